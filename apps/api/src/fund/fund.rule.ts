// Whose money a viewer reads. A fund is its area's: whoever has `fund.read` for all of that area sees its figures. A payment is its
// case's: whoever reads cases sees the payments of their area; a leader and a partner see figures and no payee.

import { may, withinPath } from '../access/read/rule.ts';
import type { Viewer } from '../access/viewer.ts';

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

/** Payments and advances by their case's area, for an officer of some programmes by these. */
export function paymentRule(a: string, viewer: Viewer): string | null {
  if (viewer.kind !== 'user' || !seesNames(viewer)) return null;
  const here = withinPath(`${a}.area_path`, viewer.areaPath);
  if (viewer.programmes.length === 0) return here;
  const codes = viewer.programmes.filter(code => CODE.test(code)).map(code => `'${code}'`);
  return codes.length === 0 ? null : `${here} AND ${a}.programme IN (${codes.join(', ')})`;
}

/** Advances, as the payments that they were made by. */
export function advanceRule(a: string, viewer: Viewer): string | null {
  const rule = paymentRule('whose', viewer);
  return rule === null
    ? null
    : `EXISTS (SELECT 1 FROM payment whose WHERE whose.id = ${a}.payment_id AND ${rule})`;
}

/** Batches and the bank's answers: for whoever works on payments. */
export function batchRule(a: string, viewer: Viewer): string | null {
  return may(viewer, 'payment.make') ? ofFundRule(a, viewer) : null;
}
