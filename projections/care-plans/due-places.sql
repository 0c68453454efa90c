-- $1 the day in Belgium, $2 after this care plan or null, $3 how many
SELECT plan.care_plan_id AS "carePlanId",
       plan.found_revision AS "foundRevision"
  FROM rm.care_plans_plan plan
 WHERE plan.controller = current_setting('koz.controller', true)
   AND plan.confirm_by < $1::date
   AND ($2::uuid IS NULL OR plan.care_plan_id > $2::uuid)
 ORDER BY plan.care_plan_id
 LIMIT $3
