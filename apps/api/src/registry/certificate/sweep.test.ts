// Every status and every operation through the graph: what the domain's table has is done, all else is refused, and the
// buttons say the same. Then the facts that the table asks for, one by one.

import {
  CERTIFICATE_STATUSES,
  CERTIFICATE_TABLE,
  type CertificateStatus,
  HELD_STATUSES,
  may,
  OPEN_STATUSES,
  OPERATION_PERMISSIONS,
  ROLES,
} from '@zhucan/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import {
  apply,
  assessment,
  CALLS,
  type DoneOperation,
  operate,
  succeeded,
} from '../../../../../test/support/certificates.ts';
import { makeCertificate, makeInstitution, makePerson } from '../../../../../test/support/factories.ts';

const TODAY = '2026-11-23';
const OPERATIONS = Object.keys(CALLS) as DoneOperation[];

let api: TestApi;
let manager: Client;
let hospital: { id: number; globalId: string };

beforeAll(async () => {
  api = await testApi();
  manager = await api.user('DISTRICT_MANAGER');
  hospital = await makeInstitution(api, api.areas.district);
});

afterAll(() => api.close());

/** A certificate of which every fact is as its steps need it: assigned, graded, in its last year, its number to be mended. */
async function readyFor(status: CertificateStatus) {
  const person = await makePerson(api, api.areas.villageA1);
  const certificate = await makeCertificate(api, person, api.areas.villageA1, {
    status,
    appliedOn: '2017-01-10',
    more: { hospitalId: hospital.id, grade: 2, numberDisagrees: true },
  });
  return { person, target: { id: certificate.globalId, version: 1 } };
}

function inputFor(operation: DoneOperation): Readonly<Record<string, unknown>> {
  switch (operation) {
    case 'ASSIGN':
      return { hospitalId: hospital.globalId };
    case 'ASSESS':
      return assessment(hospital, TODAY, 2, { onsetAge: null });
    case 'CHANGE':
      return { category: 'PHYSICAL', reason: '病情变化' };
    case 'TRANSFER_OUT':
      return { transferCounty: '990102' };
    case 'CANCEL':
      return { cancelReason: 'RECOVERY' };
    case 'ISSUE':
    case 'REISSUE':
    case 'REVIEW':
    case 'RENEW':
      return {};
    default:
      return { reason: '按规定办理' };
  }
}

function possible(status: CertificateStatus, operation: DoneOperation): boolean {
  return Object.hasOwn(CERTIFICATE_TABLE[status], operation);
}

describe('every status and operation', () => {
  it.each(CERTIFICATE_STATUSES)('%s', async status => {
    for (const operation of OPERATIONS) {
      const { target } = await readyFor(status);
      const answer = await operate(manager, operation, target, inputFor(operation));
      const expected = possible(status, operation)
        ? { __typename: 'Certificate' }
        : { __typename: 'TransitionRefused', code: 'CERTIFICATE_OPERATION_NOT_POSSIBLE' };
      expect({ status, operation, ...answer }).toMatchObject({ status, operation, ...expected });
    }
  });

  it('the buttons are what can be done, for every role', async () => {
    for (const role of ROLES) {
      const client = await api.user(role, api.areas.townA);
      for (const status of CERTIFICATE_STATUSES) {
        const { target } = await readyFor(status);
        const { certificate } = await client.data<{
          certificate: { availableOperations: string[] } | null;
        }>('query ($id: ID!) { certificate(id: $id) { availableOperations } }', { id: target.id });
        const buttons = OPERATIONS.filter(
          operation => possible(status, operation) && may(role, OPERATION_PERMISSIONS[operation]),
        );
        expect([role, status, certificate?.availableOperations.toSorted()]).toEqual([
          role,
          status,
          role === 'LEADER' ? undefined : buttons.toSorted(),
        ]);
      }
    }
  });

  it('whoever holds one or waits for one applies for no other', async () => {
    for (const status of CERTIFICATE_STATUSES) {
      const { person } = await readyFor(status);
      const answer = await apply(manager, person.globalId);
      const held = HELD_STATUSES.some(one => one === status);
      const open = OPEN_STATUSES.some(one => one === status);
      const code = held ? 'CERTIFICATE_HELD' : open ? 'CERTIFICATE_OPEN' : undefined;
      expect([status, answer.code]).toEqual([status, code]);
    }
  });
});

describe('four eyes', () => {
  it('whoever filed it neither reviews, rejects nor issues it', async () => {
    const person = await makePerson(api, api.areas.villageA1);
    const other = await api.user('DISTRICT_OFFICER');
    const applied = succeeded(await apply(manager, person.globalId, { hospitalId: hospital.globalId }));
    const assessed = succeeded(await operate(other, 'ASSESS', applied, assessment(hospital, TODAY)));
    for (const operation of ['REVIEW', 'REJECT'] as const) {
      const answer = await operate(manager, operation, assessed, inputFor(operation));
      expect(answer).toMatchObject({ __typename: 'TransitionRefused', code: 'FOUR_EYES' });
    }
    const third = await api.user('DISTRICT_OFFICER');
    const reviewed = succeeded(await operate(third, 'REVIEW', assessed));
    expect(await operate(manager, 'ISSUE', reviewed)).toMatchObject({ code: 'FOUR_EYES' });
    expect(succeeded(await operate(third, 'ISSUE', reviewed)).state).toBe('ISSUED');
  });

  it('whoever entered the assessment does not review it', async () => {
    const person = await makePerson(api, api.areas.villageA1);
    const assessor = await api.user('DISTRICT_OFFICER');
    const applied = succeeded(await apply(manager, person.globalId, { hospitalId: hospital.globalId }));
    const assessed = succeeded(await operate(assessor, 'ASSESS', applied, assessment(hospital, TODAY)));
    expect(await operate(assessor, 'REVIEW', assessed)).toMatchObject({ code: 'FOUR_EYES' });
    expect(assessed.availableOperations).not.toContain('REVIEW');
  });
});

describe('a role does its own steps', () => {
  it('and no other, even where the status allows it', async () => {
    for (const role of ROLES) {
      const client = await api.user(role, role === 'LEADER' ? api.areas.district : api.areas.townA);
      for (const status of ['APPLIED', 'REVIEWED', 'ISSUED', 'LOST', 'FROZEN'] as const) {
        for (const operation of OPERATIONS.filter(one => possible(status, one))) {
          const { target } = await readyFor(status);
          const answer = await operate(client, operation, target, inputFor(operation));
          const allowed = may(role, OPERATION_PERMISSIONS[operation]);
          expect([role, status, operation, answer.__typename]).toEqual([
            role,
            status,
            operation,
            allowed ? 'Certificate' : 'ForbiddenError',
          ]);
        }
      }
    }
  });
});

describe('what is given is checked', () => {
  it('the version that was seen', async () => {
    const { target } = await readyFor('ISSUED');
    succeeded(await operate(manager, 'FREEZE', target, { reason: '核查中' }));
    const late = await operate(manager, 'CANCEL', target, { cancelReason: 'RECOVERY' });
    expect(late).toMatchObject({ __typename: 'StaleError', currentVersion: 2 });
  });

  it('the assessment: day, doctors, parts, hospital, age at onset', async () => {
    const { target } = await readyFor('APPLIED');
    const clinic = await makeInstitution(api, api.areas.townA, { designated: false });
    const wrong = assessment(clinic, '2027-01-01', 2, {
      doctors: ['钱医生', '钱医生'],
      parts: [
        { category: 'VISUAL', grade: 2 },
        { category: 'VISUAL', grade: 3 },
      ],
      cause: 'CONGENITAL',
      onsetAge: 5,
    });
    const answer = await operate(manager, 'ASSESS', target, wrong);
    expect(answer.problems?.map(one => `${one.field} ${one.code}`).sort()).toEqual([
      'assessedOn DATE_FUTURE',
      'doctors ASSESSMENT_DOCTORS',
      'hospitalId ASSESSMENT_HOSPITAL_NOT_DESIGNATED',
      'onsetAge ONSET_CONGENITAL',
      'parts.1.category ASSESSMENT_PARTS_SAME',
    ]);
  });

  it('the day of issue: not in the future, not before the application', async () => {
    for (const [issuedOn, code] of [
      ['2026-11-24', 'DATE_FUTURE'],
      ['2017-01-09', 'CERTIFICATE_NOT_YET_VALID'],
    ]) {
      const { target } = await readyFor('REVIEWED');
      const answer = await operate(manager, 'ISSUE', target, { issuedOn });
      expect(answer.problems).toEqual([{ code, field: 'issuedOn' }]);
    }
  });

  it('who is to assess: one hospital that is designated, or one visit', async () => {
    const { target } = await readyFor('APPLIED');
    const clinic = await makeInstitution(api, api.areas.townA, { designated: false });
    const none = await operate(manager, 'ASSIGN', target);
    expect(none.problems).toEqual([{ code: 'ASSIGN_ONE', field: 'hospitalId' }]);
    const plain = await operate(manager, 'ASSIGN', target, { hospitalId: clinic.globalId });
    expect(plain.problems).toEqual([{ code: 'ASSESSMENT_HOSPITAL_NOT_DESIGNATED', field: 'hospitalId' }]);
    const far = await makeInstitution(api, api.areas.elsewhere);
    const outside = await operate(manager, 'ASSIGN', target, { hospitalId: far.globalId });
    expect(outside).toMatchObject({ __typename: 'NotFoundError' });
  });

  it('a day of application before birth is refused, and the hospital takes the permission to assign', async () => {
    const person = await makePerson(api, api.areas.villageA1, { birthDate: '2020-05-06' });
    const early = await apply(manager, person.globalId, { appliedOn: '2020-05-05' });
    expect(early.problems).toEqual([{ code: 'DATE_BEFORE_BIRTH', field: 'appliedOn' }]);
    const village = await api.user('VILLAGE_LIAISON');
    const assigned = await apply(village, person.globalId, { hospitalId: hospital.globalId });
    expect(assigned).toMatchObject({ __typename: 'ForbiddenError' });
  });
});
