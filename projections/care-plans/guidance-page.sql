-- $1 the day in Belgium, $2 since (or null) and $3 plan of the last row before, $4 how many
WITH applied AS (
  SELECT application.care_plan_id,
         count(*) AS made,
         bool_and(application.status IN ('noPlace', 'rejected', 'withdrawn')) AS in_vain,
         max(application.since) AS last_since,
         min(application.answer_by) FILTER (WHERE application.status = 'created') AS answer_by,
         array_agg(application.location_id) AS location_ids,
         json_agg(json_build_object('applicationId', application.application_id, 'revision', application.revision)
           ORDER BY application.application_id) AS applications
    FROM rm.care_plans_application application
   WHERE application.controller = current_setting('koz.controller', true)
   GROUP BY application.care_plan_id
  -- Its place is found, or one for part of the week confirmed.
  HAVING NOT bool_or(application.status = 'approved')
), guided AS (
  SELECT plan.care_plan_id,
         plan.revision,
         applied.applications,
         applied.location_ids,
         CASE WHEN applied.in_vain THEN 'onlyNoPlace' ELSE 'notTakenUp' END AS reason,
         -- A term runs out with its last day, in Belgium.
         CASE WHEN applied.in_vain THEN applied.last_since
              ELSE (applied.answer_by + 1)::timestamp AT TIME ZONE 'Europe/Brussels' END AS since
    FROM rm.care_plans_plan plan
    JOIN applied ON applied.care_plan_id = plan.care_plan_id
   WHERE plan.controller = current_setting('koz.controller', true)
     AND plan.status = 'filed'
     AND plan.generalised_at IS NULL
     AND plan.start_month IS NOT NULL
     -- Of an application that is still to be made nothing is known yet.
     AND (applied.answer_by < $1::date
          OR (applied.in_vain AND applied.made = cardinality(plan.application_ids)))
)
SELECT guided.care_plan_id AS "carePlanId",
       guided.revision,
       guided.reason,
       to_char(guided.since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "since",
       guided.applications,
       ARRAY(
         SELECT DISTINCT location.municipality FROM reference.location
          WHERE location.location_id = ANY (guided.location_ids)
          ORDER BY location.municipality) AS "municipalities"
  FROM guided
 WHERE $2::timestamptz IS NULL OR (guided.since, guided.care_plan_id) > ($2::timestamptz, $3::uuid)
 ORDER BY guided.since, guided.care_plan_id
 LIMIT $4
