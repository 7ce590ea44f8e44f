import { describe, expect, test } from 'vitest';
import { refusals } from '../../refusals.testing.ts';
import { DomainError } from '../../shared/error.ts';
import { assertMayJoinHomeVisit, readHomeVisit, takeHomeVisitOperation } from './homeVisit.ts';

const TODAY = '2026-11-23';

describe('a home visit', () => {
  const village = { level: 'VILLAGE', active: true, homeVisitReady: true } as const;
  const right = { visitOn: TODAY, hospitalId: 3, townStaff: '李', districtStaff: '周' };
  const plan = (more: object, where: object = {}) =>
    refusals(() =>
      readHomeVisit({ ...right, ...more }, { village, hospitalDesignated: true, today: TODAY, ...where }),
    );

  test.each([
    [{}, {}, []],
    [{ visitOn: '2026-11-22' }, {}, ['visitOn: DATE_PAST']],
    [{ townStaff: '' }, {}, ['townStaff: REQUIRED']],
    [{}, { village: { ...village, homeVisitReady: false } }, ['areaId: HOME_VISIT_VILLAGE_NOT_READY']],
    [{}, { village: { ...village, level: 'TOWN' } }, ['areaId: AREA_NOT_VILLAGE']],
    [{}, { village: { ...village, active: false } }, ['areaId: AREA_INACTIVE']],
    [{}, { hospitalDesignated: false }, ['hospitalId: ASSESSMENT_HOSPITAL_NOT_DESIGNATED']],
  ])('%j %j → %j', (more, where, expected) => {
    expect(plan(more, where)).toEqual(expected);
  });

  const planned = { visitOn: '2026-11-20', sameVillage: true, sameHospital: true, assessed: 0 };
  test.each([
    // The day has passed: it stays, or becomes a later one, never an earlier.
    [{ visitOn: '2026-11-20' }, { planned }, []],
    [{ visitOn: '2026-11-21' }, { planned }, []],
    [{ visitOn: '2026-12-01' }, { planned }, []],
    [{ visitOn: '2026-11-19' }, { planned }, ['visitOn: HOME_VISIT_DAY_BEFORE_PLAN']],
    // The day is still to come: it stays ahead.
    [{ visitOn: '2026-11-22' }, { planned: { ...planned, visitOn: '2026-11-25' } }, ['visitOn: DATE_PAST']],
    [{ visitOn: TODAY }, { planned: { ...planned, visitOn: '2026-11-25' } }, []],
    // What was right when it was planned does not stand in the way of a correction.
    [{}, { planned, village: { ...village, homeVisitReady: false }, hospitalDesignated: false }, []],
    [
      {},
      { planned: { ...planned, sameHospital: false }, hospitalDesignated: false },
      ['hospitalId: ASSESSMENT_HOSPITAL_NOT_DESIGNATED'],
    ],
    [
      {},
      { planned: { ...planned, sameVillage: false }, village: { ...village, homeVisitReady: false } },
      ['areaId: HOME_VISIT_VILLAGE_NOT_READY'],
    ],
    [
      {},
      { planned: { ...planned, sameVillage: false, assessed: 2 } },
      ['areaId: HOME_VISIT_VILLAGE_ASSESSED'],
    ],
  ])('revised %j %j → %j', (more, where, expected) => {
    expect(plan(more, where)).toEqual(expected);
  });

  test('is done when its day has come and everyone is assessed', () => {
    const visit = { status: 'PLANNED', visitOn: TODAY, unassessed: 0, assigned: 5 } as const;
    const take = (operation: 'REVISE' | 'COMPLETE' | 'CANCEL', more: object = {}) => {
      try {
        return takeHomeVisitOperation(operation, { ...visit, ...more }, TODAY);
      } catch (error) {
        return error instanceof DomainError ? [error.code, error.params['count']] : error;
      }
    };
    expect(take('REVISE')).toBe('PLANNED');
    expect(take('COMPLETE')).toBe('DONE');
    expect(take('COMPLETE', { visitOn: '2026-11-24' })).toEqual(['HOME_VISIT_DAY_NOT_COME', 0]);
    expect(take('COMPLETE', { unassessed: 2 })).toEqual(['HOME_VISIT_UNASSESSED', 2]);
    expect(take('CANCEL')).toEqual(['HOME_VISIT_STILL_ASSIGNED', 5]);
    expect(take('CANCEL', { assigned: 0 })).toBe('CANCELLED');
    expect(take('REVISE', { status: 'DONE' })).toEqual(['HOME_VISIT_OPERATION_NOT_POSSIBLE', 0]);
  });

  test('takes applicants of its own village while it is planned', () => {
    const visit = { status: 'PLANNED', areaPath: '990001001001' } as const;
    const join = (more: object, areaPath: string) =>
      refusals(() => assertMayJoinHomeVisit({ ...visit, ...more }, { areaPath }));
    expect(join({}, '990001001001')).toEqual([]);
    expect(join({}, '990001001002')).toEqual(['HOME_VISIT_OTHER_AREA']);
    expect(join({ status: 'DONE' }, '990001001001')).toEqual(['HOME_VISIT_OPERATION_NOT_POSSIBLE']);
  });
});
