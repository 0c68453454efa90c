-- The inbox of a location, in waiting order: all of it, or at one status.
CREATE INDEX ON {{application}} (location_id, filed_position);
CREATE INDEX ON {{application}} (location_id, status, filed_position);

-- What changed since a position, for whoever follows along. The order in which events came is the log's, and tells of no
-- day of birth. An application is found by its plan when it is the plan that changed.
CREATE INDEX ON {{application}} (shown_position);
CREATE INDEX ON {{application}} (care_plan_id);
CREATE INDEX ON {{plan}} (shown_position);

-- Of {{terms}} nothing is answered: only the projector reads it.

-- A row is its controller's, and that of the controller of the location that the family applied to (rule 10).
CREATE POLICY read_by_tenant ON {{application}} FOR SELECT TO koz_query USING (
  controller = current_setting('koz.controller', true)
  OR location_id = ANY (ARRAY(
    SELECT location.location_id FROM reference.location
     WHERE location.controller = current_setting('koz.controller', true)))
);
CREATE POLICY read_by_tenant ON {{plan}} FOR SELECT TO koz_query USING (
  controller = current_setting('koz.controller', true)
  OR location_ids && ARRAY(
    SELECT location.location_id::text FROM reference.location
     WHERE location.controller = current_setting('koz.controller', true))
);

-- A position and the name of a controller: for every tenant, since its organisers may show plans of any controller.
CREATE POLICY read_by_tenant ON {{renewal}} FOR SELECT TO koz_query USING (
  current_setting('koz.controller', true) <> ''
);
