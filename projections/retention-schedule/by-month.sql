-- $7 day: how many plans lose which tier in each month, and how many of those are held on that day
SELECT month, tier, count(*)::int AS "plans",
       count(*) FILTER (WHERE held_until > $7::date)::int AS "held"
  FROM due
 CROSS JOIN LATERAL (
   SELECT precise_month AS month, 'precise' AS tier WHERE fence = 'none'
   UNION ALL
   SELECT everything_month, tier FROM unnest(ARRAY['identity', 'planning']) AS tier WHERE fence <> 'all'
 ) going
 GROUP BY month, tier
 ORDER BY month, tier
