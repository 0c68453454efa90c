-- The regie's figures: daily snapshots that hold nothing but what may be published.
CREATE SCHEMA regie;

CREATE TABLE regie.snapshot (
  snapshot bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  controller text COLLATE "C" NOT NULL,
  -- Calendar day of Europe/Brussels.
  day date NOT NULL,
  at timestamptz NOT NULL,
  -- Of the last event that is counted.
  position bigint NOT NULL,
  k integer NOT NULL CHECK (k > 0),
  -- Rounded and suppressed; null when on that day the former figures stood.
  publication jsonb
);

CREATE INDEX snapshot_of_controller ON regie.snapshot (controller, snapshot DESC);

ALTER TABLE regie.snapshot ENABLE ROW LEVEL SECURITY;
ALTER TABLE regie.snapshot FORCE ROW LEVEL SECURITY;
-- Who makes the snapshots makes those of every controller; who reads them reads its own.
CREATE POLICY snapshot_made ON regie.snapshot TO koz_process_manager USING (true) WITH CHECK (true);
CREATE POLICY snapshot_of_tenant ON regie.snapshot FOR SELECT TO koz_query
  USING (controller = current_setting('koz.controller', true));

-- Asked for outside the daily round, after an import: up to which event it should tell.
CREATE TABLE regie.snapshot_request (
  request bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  position bigint NOT NULL
);

GRANT USAGE ON SCHEMA regie TO koz_process_manager, koz_query, koz_command;
GRANT SELECT, INSERT ON regie.snapshot TO koz_process_manager;
GRANT SELECT ON regie.snapshot TO koz_query;
GRANT INSERT ON regie.snapshot_request TO koz_command;
GRANT SELECT, DELETE ON regie.snapshot_request TO koz_process_manager;
GRANT SELECT ON regie.snapshot_request TO koz_query;
