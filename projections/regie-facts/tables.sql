CREATE INDEX ON {{application}} (care_plan_id);

-- Of {{terms}} nothing is answered: only the projector reads it.

-- Only who answers for a plan counts it (rule 10).
CREATE POLICY read_by_tenant ON {{plan}} FOR SELECT TO koz_query USING (
  controller = current_setting('koz.controller', true)
);
CREATE POLICY read_by_tenant ON {{application}} FOR SELECT TO koz_query USING (
  controller = current_setting('koz.controller', true)
);
