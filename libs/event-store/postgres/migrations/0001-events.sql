-- The event log: events, heads and the counter that gives positions (docs/stored-form.md).

CREATE SCHEMA es;

-- One row per event, written once. Payload and metadata are exact bytes; hash and prev_hash chain each stream.
-- No CHECK constraints here and on es.head: PostgreSQL parses and plans each again in every statement, which was
-- measured at a third of an append; es.append checks what the types do not.
CREATE TABLE es.event (
  position bigint PRIMARY KEY,
  stream text COLLATE "C" NOT NULL,
  revision integer NOT NULL,
  id uuid NOT NULL,
  type text COLLATE "C" NOT NULL,
  version smallint NOT NULL,
  controller text COLLATE "C" NOT NULL,
  payload bytea NOT NULL,
  metadata bytea NOT NULL,
  hash bytea NOT NULL,
  prev_hash bytea NOT NULL,
  CONSTRAINT event_stream_revision UNIQUE (stream, revision),
  -- Of one controller: nobody can find out by a refused id what another controller holds.
  CONSTRAINT event_id_controller UNIQUE (id, controller)
);

-- Sealed bytes do not compress: trying to would cost a copy for nothing.
ALTER TABLE es.event ALTER COLUMN payload SET STORAGE EXTERNAL;

-- What must hold at once, per stream, written in the append. Room is kept on each page so that an update stays on it.
CREATE TABLE es.head (
  stream text COLLATE "C" PRIMARY KEY,
  controller text COLLATE "C" NOT NULL,
  revision integer NOT NULL,
  hash bytea NOT NULL,
  position bigint NOT NULL,
  stage text,
  place text,
  place_application_id uuid,
  fence text,
  shared_with text[] COLLATE "C" NOT NULL DEFAULT '{}'
) WITH (fillfactor = 70);

-- The next position. Its row lock, held until commit, makes positions dense and in commit order.
CREATE TABLE es.counter (
  singleton boolean PRIMARY KEY DEFAULT true,
  next_position bigint NOT NULL
) WITH (fillfactor = 10);

INSERT INTO es.counter (next_position) VALUES (0);

-- Grants keep every role from changing an event; this keeps the owner from it too.
CREATE FUNCTION es.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an event is never changed or deleted' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER event_is_final BEFORE UPDATE OR DELETE ON es.event
  FOR EACH ROW EXECUTE FUNCTION es.refuse_change();
CREATE TRIGGER log_is_final BEFORE TRUNCATE ON es.event
  FOR EACH STATEMENT EXECUTE FUNCTION es.refuse_change();

-- The tenant predicate. Projector and process manager read the whole log: the named exceptions of rule 10.
ALTER TABLE es.event ENABLE ROW LEVEL SECURITY;
ALTER TABLE es.event FORCE ROW LEVEL SECURITY;
CREATE POLICY event_of_controller ON es.event FOR SELECT TO koz_command
  USING (controller = current_setting('koz.controller', true));
CREATE POLICY event_of_everyone ON es.event FOR SELECT TO koz_projector, koz_process_manager
  USING (true);
-- The query side reads what a controller adopted, its own stream, which holds nothing personal; no plan's events.
CREATE POLICY event_of_controller_stream ON es.event FOR SELECT TO koz_query
  USING (controller = current_setting('koz.controller', true) AND stream = 'controller-' || controller);
CREATE POLICY event_appended ON es.event FOR INSERT TO koz_command, koz_process_manager
  WITH CHECK (controller = current_setting('koz.controller', true));

ALTER TABLE es.head ENABLE ROW LEVEL SECURITY;
ALTER TABLE es.head FORCE ROW LEVEL SECURITY;
CREATE POLICY head_of_controller_or_shared ON es.head FOR SELECT
  TO koz_command, koz_query, koz_process_manager
  USING (
    controller = current_setting('koz.controller', true)
    OR current_setting('koz.controller', true) = ANY (shared_with)
  );
CREATE POLICY head_inserted ON es.head FOR INSERT TO koz_command, koz_process_manager
  WITH CHECK (controller = current_setting('koz.controller', true));
CREATE POLICY head_moved ON es.head FOR UPDATE TO koz_command, koz_process_manager
  USING (controller = current_setting('koz.controller', true));

GRANT USAGE ON SCHEMA es TO koz_command, koz_query, koz_projector, koz_process_manager;
GRANT SELECT ON es.event TO koz_command, koz_query, koz_projector, koz_process_manager;
GRANT INSERT ON es.event TO koz_command, koz_process_manager;
GRANT SELECT ON es.head TO koz_command, koz_query, koz_process_manager;
GRANT INSERT, UPDATE ON es.head TO koz_command, koz_process_manager;
GRANT SELECT ON es.counter TO koz_command, koz_query, koz_projector, koz_process_manager;
GRANT UPDATE (next_position) ON es.counter TO koz_command, koz_process_manager;
