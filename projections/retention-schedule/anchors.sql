-- The plans of the tenant with how and when they ended: withdrawn as a whole, or with all their applications.
WITH plan AS (
  SELECT plan.*,
         CASE WHEN plan.withdrawn_month IS NOT NULL THEN 'withdrawn'
              WHEN ended.applications = plan.applications AND ended.is_rejected THEN 'rejected'
              WHEN ended.applications = plan.applications THEN 'withdrawn' END AS ended_how,
         CASE WHEN plan.withdrawn_month IS NOT NULL THEN plan.withdrawn_month
              WHEN ended.applications = plan.applications THEN ended.month END AS ended_month
    FROM rm.retention_schedule_plan plan
    CROSS JOIN LATERAL (
      SELECT count(*) AS applications,
             bool_or(application.status = 'rejected') AS is_rejected,
             max(application.since_month) AS month
        FROM rm.retention_schedule_application application
       WHERE application.care_plan_id = plan.care_plan_id
         AND application.status IN ('rejected', 'withdrawn')
    ) ended
   WHERE plan.controller = current_setting('koz.controller', true)
)
