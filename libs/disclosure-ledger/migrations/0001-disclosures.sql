-- The disclosure ledger: who was shown which fields of which plan, when, and on what ground. Never a value.
CREATE SCHEMA ledger;

-- One row per answer and application (or plan, for a viewer without an application). Written once.
CREATE TABLE ledger.disclosure (
  entry bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  answer_id uuid NOT NULL,
  at timestamptz NOT NULL,
  viewer uuid NOT NULL,
  role text COLLATE "C" NOT NULL,
  organiser_id uuid,
  -- In whose scope the viewer asked.
  viewer_controller text COLLATE "C" NOT NULL,
  -- Who answers for the plan's data: another one when a location across the border looks.
  controller text COLLATE "C" NOT NULL,
  care_plan_id uuid NOT NULL,
  application_id uuid,
  -- field:cell, such as child.birthDate:MY
  fields text[] NOT NULL CHECK (cardinality(fields) > 0),
  ground text COLLATE "C" NOT NULL,
  policy_version text COLLATE "C" NOT NULL
);

CREATE INDEX disclosure_of_plan ON ledger.disclosure (care_plan_id, entry);

-- Grants keep every role from changing a row; this keeps the owner from it too.
CREATE FUNCTION ledger.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a disclosure is never changed or deleted' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER disclosure_is_final BEFORE UPDATE OR DELETE ON ledger.disclosure
  FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER ledger_is_final BEFORE TRUNCATE ON ledger.disclosure
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

ALTER TABLE ledger.disclosure ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger.disclosure FORCE ROW LEVEL SECURITY;
-- Whoever answers records in its own scope; who answers for the plan reads what was recorded of it.
CREATE POLICY disclosure_recorded ON ledger.disclosure FOR INSERT TO koz_query
  WITH CHECK (viewer_controller = current_setting('koz.controller', true));
CREATE POLICY disclosure_of_controller ON ledger.disclosure FOR SELECT TO koz_query
  USING (controller = current_setting('koz.controller', true));

GRANT USAGE ON SCHEMA ledger TO koz_query;
GRANT SELECT, INSERT ON ledger.disclosure TO koz_query;
