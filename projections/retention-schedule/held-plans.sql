-- $1 a hold, or null for all: the plans of the tenant with holds that nobody lifted
SELECT care_plan_id AS "carePlanId", fence, holds
  FROM rm.retention_schedule_plan
 WHERE controller = current_setting('koz.controller', true)
   AND cardinality(holds) > 0
   AND ($1::text IS NULL OR EXISTS (SELECT FROM unnest(holds) AS hold WHERE split_part(hold, ' ', 1) = $1::text))
 ORDER BY care_plan_id
