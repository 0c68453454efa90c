-- $1 since (or null) and $2 plan of the last row before, $3 how many
SELECT plan.care_plan_id AS "carePlanId",
       plan.controller,
       plan.revision,
       plan.emergency_reason AS "reason",
       to_char(plan.emergency_since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "since",
       ARRAY(
         SELECT DISTINCT location.municipality FROM reference.location
          WHERE location.location_id::text = ANY (plan.location_ids)
          ORDER BY location.municipality) AS "municipalities"
  FROM rm.care_plan_pool_plan plan
 WHERE plan.pool_since IS NOT NULL
   AND plan.emergency_reason IS NOT NULL
   AND plan.controller = current_setting('koz.controller', true)
   AND ($1::timestamptz IS NULL OR (plan.emergency_since, plan.care_plan_id) > ($1::timestamptz, $2::uuid))
 ORDER BY plan.emergency_since, plan.care_plan_id
 LIMIT $3
