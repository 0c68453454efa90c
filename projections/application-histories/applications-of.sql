-- $1 plans
SELECT application.application_id AS "applicationId",
       application.care_plan_id AS "carePlanId",
       application.location_id AS "locationId",
       application.steps
  FROM rm.application_histories_application application
 WHERE application.controller = current_setting('koz.controller', true)
   AND application.care_plan_id = ANY ($1::uuid[])
 ORDER BY application.application_id
