-- $1 who filed, $2 when (or null) and $3 plan of the last row before, $4 how many
SELECT plan.care_plan_id AS "carePlanId",
       plan.controller,
       plan.mandate,
       to_char(plan.filed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "filedAt",
       plan.status,
       to_char(plan.confirm_by, 'YYYY-MM-DD') AS "confirmBy"
  FROM rm.care_plans_plan plan
 WHERE plan.controller = current_setting('koz.controller', true)
   AND plan.mandate IS NOT NULL
   AND plan.filed_by = $1::uuid
   AND ($2::timestamptz IS NULL OR (plan.filed_at, plan.care_plan_id) < ($2::timestamptz, $3::uuid))
 ORDER BY plan.filed_at DESC, plan.care_plan_id DESC
 LIMIT $4
