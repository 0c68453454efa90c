-- {{since}} is the column of the order. $1 the emergency list alone, $2 the organiser's locations, $3 since (or null)
-- and $4 plan of the last row before, $5 how many
SELECT plan.care_plan_id AS "carePlanId",
       plan.controller,
       plan.revision,
       plan.for_all AS "isForAll",
       plan.emergency_reason IS NOT NULL AS "isEmergency",
       to_char(plan.{{since}} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "since",
       to_char(plan.filed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "filedAt",
       to_char(plan.start_month, 'YYYY-MM-DD') AS "startMonth",
       plan.care_parts AS "careParts",
       plan.precise,
       plan.identity,
       plan.planning
  FROM rm.care_plan_pool_plan plan
 WHERE plan.pool_since IS NOT NULL
   AND (plan.controller = current_setting('koz.controller', true)
        OR EXISTS (
          SELECT FROM reference.location
           WHERE location.controller = current_setting('koz.controller', true)))
   AND (NOT $1::boolean OR plan.emergency_reason IS NOT NULL)
   -- Who has or had an application sees what its stage shows: the pool might show more.
   AND NOT plan.location_ids && $2::text[]
   AND ($3::timestamptz IS NULL OR (plan.{{since}}, plan.care_plan_id) > ($3::timestamptz, $4::uuid))
 ORDER BY plan.{{since}}, plan.care_plan_id
 LIMIT $5
