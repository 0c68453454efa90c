-- The applications of a page of plans.
CREATE INDEX ON {{application}} (care_plan_id);

-- A history is read by its own controller, whole; no organiser reads one (rule 10).
CREATE POLICY read_by_tenant ON {{application}} FOR SELECT TO koz_query USING (
  controller = current_setting('koz.controller', true)
);
CREATE POLICY read_by_tenant ON {{plan}} FOR SELECT TO koz_query USING (
  controller = current_setting('koz.controller', true)
);
