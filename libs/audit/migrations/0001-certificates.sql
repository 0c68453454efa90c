-- Certificates of destruction: exact bytes, signed and chained per controller (docs/stored-form.md). The columns
-- beside them only say what the bytes say, so that a certificate is found.
CREATE SCHEMA audit;

CREATE TABLE audit.certificate (
  controller text COLLATE "C" NOT NULL,
  sequence bigint NOT NULL CHECK (sequence > 0),
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('shredding', 'epoch')),
  care_plan_id uuid,
  tier text COLLATE "C",
  epoch integer NOT NULL,
  -- Of the plan's receipt code: after five years the only way to its certificates.
  receipt_hash bytea CHECK (length(receipt_hash) = 32),
  hash bytea NOT NULL CHECK (length(hash) = 32),
  certificate bytea NOT NULL,
  PRIMARY KEY (controller, sequence)
);
CREATE INDEX certificate_of_plan ON audit.certificate (care_plan_id) WHERE care_plan_id IS NOT NULL;
CREATE INDEX certificate_of_receipt ON audit.certificate (receipt_hash) WHERE receipt_hash IS NOT NULL;
CREATE INDEX certificate_of_epoch ON audit.certificate (controller, epoch) WHERE kind = 'epoch';

-- Grants keep every role from changing a row; this keeps the owner from it too.
CREATE FUNCTION audit.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a certificate is never changed or deleted' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER certificate_is_final BEFORE UPDATE OR DELETE ON audit.certificate
  FOR EACH ROW EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER certificates_are_final BEFORE TRUNCATE ON audit.certificate
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

ALTER TABLE audit.certificate ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit.certificate FORCE ROW LEVEL SECURITY;
-- Whoever carries out the fence writes them: the vault's role, for the controller it destroys for.
CREATE POLICY certificate_written ON audit.certificate TO koz_vault
  USING (controller = current_setting('koz.controller', true))
  WITH CHECK (controller = current_setting('koz.controller', true));
-- Auditor and officer read their controller's; who holds the receipt reads those of its plan, whosever they are.
CREATE POLICY certificate_of_controller ON audit.certificate FOR SELECT TO koz_query
  USING (controller = current_setting('koz.controller', true));
CREATE POLICY certificate_of_receipt ON audit.certificate FOR SELECT TO koz_query
  USING (receipt_hash = decode(NULLIF(current_setting('koz.receipt_hash', true), ''), 'hex'));

GRANT USAGE ON SCHEMA audit TO koz_vault, koz_query;
GRANT SELECT, INSERT ON audit.certificate TO koz_vault;
GRANT SELECT ON audit.certificate TO koz_query;
