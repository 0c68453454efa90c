-- $1 after this position, $2 how many
-- One statement, so that the position and the rows are of one moment, also while a rebuilt generation takes over.
WITH live AS (
  SELECT position FROM rm.checkpoint WHERE projection = 'organiser-applications' AND state = 'live'
), changed AS (
  SELECT application.application_id
    FROM rm.organiser_applications_application application
   WHERE application.shown_position > $1::bigint
   UNION
  SELECT application.application_id
    FROM rm.organiser_applications_plan plan
    JOIN rm.organiser_applications_application application ON application.care_plan_id = plan.care_plan_id
   WHERE plan.shown_position > $1::bigint
), update AS (
  SELECT greatest(application.shown_position, plan.shown_position) AS position,
         application.application_id, application.care_plan_id, application.location_id,
         application.revision, application.status
    FROM changed
    JOIN rm.organiser_applications_application application ON application.application_id = changed.application_id
    JOIN rm.organiser_applications_plan plan ON plan.care_plan_id = application.care_plan_id
   WHERE application.controller = current_setting('koz.controller', true)
      OR application.location_id = ANY (ARRAY(
        SELECT location.location_id FROM reference.location
         WHERE location.controller = current_setting('koz.controller', true)))
  UNION ALL
  SELECT max(renewal.position), NULL, NULL, NULL, NULL, NULL
    FROM rm.organiser_applications_renewal renewal
   WHERE renewal.position > $1::bigint
  HAVING max(renewal.position) IS NOT NULL
)
SELECT live.position::float8 AS "through",
       update.position::float8 AS "position",
       update.application_id AS "applicationId",
       update.care_plan_id AS "carePlanId",
       update.location_id AS "locationId",
       update.revision,
       update.status
  FROM live
  LEFT JOIN update ON true
 ORDER BY update.position, update.application_id
 LIMIT $2
