// Whose money a viewer reads. A fund is its area's: whoever has `fund.read` for all of that area sees its figures. A payment is its
// case's: whoever reads cases sees the payments of their area; a leader and a partner see figures and no payee.

import { may, withinPath } from '../access/read/rule.ts';
import type { UserViewer, Viewer } from '../access/viewer.ts';

const CODE = /^[A-Z][A-Z0-9_]{1,39}$/;

/** Rows with a `fund_id`, of funds that the viewer reads. */
export function ofFundRule(a: string, viewer: Viewer): string | null {
  if (!may(viewer, 'fund.read')) return null;
  return `${a}.fund_id IN (SELECT whose.id FROM fund whose WHERE ${withinPath('whose.area_path', viewer.areaPath)})`;
}

/** Whether a viewer sees to whom money goes and from whom it came. */
export function seesNames(viewer: Viewer | null): boolean {
  return viewer?.kind === 'user' && may(viewer, 'case.read');
}

/** The programmes that someone is limited to, as text of a statement; null for all, empty where none of them is a code. */
function programmesSql({ programmes }: UserViewer): string | null {
  if (programmes.length === 0) return null;
  return programmes
    .filter(code => CODE.test(code))
    .map(code => `'${code}'`)
    .join(', ');
}

/** Payments and advances by their case's area, for an officer of some programmes by these. */
export function paymentRule(a: string, viewer: Viewer): string | null {
  if (viewer.kind !== 'user' || !seesNames(viewer)) return null;
  const here = withinPath(`${a}.area_path`, viewer.areaPath);
  const codes = programmesSql(viewer);
  if (codes === null) return here;
  return codes === '' ? null : `${here} AND ${a}.programme IN (${codes})`;
}

/** Advances, as the payments that they were made by. */
export function advanceRule(a: string, viewer: Viewer): string | null {
  const rule = paymentRule('whose', viewer);
  return rule === null
    ? null
    : `EXISTS (SELECT 1 FROM payment whose WHERE whose.id = ${a}.payment_id AND ${rule})`;
}

/** Batches and the bank's answers: for whoever works on payments, and has the programme of every payment in it. */
export function batchRule(a: string, viewer: Viewer): string | null {
  const rule = may(viewer, 'payment.make') ? ofFundRule(a, viewer) : null;
  const codes = viewer.kind === 'user' ? programmesSql(viewer) : null;
  if (rule === null || codes === null) return rule;
  if (codes === '') return null;
  return `${rule} AND NOT EXISTS (SELECT 1 FROM payment other WHERE other.batch_id = ${a}.id AND other.programme NOT IN (${codes}))`;
}
