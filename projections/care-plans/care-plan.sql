-- $1 care plan, $2 who filed it (or null: whoever did)
SELECT plan.care_plan_id AS "carePlanId",
       plan.controller,
       plan.filed_by AS "filedBy",
       plan.mandate,
       to_char(plan.filed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "filedAt",
       plan.status,
       plan.revision,
       plan.application_ids AS "applicationIds",
       to_char(plan.generalised_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "generalisedAt",
       plan.precise,
       plan.identity,
       plan.planning,
       to_char(plan.start_month, 'YYYY-MM-DD') AS "startMonth",
       plan.emergency,
       plan.found_application_id AS "foundApplicationId",
       to_char(plan.confirm_by, 'YYYY-MM-DD') AS "confirmBy"
  FROM rm.care_plans_plan plan
 WHERE plan.care_plan_id = $1::uuid
   AND plan.controller = current_setting('koz.controller', true)
   AND ($2::uuid IS NULL OR plan.filed_by = $2::uuid)
