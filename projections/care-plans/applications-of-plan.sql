-- $1 care plan
SELECT application.application_id AS "applicationId",
       application.location_id AS "locationId",
       application.status,
       to_char(application.since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "since",
       to_char(application.filed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "filedAt",
       application.revision,
       application.history,
       application.confirmation_ground AS "confirmationGround"
  FROM rm.care_plans_application application
 WHERE application.care_plan_id = $1::uuid
   AND application.controller = current_setting('koz.controller', true)
