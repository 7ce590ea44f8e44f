// Whose cases a viewer reads. Access follows the person's present area; the old town keeps its own closed cases; an officer keeps to
// their programmes; a leader sees what waits for their signature and what they signed; a partner sees outcomes.

import { may, withinPath } from '../access/read/rule.ts';
import type { UserViewer, Viewer } from '../access/viewer.ts';

const CODE = /^[A-Z][A-Z0-9_]{1,39}$/;

function programmeSql(a: string, { programmes }: UserViewer): string[] {
  if (programmes.length === 0) return [];
  // Written into the statement like the area: codes by check, never text from a request.
  const codes = programmes.filter(code => CODE.test(code)).map(code => `'${code}'`);
  return [codes.length === 0 ? 'FALSE' : `${a}.programme IN (${codes.join(', ')})`];
}

function leaderSql(a: string, viewer: UserViewer): string | null {
  if (!may(viewer, 'case.signOff')) return null;
  const signed = `EXISTS (SELECT 1 FROM case_event signed WHERE signed.case_id = ${a}.id AND signed.actor_id = ${viewer.id}
    AND signed.operation IN ('SIGN_OFF', 'REFUSE_SIGN_OFF'))`;
  return `${withinPath(`${a}.area_path`, viewer.areaPath)} AND (${a}.status = 'LEADER_SIGN_OFF' OR ${signed})`;
}

/** The cases that a viewer may read, as a condition on the alias; null when none. */
export function caseRule(a: string, viewer: Viewer): string | null {
  const here = withinPath(`${a}.area_path`, viewer.areaPath);
  if (viewer.kind === 'user' && viewer.role === 'LEADER') return leaderSql(a, viewer);
  if (!may(viewer, 'case.read')) return null;
  if (viewer.kind === 'partner')
    return `${here} AND (${a}.decided_on IS NOT NULL OR ${a}.closed_on IS NOT NULL)`;
  const left = `(${a}.closed_on IS NOT NULL AND ${a}.home_path <> ${a}.area_path AND ${withinPath(`${a}.home_path`, viewer.areaPath)})`;
  return [`(${here} OR ${left})`, ...programmeSql(a, viewer)].join(' AND ');
}

/** Parts of a case that has been ruled already; a partner reads the outcome alone. */
export function casePartRule(viewer: Viewer): string | null {
  if (viewer.kind === 'partner') return null;
  return may(viewer, 'case.read') || may(viewer, 'case.signOff') ? 'TRUE' : null;
}

/** Whether the viewer sees what tells who it is for: never a leader, never a partner. */
export function seesPeople(viewer: Viewer | null): boolean {
  return viewer?.kind === 'user' && viewer.role !== 'LEADER';
}

/** Whether the viewer sees the case itself, not only its outcome. */
export function seesCase(viewer: Viewer | null): boolean {
  return viewer?.kind === 'user';
}
