-- $7 day, $8 its month, $9 precise, everything or erasure, $10 after this plan or null, $11 how many,
-- $12 the plans of this month by their term only, also when it is to come, or null
SELECT care_plan_id AS "carePlanId",
       CASE WHEN erasure_requested THEN 'erasure'
            WHEN $9::text = 'precise' THEN precise_cause ELSE everything_cause END AS "cause",
       CASE WHEN $9::text = 'precise' THEN precise_month ELSE everything_month END AS "month",
       fence
  FROM due
 WHERE (held_until IS NULL OR held_until <= $7::date)
   AND ($10::uuid IS NULL OR care_plan_id > $10::uuid)
   AND CASE $9::text
         -- Where all of it is due there is no step before.
         WHEN 'precise' THEN fence = 'none' AND NOT erasure_requested
                             AND precise_month <= $8::int AND everything_month > $8::int
                             AND ($12::int IS NULL OR precise_month = $12::int)
         WHEN 'erasure' THEN fence <> 'all' AND erasure_requested
         ELSE fence <> 'all' AND CASE WHEN $12::int IS NULL THEN erasure_requested OR everything_month <= $8::int
                                      ELSE NOT erasure_requested AND everything_month = $12::int END
       END
 ORDER BY care_plan_id
 LIMIT $11
