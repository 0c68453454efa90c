-- The pool and the emergency list in the order in which plans came onto them: our own times, nothing of the family.
CREATE INDEX ON {{plan}} (pool_since, care_plan_id) WHERE pool_since IS NOT NULL;
CREATE INDEX ON {{plan}} (emergency_since, care_plan_id)
  WHERE pool_since IS NOT NULL AND emergency_reason IS NOT NULL;

-- What is in the pool may be looked at by every controller that has locations, and by the plan's own (rule 10). What
-- is not in it has no reader.
CREATE POLICY read_in_pool ON {{plan}} FOR SELECT TO koz_query USING (
  pool_since IS NOT NULL
  AND (controller = current_setting('koz.controller', true)
       OR EXISTS (
         SELECT FROM reference.location
          WHERE location.controller = current_setting('koz.controller', true)))
);
