-- Applies a batch. One statement is one transaction: either an event is in all three tables, or in none.
-- Rows are written in the order of their keys, so that two processes do not wait for each other in a circle.
WITH arrived AS (
  SELECT DISTINCT ON (event, address) event, address, kind, at
  FROM unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[]) AS e (event, address, kind, at)
  ORDER BY event, address
),
fresh AS (
  INSERT INTO applied_event (event, address)
  SELECT event, address FROM arrived
  ON CONFLICT DO NOTHING
  RETURNING event, address
),
news AS (
  SELECT address, kind, at FROM arrived JOIN fresh USING (event, address)
),
counted AS (
  INSERT INTO counter AS known (address, kind, count)
  SELECT address, kind, count(*) FROM news GROUP BY address, kind ORDER BY address, kind
  ON CONFLICT (address, kind) DO UPDATE SET count = known.count + excluded.count
)
INSERT INTO recipient AS known (address, status, status_at)
SELECT DISTINCT ON (address) address, kind, at FROM news ORDER BY address, at DESC, kind DESC
ON CONFLICT (address) DO UPDATE SET status = excluded.status, status_at = excluded.status_at
-- events arrive in any order: an older one does not replace a newer one
WHERE (known.status_at, known.status) < (excluded.status_at, excluded.status)
