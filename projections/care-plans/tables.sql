CREATE INDEX ON {{application}} (care_plan_id);

-- Only who answers for a plan's data reads its rows; whose plan it is, is for who answers to look at (rule 10).
CREATE POLICY read_by_tenant ON {{plan}} FOR SELECT TO koz_query
  USING (controller = current_setting('koz.controller', true));
CREATE POLICY read_by_tenant ON {{application}} FOR SELECT TO koz_query
  USING (controller = current_setting('koz.controller', true));
