-- $7 day, $8 its month: of how many plans something is due in each month, by its step; not held on that day
SELECT step, month, count(*)::int AS "plans"
  FROM due
 CROSS JOIN LATERAL (
   SELECT CASE WHEN erasure_requested THEN 'erasure'
               WHEN everything_month <= $8::int THEN 'everything'
               WHEN fence = 'none' AND precise_month <= $8::int THEN 'precise' END AS step
 ) going
 CROSS JOIN LATERAL (
   SELECT CASE step WHEN 'precise' THEN precise_month ELSE everything_month END AS month
 ) its
 WHERE (held_until IS NULL OR held_until <= $7::date) AND fence <> 'all' AND step IS NOT NULL
 GROUP BY step, month
 ORDER BY step, month
