-- $1 locations, $2 today in Belgium
SELECT application.status,
       count(*)::int AS "count",
       (count(*) FILTER (WHERE application.status = 'created' AND application.answer_by < $2::date))::int AS "overdue"
  FROM rm.organiser_applications_application application
 WHERE application.location_id = ANY ($1::uuid[])
   AND (application.controller = current_setting('koz.controller', true)
        OR application.location_id = ANY (ARRAY(
          SELECT location.location_id FROM reference.location
           WHERE location.controller = current_setting('koz.controller', true))))
 GROUP BY application.status
