// A fund's reports, counted from its postings, each in one statement. A reversal counts against what it reverses.

/** Balances at the end of a day, by kind of account. */
export const POSITION_ON = `
  SELECT a.kind::text, sum(m.amount)::text
    FROM (SELECT to_id AS account_id, amount FROM fund_posting WHERE fund_id = $1 AND booked_on <= $2
          UNION ALL
          SELECT from_id, -amount FROM fund_posting WHERE fund_id = $1 AND booked_on <= $2) m
    JOIN fund_account a ON a.id = m.account_id
   GROUP BY 1`;

/**
 * Every movement between the fund's money and anything else: positive in, negative out, with the kind of the account at the other
 * end and the kind of entry, a reversal's being that of what it reverses.
 */
const MOVEMENTS = `
  SELECT p.booked_on, e.case_id, coalesce(r.kind, e.kind)::text AS entry_kind,
         coalesce(r.donor_kind, e.donor_kind) AS donor_kind, coalesce(r.donor_name, e.donor_name) AS donor_name,
         (CASE WHEN t.kind IN ('AVAILABLE', 'RESERVED', 'IN_PAYMENT') THEN f.kind ELSE t.kind END)::text AS other,
         CASE WHEN t.kind IN ('AVAILABLE', 'RESERVED', 'IN_PAYMENT') THEN p.amount ELSE -p.amount END AS amount,
         (e.kind = 'REVERSAL') AS reversal
    FROM fund_posting p
    JOIN fund_entry e ON e.id = p.entry_id
    LEFT JOIN fund_entry r ON r.id = e.reverses_id
    JOIN fund_account f ON f.id = p.from_id
    JOIN fund_account t ON t.id = p.to_id
   WHERE p.fund_id = $1 AND p.booked_on BETWEEN $2 AND $3
     AND (f.kind IN ('AVAILABLE', 'RESERVED', 'IN_PAYMENT')) <> (t.kind IN ('AVAILABLE', 'RESERVED', 'IN_PAYMENT'))`;

/** The flow that a movement belongs to: money that was owed and came back is a source, money lent a use. */
const FLOW = `CASE
  WHEN other = 'RECEIVABLE' AND entry_kind = 'REPAY' THEN 'REPAID'
  WHEN other = 'RECEIVABLE' AND entry_kind = 'SET_OFF' THEN 'SET_OFF'
  WHEN other = 'RECEIVABLE' THEN 'ADVANCED'
  ELSE other END`;

export const FLOWS = `SELECT ${FLOW} AS flow, sum(amount)::text FROM (${MOVEMENTS}) m GROUP BY 1 ORDER BY 1`;

export const BY_MONTH = `
  SELECT extract(month FROM booked_on)::int, ${FLOW} AS flow, sum(amount)::text FROM (${MOVEMENTS}) m GROUP BY 1, 2 ORDER BY 1, 2`;

export const BY_PROGRAMME = `
  SELECT c.programme, ${FLOW} AS flow, sum(-m.amount)::text, count(DISTINCT m.case_id)::int
    FROM (${MOVEMENTS}) m JOIN case_file c ON c.id = m.case_id
   WHERE m.other IN ('GRANTED', 'SUBSIDISED', 'PURCHASED') OR (m.other = 'RECEIVABLE' AND m.entry_kind = 'PAY')
   GROUP BY 1, 2 ORDER BY 1, 2`;

export const BY_DONOR = `
  SELECT donor_kind, donor_name, sum(amount)::text, count(*) FILTER (WHERE NOT reversal)::int - count(*) FILTER (WHERE reversal)::int
    FROM (${MOVEMENTS}) m WHERE other = 'DONATION' GROUP BY 1, 2 HAVING sum(amount) <> 0 ORDER BY sum(amount) DESC, 1, 2 LIMIT 500`;

/** Each kept balance beside its postings; what the books hold beside the accounts; payments on their way beside IN_PAYMENT. */
export const RECONCILE = `
  WITH moved AS (
    SELECT account_id, sum(amount) AS amount
      FROM (SELECT to_id AS account_id, amount FROM fund_posting WHERE fund_id = ANY ($1::int[])
            UNION ALL SELECT from_id, -amount FROM fund_posting WHERE fund_id = ANY ($1::int[])) m GROUP BY 1)
  SELECT 'POSTINGS', a.fund_id, a.kind::text, a.purpose_id, a.balance::text, coalesce(m.amount, 0)::text
    FROM fund_account a LEFT JOIN moved m ON m.account_id = a.id WHERE a.fund_id = ANY ($1::int[])
  UNION ALL
  SELECT CASE kind WHEN 'RECEIVABLE' THEN 'ADVANCES' ELSE 'RESERVATIONS' END, fund_id, kind::text, purpose_id, kept::text, counted::text
    FROM fund_sum WHERE fund_id = ANY ($1::int[])
  UNION ALL
  SELECT 'PAYMENTS', f.id, 'IN_PAYMENT', NULL,
         (SELECT coalesce(sum(a.balance), 0)::text FROM fund_account a WHERE a.fund_id = f.id AND a.kind = 'IN_PAYMENT'),
         (SELECT coalesce(sum(p.amount), 0)::text FROM payment p WHERE p.fund_id = f.id AND p.status = 'SENT')
    FROM fund f WHERE f.id = ANY ($1::int[])`;
