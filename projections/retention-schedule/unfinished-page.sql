-- $1 after this plan or null, $2 how many: plans with a key that is closed for ever and not yet recorded as destroyed
SELECT care_plan_id AS "carePlanId", fence, keys_left AS "keysLeft"
  FROM rm.retention_schedule_plan
 WHERE controller = current_setting('koz.controller', true)
   AND (fence = 'all' OR (fence = 'precise' AND 'precise' = ANY (keys_left)))
   AND ($1::uuid IS NULL OR care_plan_id > $1::uuid)
 ORDER BY care_plan_id
 LIMIT $2
