-- $1 after this plan or null, $2 how many, $3 this plan alone or null
SELECT plan.care_plan_id AS "carePlanId",
       plan.controller,
       to_char(plan.filed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "filedAt",
       plan.filed_position::float8 AS "filedPosition",
       plan.precise_position::float8 AS "precisePosition",
       plan.identity_position::float8 AS "identityPosition",
       plan.planning_position::float8 AS "planningPosition",
       plan.precise,
       plan.identity,
       plan.planning,
       coalesce((
         SELECT json_agg(json_build_object(
             'applicationId', application.application_id,
             'locationId', application.location_id,
             'status', application.status,
             'since', to_char(application.since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
             'createdAt', to_char(application.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
             'answerBy', to_char(application.answer_by, 'YYYY-MM-DD'),
             'takenUpAt', to_char(application.taken_up_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
             'decidedAt', to_char(application.decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
             'history', application.history
           ) ORDER BY application.application_id)
           FROM rm.regie_facts_application application
          WHERE application.care_plan_id = plan.care_plan_id
            AND application.controller = current_setting('koz.controller', true)
       ), '[]') AS "applications"
  FROM rm.regie_facts_plan plan
 WHERE plan.controller = current_setting('koz.controller', true)
   AND ($1::uuid IS NULL OR plan.care_plan_id > $1)
   AND ($3::uuid IS NULL OR plan.care_plan_id = $3)
 ORDER BY plan.care_plan_id
 LIMIT $2
