-- The audit of the audit: who read or took away history, and who decided on holds, policies and runs, with the reason
-- they gave. Codes and random ids only, never a value. Written before the answer leaves.
CREATE TABLE ledger.consultation (
  entry bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  consultation_id uuid NOT NULL UNIQUE,
  at timestamptz NOT NULL,
  actor uuid NOT NULL,
  role text COLLATE "C" NOT NULL,
  -- Of whose history; absent when the operator looked at that of all.
  controller text COLLATE "C" CHECK (controller IS NOT NULL OR role = 'operator'),
  action text COLLATE "C" NOT NULL CHECK (action ~ '^[a-zA-Z]{1,40}$'),
  reason text COLLATE "C" NOT NULL CHECK (reason ~ '^[a-zA-Z]{1,40}$'),
  -- Of what: a stream, a plan's, hold's or run's id, a version of a policy. Without a blank, so that no text fits.
  subject text COLLATE "C" CHECK (subject ~ '^[a-zA-Z0-9:@._-]{1,100}$')
);
CREATE INDEX consultation_of_controller ON ledger.consultation (controller, entry);

CREATE TRIGGER consultation_is_final BEFORE UPDATE OR DELETE ON ledger.consultation
  FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER consultations_are_final BEFORE TRUNCATE ON ledger.consultation
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

ALTER TABLE ledger.consultation ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger.consultation FORCE ROW LEVEL SECURITY;
CREATE POLICY consultation_recorded ON ledger.consultation FOR INSERT TO koz_query, koz_command
  WITH CHECK (controller IS NULL OR controller = current_setting('koz.controller', true));
-- What the operator did over all controllers concerns each of them.
CREATE POLICY consultation_of_controller ON ledger.consultation FOR SELECT TO koz_query
  USING (controller IS NULL OR controller = current_setting('koz.controller', true));

GRANT USAGE ON SCHEMA ledger TO koz_command;
GRANT INSERT ON ledger.consultation TO koz_query, koz_command;
GRANT SELECT ON ledger.consultation TO koz_query;
