import { describe, expect, test } from 'vitest';
import { visitInput } from './source.ts';
import { emptyVisit, visitProblems, visitSteps } from './visit.ts';

const today = '2026-11-23';
const right = { ...emptyVisit(today), areaId: 'a', hospitalId: 'h', townStaff: '李', districtStaff: '周' };

describe('the form of a home visit', () => {
  test.each<[object, string[]]>([
    [{}, []],
    [{ areaId: null }, ['areaId REQUIRED']],
    [{ visitOn: '2026-11-22' }, ['visitOn DATE_PAST']],
    [{ townStaff: ' ' }, ['townStaff REQUIRED']],
    [{ hospitalId: '' }, ['hospitalId REQUIRED']],
  ])('%j → %j', (more, expected) => {
    const found = visitProblems({ ...right, ...more }, today);
    expect(found.map(({ code, field }) => `${field} ${code}`)).toEqual(expected);
  });

  test('of a visit whose day has passed may keep it, or name a later one', () => {
    const visit = {
      visitOn: '2026-11-20',
      area: { id: 'a' },
      hospital: { id: 'h' },
      certificates: [{ state: 'ASSESSED' }, { state: 'APPLIED' }],
    } as const;
    const found = (more: object) =>
      visitProblems({ ...right, ...more }, today, visit).map(({ code, field }) => `${field} ${code}`);
    expect(found({ visitOn: '2026-11-20' })).toEqual([]);
    expect(found({ visitOn: '2026-11-21' })).toEqual([]);
    expect(found({ visitOn: '2026-11-19' })).toEqual(['visitOn HOME_VISIT_DAY_BEFORE_PLAN']);
    expect(found({ areaId: 'b' })).toEqual(['areaId HOME_VISIT_VILLAGE_ASSESSED']);
  });

  test('is sent whole, an empty note as none', () => {
    expect(visitInput({ ...right, note: ' ', certificateIds: ['c1', 'c2'] })).toEqual({
      areaId: 'a',
      visitOn: today,
      hospitalId: 'h',
      townStaff: '李',
      districtStaff: '周',
      note: null,
      certificateIds: ['c1', 'c2'],
    });
  });
});

describe('what can be done with a visit', () => {
  const visit = {
    status: 'PLANNED',
    visitOn: today,
    certificates: [{ state: 'APPLIED' }, { state: 'ASSESSED' }],
  } as const;

  test('results are entered on the day, and the visit is done when all are in', () => {
    expect(visitSteps(visit, today)).toMatchObject({
      waiting: 1,
      assessed: 1,
      enterResults: true,
      complete: false,
    });
    expect(visitSteps({ ...visit, certificates: [{ state: 'ASSESSED' }] }, today)).toMatchObject({
      enterResults: false,
      complete: true,
    });
  });

  test('before its day it is only planned', () => {
    const steps = visitSteps({ ...visit, visitOn: '2026-11-24' }, today);
    expect(steps).toMatchObject({ enterResults: false, complete: false, edit: true, cancel: true });
  });

  test('a visit that is over is left as it is', () => {
    const steps = visitSteps({ ...visit, status: 'DONE' }, today);
    expect(steps).toMatchObject({ enterResults: false, complete: false, edit: false, cancel: false });
  });
});
