// Notices and objections as they may be read: a notice by whoever reads the case and the people in it; an objection only by those
// who handle it.

import { may } from '../../access/read/rule.ts';
import { defineTable } from '../../access/read/table.ts';
import type { Viewer } from '../../access/viewer.ts';
import { caseRule } from '../case.rule.ts';
import type { NoticeRow, ObjectionRow } from './notice.rows.ts';

const nameOfUser = (id: string): string => `(SELECT u.display_name FROM user_account u WHERE u.id = ${id})`;

function ofReadableCase(caseId: string, viewer: Viewer): string | null {
  if (viewer.kind === 'partner' || viewer.role === 'LEADER') return null;
  const rule = caseRule('whose', viewer);
  return rule === null
    ? null
    : `EXISTS (SELECT 1 FROM case_file whose WHERE whose.id = ${caseId} AND ${rule})`;
}

/** Whether the viewer handles objections at all. */
function objectionRule(o: string, viewer: Viewer): string | null {
  if (!may(viewer, 'case.objection')) return null;
  return ofReadableCase(`(SELECT n.case_id FROM public_notice n WHERE n.id = ${o}.notice_id)`, viewer);
}

export const noticeTable = defineTable<NoticeRow>({
  typeName: 'PublicNotice',
  name: 'public_notice',
  scope: { by: 'rule', sql: (n, viewer) => ofReadableCase(`${n}.case_id`, viewer) },
  permission: null,
  columns: {
    id: 'id',
    slug: 'slug',
    status: 'status',
    postedOn: 'posted_on',
    lastDay: 'last_day',
    endedOn: 'ended_on',
    postedBy: n => nameOfUser(`${n}.posted_by_id`),
    content: 'content',
    openObjections: n =>
      `(SELECT count(*)::int FROM objection x WHERE x.notice_id = ${n}.id AND x.status = 'OPEN')`,
  },
  relations: {
    objections: {
      type: 'Objection',
      kind: 'many',
      join: (n, objection) => `${objection}.notice_id = ${n}.id`,
      order: objection => `${objection}.id`,
      limit: 200,
    },
  },
});

export const objectionTable = defineTable<ObjectionRow>({
  typeName: 'Objection',
  name: 'objection',
  scope: { by: 'rule', sql: objectionRule },
  permission: null,
  columns: {
    id: 'id',
    channel: 'channel',
    status: 'status',
    filedAt: 'filed_at',
    receipt: 'receipt',
    named: o => `(${o}.name_enc IS NOT NULL)`,
    reachable: o => `(${o}.contact_enc IS NOT NULL)`,
    findings: 'findings',
    reply: 'reply',
    toldOn: 'told_on',
    decidedAt: 'decided_at',
    decidedBy: o => nameOfUser(`${o}.decided_by_id`),
    version: 'version',
  },
  relations: {
    notice: { type: 'PublicNotice', kind: 'one', join: (o, notice) => `${notice}.id = ${o}.notice_id` },
    case: {
      type: 'Case',
      kind: 'one',
      join: (o, c) => `${c}.id = (SELECT n.case_id FROM public_notice n WHERE n.id = ${o}.notice_id)`,
    },
  },
});
