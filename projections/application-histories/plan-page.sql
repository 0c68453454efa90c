-- $1 after this plan or null, $2 how many
SELECT plan.care_plan_id AS "carePlanId",
       to_char(plan.filed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "filedAt",
       plan.places,
       plan.starts,
       plan.fences,
       plan.precise
  FROM rm.application_histories_plan plan
 WHERE plan.controller = current_setting('koz.controller', true)
   AND ($1::uuid IS NULL OR plan.care_plan_id > $1::uuid)
 ORDER BY plan.care_plan_id
 LIMIT $2
