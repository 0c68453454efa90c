-- The only order that an index knows is that of random ids.
CREATE INDEX ON {{plan}} (controller, care_plan_id);
CREATE INDEX ON {{application}} (care_plan_id);

CREATE POLICY read_by_tenant ON {{plan}} FOR SELECT TO koz_query
  USING (controller = current_setting('koz.controller', true));
CREATE POLICY read_by_tenant ON {{application}} FOR SELECT TO koz_query
  USING (controller = current_setting('koz.controller', true));
