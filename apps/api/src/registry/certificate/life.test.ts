// A certificate's whole life, each step by the role that does it.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import { apply, assessment, operate, succeeded } from '../../../../../test/support/certificates.ts';
import { makeInstitution, makePerson, type TestPerson } from '../../../../../test/support/factories.ts';

const TODAY = '2026-11-23';

let api: TestApi;
let village: Client;
let town: Client;
let officer: Client;
let manager: Client;
let hospital: { globalId: string };

beforeAll(async () => {
  api = await testApi();
  village = await api.user('VILLAGE_LIAISON');
  town = await api.user('TOWN_CASEWORKER');
  officer = await api.user('DISTRICT_OFFICER');
  manager = await api.user('DISTRICT_MANAGER');
  hospital = await makeInstitution(api, api.areas.district);
});

afterAll(() => api.close());

function personIn(area = api.areas.villageA1): Promise<TestPerson> {
  return makePerson(api, area, { birthDate: '1980-05-06' });
}

/** Applied for by the village, assessed by the town, reviewed and issued by the district. */
async function issuedTo(person: TestPerson, grade = 2) {
  const applied = succeeded(await apply(village, person.globalId));
  const assigned = succeeded(await operate(town, 'ASSIGN', applied, { hospitalId: hospital.globalId }));
  const assessed = succeeded(await operate(town, 'ASSESS', assigned, assessment(hospital, TODAY, grade)));
  const reviewed = succeeded(await operate(officer, 'REVIEW', assessed));
  return succeeded(await operate(manager, 'ISSUE', reviewed));
}

async function numberOf(globalId: string): Promise<string> {
  const id = Number(Buffer.from(globalId, 'base64url').toString().split(':')[1]);
  const { numberEnc } = await api.db.prisma.certificate.findUniqueOrThrow({ where: { id } });
  return api.vault.open(numberEnc ?? new Uint8Array());
}

describe('a first certificate', () => {
  it('is applied for in the village, assessed by the town, reviewed and issued by the district', async () => {
    const person = await personIn();
    const issued = await issuedTo(person);
    expect(issued).toMatchObject({
      state: 'ISSUED',
      kind: 'FIRST',
      category: 'PHYSICAL',
      grade: 2,
      issuedOn: TODAY,
      expiresOn: '2036-11-23',
      number: { masked: `${'*'.repeat(16)}${person.idNumber.slice(-2)}42`, present: true },
    });
    expect(await numberOf(issued.id)).toBe(`${person.idNumber}42`);
  });

  it('keeps everything that happened, and who did it, in its events and the audit trail', async () => {
    const person = await personIn();
    const { id } = await issuedTo(person);
    const { certificate } = await town.data<{
      certificate: { events: { operation: string; from: string; to: string; actor: string }[] };
    }>('query ($id: ID!) { certificate(id: $id) { events { operation from to actor reason at } } }', { id });
    const lines = certificate.events
      .map(one => `${one.operation} ${one.from}→${one.to} ${one.actor}`)
      .reverse();
    const name = (client: Client) => client.viewer?.displayName;
    expect(lines).toEqual([
      `APPLY null→APPLIED ${name(village)}`,
      `ASSIGN APPLIED→APPLIED ${name(town)}`,
      `ASSESS APPLIED→ASSESSED ${name(town)}`,
      `REVIEW ASSESSED→REVIEWED ${name(officer)}`,
      `ISSUE REVIEWED→ISSUED ${name(manager)}`,
    ]);
    const entityId = Number(Buffer.from(id, 'base64url').toString().split(':')[1]);
    const trail = await api.db.prisma.auditEntry.findMany({ where: { entity: 'Certificate', entityId } });
    expect(trail.map(entry => entry.action).sort()).toEqual(['APPLY', 'ASSESS', 'ASSIGN', 'ISSUE', 'REVIEW']);
    const written = JSON.stringify(trail, (_key, value) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    expect(written).not.toContain(person.idNumber);
    expect(written).not.toContain('右下肢缺失');
  });

  it('takes the grade of the most severe part where the disability is multiple', async () => {
    const person = await personIn();
    const applied = succeeded(await apply(village, person.globalId, { category: 'MULTIPLE' }));
    const assigned = succeeded(await operate(town, 'ASSIGN', applied, { hospitalId: hospital.globalId }));
    const parts = [
      { category: 'VISUAL', grade: 3 },
      { category: 'PHYSICAL', grade: 1 },
    ];
    const found = assessment(hospital, TODAY, 2, { parts });
    const assessed = succeeded(await operate(town, 'ASSESS', assigned, found));
    expect(assessed).toMatchObject({ state: 'ASSESSED', category: 'MULTIPLE', grade: 1 });
    const { certificate } = await town.data(
      'query ($id: ID!) { certificate(id: $id) { assessments { category grade parts { category grade } doctors diagnosis { masked present } supportNeeds hospital { name } } } }',
      { id: assessed.id },
    );
    expect(certificate).toMatchObject({
      assessments: [
        {
          category: 'MULTIPLE',
          grade: 1,
          parts: [
            { category: 'PHYSICAL', grade: 1 },
            { category: 'VISUAL', grade: 3 },
          ],
          diagnosis: { masked: '****', present: true },
        },
      ],
    });
  });

  it('can be returned, rejected or withdrawn with a reason, and applied for again', async () => {
    const person = await personIn();
    const applied = succeeded(await apply(village, person.globalId));
    const assigned = succeeded(await operate(town, 'ASSIGN', applied, { hospitalId: hospital.globalId }));
    const assessed = succeeded(await operate(town, 'ASSESS', assigned, assessment(hospital, TODAY)));
    const silent = await operate(officer, 'RETURN', assessed, { reason: ' ' });
    expect(silent).toMatchObject({ __typename: 'ValidationError' });
    const returned = succeeded(await operate(officer, 'RETURN', assessed, { reason: '缺照片' }));
    expect(returned.state).toBe('APPLIED');
    const withdrawn = succeeded(await operate(village, 'WITHDRAW', returned, { reason: '改日再办' }));
    expect(withdrawn).toMatchObject({ state: 'WITHDRAWN', availableOperations: [] });
    const again = succeeded(await apply(village, person.globalId));
    const rejected = succeeded(await operate(officer, 'REJECT', again, { reason: '不符合标准' }));
    expect(rejected.state).toBe('REJECTED');
  });
});

describe('a certificate that is held', () => {
  it('is renewed within a year of its end: the old one stays until the new one is issued', async () => {
    const person = await personIn();
    const first = await issuedTo(person);
    const early = await operate(village, 'RENEW', first);
    expect(early).toMatchObject({ __typename: 'TransitionRefused', code: 'CERTIFICATE_RENEWAL_NOT_OPEN' });
    api.setNow('2036-01-05T04:00:00Z');
    const renewal = succeeded(await operate(village, 'RENEW', first));
    expect(renewal).toMatchObject({
      kind: 'RENEWAL',
      state: 'APPLIED',
      grade: 2,
      previous: { id: first.id, state: 'EXPIRING' },
    });
    const reviewed = succeeded(await operate(officer, 'REVIEW', renewal));
    const second = succeeded(await operate(manager, 'ISSUE', reviewed));
    expect(second).toMatchObject({
      state: 'ISSUED',
      expiresOn: '2046-01-05',
      previous: { id: first.id, state: 'REPLACED' },
    });
    expect(await numberOf(second.id)).toBe(await numberOf(first.id));
    api.setNow('2026-11-23T04:00:00Z');
  });

  it('is reissued after a loss with the same number and the same end', async () => {
    const first = await issuedTo(await personIn());
    const lost = succeeded(await operate(village, 'REPORT_LOSS', first));
    const found = succeeded(await operate(village, 'FOUND', lost, { reason: '已找回' }));
    const again = succeeded(await operate(village, 'REPORT_LOSS', found));
    const reissue = succeeded(await operate(village, 'REISSUE', again));
    expect(reissue).toMatchObject({ kind: 'REISSUE', state: 'APPLIED', grade: 2 });
    const unneeded = await operate(town, 'ASSIGN', reissue, { hospitalId: hospital.globalId });
    expect(unneeded).toMatchObject({ code: 'CERTIFICATE_NO_ASSESSMENT' });
    const reviewed = succeeded(await operate(officer, 'REVIEW', reissue));
    api.setNow('2027-03-01T04:00:00Z');
    const second = succeeded(await operate(manager, 'ISSUE', reviewed));
    expect(second).toMatchObject({ issuedOn: '2027-03-01', expiresOn: first.expiresOn });
    api.setNow('2026-11-23T04:00:00Z');
  });

  it('changes its grade only by an assessment with another result', async () => {
    const first = await issuedTo(await personIn(), 3);
    const change = succeeded(
      await operate(village, 'CHANGE', first, { category: 'PHYSICAL', reason: '病情加重' }),
    );
    const assigned = succeeded(await operate(town, 'ASSIGN', change, { hospitalId: hospital.globalId }));
    const same = succeeded(await operate(town, 'ASSESS', assigned, assessment(hospital, TODAY, 3)));
    expect(await operate(officer, 'REVIEW', same)).toMatchObject({ code: 'CERTIFICATE_SAME_RESULT' });
    const returned = succeeded(await operate(officer, 'RETURN', same, { reason: '结果相同' }));
    const worse = succeeded(await operate(town, 'ASSESS', returned, assessment(hospital, TODAY, 1)));
    const reviewed = succeeded(await operate(officer, 'REVIEW', worse));
    const second = succeeded(await operate(manager, 'ISSUE', reviewed));
    expect(second).toMatchObject({ grade: 1, previous: { id: first.id, state: 'REPLACED' } });
    expect((await numberOf(second.id)).endsWith('41')).toBe(true);
  });

  it('is frozen, and its successor waits until it is not', async () => {
    const first = await issuedTo(await personIn(), 3);
    const change = succeeded(
      await operate(village, 'CHANGE', first, { category: 'PHYSICAL', reason: '病情加重' }),
    );
    const assigned = succeeded(await operate(town, 'ASSIGN', change, { hospitalId: hospital.globalId }));
    const assessed = succeeded(await operate(town, 'ASSESS', assigned, assessment(hospital, TODAY, 1)));
    const reviewed = succeeded(await operate(officer, 'REVIEW', assessed));
    const frozen = succeeded(
      await operate(officer, 'FREEZE', { id: first.id, version: first.version + 1 }, { reason: '核查中' }),
    );
    expect(frozen.state).toBe('FROZEN');
    expect(await operate(manager, 'ISSUE', reviewed)).toMatchObject({
      code: 'CERTIFICATE_PREVIOUS_NOT_VALID',
    });
    succeeded(await operate(officer, 'UNFREEZE', frozen, { reason: '核查无误' }));
    expect(succeeded(await operate(manager, 'ISSUE', reviewed)).state).toBe('ISSUED');
  });

  it('is cancelled, and an application to replace it is withdrawn with it', async () => {
    const first = await issuedTo(await personIn());
    const change = succeeded(
      await operate(village, 'CHANGE', first, { category: 'PHYSICAL', reason: '病情加重' }),
    );
    const target = { id: first.id, version: first.version + 1 };
    const early = await operate(officer, 'CANCEL', target, { cancelReason: 'RECOVERY', on: '2020-01-01' });
    expect(early).toMatchObject({ problems: [{ code: 'DATE_ORDER', field: 'on' }] });
    const bare = await operate(officer, 'CANCEL', target, { cancelReason: 'FALSE_CLAIM' });
    expect(bare).toMatchObject({ problems: [{ code: 'REQUIRED', field: 'reason' }] });
    const cancelled = succeeded(await operate(officer, 'CANCEL', target, { cancelReason: 'RECOVERY' }));
    expect(cancelled.state).toBe('CANCELLED');
    const { certificate } = await town.data('query ($id: ID!) { certificate(id: $id) { state closedOn } }', {
      id: change.id,
    });
    expect(certificate).toEqual({ state: 'WITHDRAWN', closedOn: TODAY });
  });

  it('ends with its holder’s death, whoever records it', async () => {
    const person = await personIn();
    const first = await issuedTo(person);
    const change = succeeded(
      await operate(village, 'CHANGE', first, { category: 'PHYSICAL', reason: '病情加重' }),
    );
    const died = await village.data(
      'mutation ($id: ID!) { recordDeath(id: $id, expectedVersion: 1, diedOn: "2026-11-23") { __typename } }',
      { id: person.globalId },
    );
    expect(died).toEqual({ recordDeath: { __typename: 'Person' } });
    const states = await town.data(
      'query ($held: ID!, $open: ID!) { held: certificate(id: $held) { state cancelReason closedOn } open: certificate(id: $open) { state } }',
      { held: first.id, open: change.id },
    );
    expect(states).toEqual({
      held: { state: 'CANCELLED', cancelReason: 'DEATH', closedOn: '2026-11-23' },
      open: { state: 'WITHDRAWN' },
    });
    expect(await apply(village, person.globalId)).toMatchObject({ code: 'PERSON_DEAD' });
  });
});

describe('between counties', () => {
  it('a certificate that moves away ends here, and one that comes in keeps its end', async () => {
    const person = await personIn();
    const first = await issuedTo(person);
    const here = await operate(officer, 'TRANSFER_OUT', first, { transferCounty: '990101' });
    expect(here).toMatchObject({ problems: [{ code: 'COUNTY_SAME', field: 'transferCounty' }] });
    const gone = succeeded(await operate(officer, 'TRANSFER_OUT', first, { transferCounty: '990102' }));
    expect(gone.state).toBe('TRANSFERRED_OUT');
    const incomplete = await apply(village, person.globalId, { kind: 'TRANSFER_IN' });
    expect(incomplete.problems?.map(one => one.field).sort()).toEqual([
      'expiresOn',
      'grade',
      'transferCounty',
    ]);
    const back = succeeded(
      await apply(village, person.globalId, {
        kind: 'TRANSFER_IN',
        grade: 2,
        expiresOn: '2031-05-01',
        transferCounty: '990102',
      }),
    );
    const reviewed = succeeded(await operate(officer, 'REVIEW', back));
    const issued = succeeded(await operate(manager, 'ISSUE', reviewed));
    expect(issued).toMatchObject({ state: 'ISSUED', kind: 'TRANSFER_IN', expiresOn: '2031-05-01' });
  });

  it('the county that only accepts has it assessed and does not issue', async () => {
    const person = await personIn();
    const applied = succeeded(
      await apply(town, person.globalId, { issuingCounty: '990102', hospitalId: hospital.globalId }),
    );
    const assessed = succeeded(await operate(town, 'ASSESS', applied, assessment(hospital, TODAY)));
    const reviewed = succeeded(await operate(officer, 'REVIEW', assessed));
    expect(await operate(manager, 'ISSUE', reviewed)).toMatchObject({
      __typename: 'TransitionRefused',
      code: 'CERTIFICATE_ISSUED_ELSEWHERE',
    });
    expect(reviewed.availableOperations).not.toContain('ISSUE');
  });
});
