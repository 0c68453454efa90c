-- Unusual access: raised by the auditor over what it seals, once for each rule, viewer and window, for every controller
-- of whose plans something was seen in it. Codes, random ids, counts and our own times.
CREATE TABLE ledger.alert (
  alert_id uuid PRIMARY KEY,
  number_raised bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  controller text COLLATE "C" NOT NULL,
  rule text COLLATE "C" NOT NULL CHECK (rule ~ '^[a-zA-Z]{1,40}$'),
  viewer uuid NOT NULL,
  role text COLLATE "C" NOT NULL,
  organiser_id uuid,
  window_begins timestamptz NOT NULL,
  window_ends timestamptz NOT NULL,
  -- Of plans, over all controllers, when it was raised; and how many would have raised none.
  number integer NOT NULL CHECK (number > threshold),
  threshold integer NOT NULL CHECK (threshold >= 0),
  at timestamptz NOT NULL,
  UNIQUE (rule, viewer, window_begins, controller),
  UNIQUE (alert_id, controller)
);
CREATE INDEX alert_of_controller ON ledger.alert (controller, number_raised);

-- That an officer looked into it. The first one stands.
CREATE TABLE ledger.alert_acknowledgement (
  alert_id uuid PRIMARY KEY,
  controller text COLLATE "C" NOT NULL,
  actor uuid NOT NULL,
  at timestamptz NOT NULL,
  reason text COLLATE "C" NOT NULL CHECK (reason ~ '^[a-zA-Z]{1,40}$'),
  FOREIGN KEY (alert_id, controller) REFERENCES ledger.alert (alert_id, controller)
);

CREATE TRIGGER alert_is_final BEFORE UPDATE OR DELETE ON ledger.alert
  FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER alerts_are_final BEFORE TRUNCATE ON ledger.alert
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER acknowledgement_is_final BEFORE UPDATE OR DELETE ON ledger.alert_acknowledgement
  FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER acknowledgements_are_final BEFORE TRUNCATE ON ledger.alert_acknowledgement
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

ALTER TABLE ledger.alert ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger.alert FORCE ROW LEVEL SECURITY;
ALTER TABLE ledger.alert_acknowledgement ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger.alert_acknowledgement FORCE ROW LEVEL SECURITY;
CREATE POLICY alert_raised ON ledger.alert TO koz_auditor USING (true) WITH CHECK (true);
CREATE POLICY alert_of_controller ON ledger.alert FOR SELECT TO koz_query
  USING (controller = current_setting('koz.controller', true));
CREATE POLICY acknowledgement_of_controller ON ledger.alert_acknowledgement TO koz_query
  USING (controller = current_setting('koz.controller', true))
  WITH CHECK (controller = current_setting('koz.controller', true));

GRANT SELECT, INSERT ON ledger.alert TO koz_auditor;
GRANT SELECT ON ledger.alert TO koz_query;
GRANT SELECT, INSERT ON ledger.alert_acknowledgement TO koz_query;
