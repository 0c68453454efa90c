-- $1 application, $2 the organiser's locations
WITH asked AS (
  SELECT application.*
    FROM rm.organiser_applications_application application
   WHERE application.application_id = $1::uuid
     AND application.location_id = ANY ($2::uuid[])
     AND (application.controller = current_setting('koz.controller', true)
          OR application.location_id = ANY (ARRAY(
            SELECT location.location_id FROM reference.location
             WHERE location.controller = current_setting('koz.controller', true))))
), waiting AS (
  -- Who waits at its location, no further than itself: the last of them is the application, when it waits.
  SELECT count(*) AS rank,
         bool_or(application.application_id = $1::uuid) AS waits
    FROM asked
    JOIN rm.organiser_applications_application application ON application.location_id = asked.location_id
    JOIN rm.organiser_applications_plan plan ON plan.care_plan_id = application.care_plan_id
   WHERE application.filed_position <= asked.filed_position
     AND application.status IN ('created', 'noPlace', 'accepted')
     AND (plan.place = 'none' OR plan.place_application_id = application.application_id)
)
SELECT asked.application_id AS "applicationId",
       asked.care_plan_id AS "carePlanId",
       asked.controller,
       asked.location_id AS "locationId",
       asked.status,
       to_char(asked.since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "since",
       to_char(asked.filed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "filedAt",
       asked.filed_position::float8 AS "filedPosition",
       to_char(asked.answer_by, 'YYYY-MM-DD') AS "answerBy",
       to_char(asked.confirm_by, 'YYYY-MM-DD') AS "confirmBy",
       asked.confirmation_ground AS "confirmationGround",
       asked.revision,
       asked.history,
       CASE WHEN waiting.waits THEN waiting.rank::int END AS "rank",
       to_char(plan.start_month, 'YYYY-MM-DD') AS "startMonth",
       plan.care_parts AS "careParts",
       to_char(plan.generalised_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "generalisedAt",
       plan.precise,
       plan.identity,
       plan.planning
  FROM asked
  JOIN rm.organiser_applications_plan plan ON plan.care_plan_id = asked.care_plan_id
 CROSS JOIN waiting
