// What the domain decides a case's next operations by, as one SQL expression: the same for the page that shows the buttons and for
// the command that checks them again under its locks.

import { registerFactsSql, servedSql } from './criteria/register-facts.sql.ts';

/** For an alias of `case_file`. */
export function caseFactsSql(c: string): string {
  return `json_build_object(
    'id', ${c}.id, 'status', ${c}.status, 'stage', ${c}.stage, 'details', ${c}.details, 'version', ${c}.version,
    'requestedAmount', ${c}.requested_amount::text, 'decidedAmount', ${c}.decided_amount::text,
    'returnedFrom', ${c}.returned_from, 'daysLeft', ${c}.days_left, 'dueOn', ${c}.due_on,
    'submittedOn', ${c}.submitted_on, 'decidedOn', ${c}.decided_on, 'closed', ${c}.closed_on IS NOT NULL, 'policyVersion', ${c}.policy_version, 'records', ${c}.records,
    'filedById', ${c}.filed_by_id, 'reviewedById', ${c}.reviewed_by_id, 'decidedById', ${c}.decided_by_id,
    'refiledByIds', CASE WHEN ${c}.stage IN ('DISTRICT_REVIEW', 'LEADER_SIGN_OFF') THEN
      (SELECT json_agg(DISTINCT e.actor_id) FROM case_event e WHERE e.case_id = ${c}.id AND e.actor_id IS NOT NULL
          AND e.operation IN ('EDIT', 'RESUBMIT') AND e.from_stage = 'RETURNED') END,
    'createdById', ${c}.created_by_id, 'assigneeId', ${c}.assignee_id, 'personId', ${c}.person_id,
    'documents', (SELECT coalesce(json_agg(json_build_object('kind', d.kind, 'form', d.form) ORDER BY d.id), '[]')
                    FROM case_document d WHERE d.case_id = ${c}.id AND d.removed_at IS NULL),
    'notice', (SELECT json_build_object('status', n.status, 'postedOn', n.posted_on, 'lastDay', n.last_day)
                 FROM public_notice n WHERE n.case_id = ${c}.id ORDER BY n.id DESC LIMIT 1),
    'openObjections', (SELECT count(*)::int FROM objection o JOIN public_notice n ON n.id = o.notice_id
                        WHERE n.case_id = ${c}.id AND o.status = 'OPEN'),
    'openTasks', (SELECT count(*)::int FROM case_task k WHERE k.case_id = ${c}.id AND k.done_on IS NULL),
    'paymentUnderWay', EXISTS (SELECT 1 FROM payment y WHERE y.case_id = ${c}.id AND y.status IN ('BATCHED', 'SENT')),
    'register', (SELECT ${registerFactsSql('subject')} FROM person subject WHERE subject.id = ${c}.person_id),
    'served', coalesce((SELECT ${servedSql('subject')} FROM person subject WHERE subject.id = ${c}.person_id), '[]')
  )`;
}
