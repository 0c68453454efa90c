-- Runs of retention: those that somebody asked for, and those that were. Codes, times and totals of a whole run: no plan,
-- no month of birth, no name.
CREATE SCHEMA retention;

CREATE TABLE retention.run (
  controller text COLLATE "C" NOT NULL,
  run_id uuid NOT NULL,
  -- In the order of asking.
  number bigint GENERATED ALWAYS AS IDENTITY,
  cause text COLLATE "C" NOT NULL
    CHECK (cause IN ('officer', 'operator', 'schedule', 'clock', 'import', 'erasure', 'holdLifted')),
  -- Who asked, as in the metadata of events: an officer, or nobody.
  actor uuid CHECK ((actor IS NOT NULL) = (cause = 'officer')),
  -- The day for which it was asked; null: the day on which it is begun.
  as_of date,
  state text COLLATE "C" NOT NULL DEFAULT 'queued'
    CHECK (state IN ('queued', 'running', 'interrupted', 'done', 'stopped')),
  asked_at timestamptz NOT NULL,
  started_at timestamptz,
  ended_at timestamptz CHECK ((ended_at IS NOT NULL) = (state IN ('done', 'stopped'))),
  -- How often it was begun: more than once where one was broken off. Who holds an earlier number writes nothing any more.
  attempts integer NOT NULL DEFAULT 0,
  -- Why it stopped before it destroyed anything.
  alert text COLLATE "C" CHECK ((alert IS NOT NULL) = (state = 'stopped')),
  -- Totals over all attempts.
  totals jsonb NOT NULL DEFAULT '{}',
  -- Found nothing to do.
  idle boolean NOT NULL DEFAULT false,
  PRIMARY KEY (controller, run_id)
);
CREATE INDEX run_of_controller ON retention.run (controller, number DESC);
-- What wakes retention several times before a run begins is served by one run.
CREATE UNIQUE INDEX run_waiting ON retention.run (controller, cause) WHERE state = 'queued' AND cause <> 'officer';

ALTER TABLE retention.run ENABLE ROW LEVEL SECURITY;
ALTER TABLE retention.run FORCE ROW LEVEL SECURITY;
-- Who takes requests asks; who destroys says what came of it; who answers an officer reads.
CREATE POLICY run_asked ON retention.run FOR INSERT TO koz_command
  WITH CHECK (controller = current_setting('koz.controller', true) AND state = 'queued');
CREATE POLICY run_asked_read ON retention.run FOR SELECT TO koz_command
  USING (controller = current_setting('koz.controller', true));
CREATE POLICY run_made ON retention.run TO koz_vault
  USING (controller = current_setting('koz.controller', true))
  WITH CHECK (controller = current_setting('koz.controller', true));
CREATE POLICY run_of_controller ON retention.run FOR SELECT TO koz_query
  USING (controller = current_setting('koz.controller', true));

GRANT USAGE ON SCHEMA retention TO koz_command, koz_vault, koz_query;
GRANT SELECT, INSERT ON retention.run TO koz_command;
GRANT SELECT, INSERT, UPDATE, DELETE ON retention.run TO koz_vault;
GRANT SELECT ON retention.run TO koz_query;
