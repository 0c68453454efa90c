-- $1 anchor and $2 months of P2Y6M, $3 and $4 of P5Y, $5 months after a withdrawal and $6 after a rejection, or null.
-- The same as dueOf of @koz/retention; a spec holds them to each other.
, term AS (
  SELECT plan.*,
         COALESCE(CASE $1::text WHEN 'childBirth' THEN birth_month WHEN 'startDate' THEN start_month END,
                  filed_month) + $2::int AS first,
         COALESCE(CASE $3::text WHEN 'childBirth' THEN birth_month WHEN 'startDate' THEN start_month END,
                  filed_month) + $4::int AS last,
         ended_month + CASE ended_how WHEN 'withdrawn' THEN $5::int WHEN 'rejected' THEN $6::int END AS after_end
    FROM plan
), due AS (
  SELECT term.*,
         LEAST(first, last, after_end) AS precise_month,
         CASE WHEN first <= LEAST(last, after_end) THEN 'P2Y6M'
              WHEN after_end < last THEN 'withdrawal' ELSE 'P5Y' END AS precise_cause,
         LEAST(last, after_end) AS everything_month,
         CASE WHEN after_end < last THEN 'withdrawal' ELSE 'P5Y' END AS everything_cause
    FROM term
)
