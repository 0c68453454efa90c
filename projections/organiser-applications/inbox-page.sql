-- $1 locations, $2 status or null, $3 filed after this position, $4 how many, $5 applications or null for all
WITH page AS (
  SELECT application.*
    FROM rm.organiser_applications_application application
   WHERE application.location_id = ANY ($1::uuid[])
     AND (application.controller = current_setting('koz.controller', true)
          OR application.location_id = ANY (ARRAY(
            SELECT location.location_id FROM reference.location
             WHERE location.controller = current_setting('koz.controller', true))))
     AND ($2::text IS NULL OR application.status = $2)
     AND application.filed_position > $3::bigint
     AND ($5::uuid[] IS NULL OR application.application_id = ANY ($5::uuid[]))
   ORDER BY application.filed_position
   LIMIT $4
), waiting AS (
  -- Who waits at these locations, no further than the page's last row: nobody behind it changes a rank on it.
  SELECT application.application_id,
         row_number() OVER (PARTITION BY application.location_id ORDER BY application.filed_position) AS rank
    FROM rm.organiser_applications_application application
    JOIN rm.organiser_applications_plan plan ON plan.care_plan_id = application.care_plan_id
   WHERE application.location_id = ANY (SELECT location_id FROM page)
     AND application.filed_position <= (SELECT max(filed_position) FROM page)
     AND application.status IN ('created', 'noPlace', 'accepted')
     AND (plan.place = 'none' OR plan.place_application_id = application.application_id)
)
SELECT page.application_id AS "applicationId",
       page.care_plan_id AS "carePlanId",
       page.controller,
       page.location_id AS "locationId",
       page.status,
       to_char(page.since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "since",
       to_char(page.filed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "filedAt",
       page.filed_position::float8 AS "filedPosition",
       to_char(page.answer_by, 'YYYY-MM-DD') AS "answerBy",
       to_char(page.confirm_by, 'YYYY-MM-DD') AS "confirmBy",
       page.confirmation_ground AS "confirmationGround",
       page.revision,
       page.history,
       waiting.rank::int AS "rank",
       to_char(plan.start_month, 'YYYY-MM-DD') AS "startMonth",
       plan.care_parts AS "careParts",
       to_char(plan.generalised_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "generalisedAt",
       plan.precise,
       plan.identity,
       plan.planning
  FROM page
  JOIN rm.organiser_applications_plan plan ON plan.care_plan_id = page.care_plan_id
  LEFT JOIN waiting ON waiting.application_id = page.application_id
 ORDER BY page.filed_position
