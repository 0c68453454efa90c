-- $1 one plan, or null for a page of them: $2 after this plan or null, $3 how many
SELECT care_plan_id AS "carePlanId",
       birth_month AS "birthMonth",
       start_month AS "startMonth",
       filed_month AS "filedMonth",
       ended_how AS "endedHow",
       ended_month AS "endedMonth",
       fence,
       keys_left AS "keysLeft",
       erasure_requested AS "isErasureRequested",
       holds,
       to_char(held_until, 'YYYY-MM-DD') AS "heldUntil"
  FROM plan
 WHERE ($1::uuid IS NULL OR care_plan_id = $1::uuid)
   AND ($2::uuid IS NULL OR care_plan_id > $2::uuid)
 ORDER BY care_plan_id
 LIMIT $3
