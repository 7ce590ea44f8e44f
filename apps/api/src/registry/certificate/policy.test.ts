// The certificate policy: the default until it is changed, by the manager alone, and what follows from it at once.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import { makeCertificate, makePerson } from '../../../../../test/support/factories.ts';

let api: TestApi;
let manager: Client;

beforeAll(async () => {
  api = await testApi();
  manager = await api.user('DISTRICT_MANAGER');
});

afterAll(() => api.close());

const POLICY = 'renewalOpensMonths reminderDays validYears version';

function update(expectedVersion: number, input: Readonly<Record<string, number>>, client = manager) {
  return client.data<{ updateCertificatePolicy: Record<string, unknown> }>(
    `mutation ($v: Int!, $input: CertificatePolicyInput!) { updateCertificatePolicy(expectedVersion: $v, input: $input) {
      __typename ... on CertificatePolicy { ${POLICY} } ... on Error { code } ... on ValidationError { problems { code field } }
      ... on StaleError { currentVersion } } }`,
    { v: expectedVersion, input },
  );
}

it('is the default until it is changed, and each change knows the one before', async () => {
  const read = `{ certificatePolicy { ${POLICY} } }`;
  const usual = { renewalOpensMonths: 12, reminderDays: 90, validYears: 10 };
  expect(await manager.data(read)).toEqual({ certificatePolicy: { ...usual, version: 0 } });
  const early = { renewalOpensMonths: 18, reminderDays: 120, validYears: 10 };
  const [one, two] = await Promise.all([update(0, early), update(0, early)]);
  const answers = [one, two].map(answer => answer.updateCertificatePolicy['__typename']).sort();
  expect(answers).toEqual(['CertificatePolicy', 'StaleError']);
  expect(await manager.data(read)).toEqual({ certificatePolicy: { ...early, version: 1 } });
  expect(await update(0, usual)).toMatchObject({ updateCertificatePolicy: { currentVersion: 1 } });
  expect(await api.db.prisma.auditEntry.count({ where: { entity: 'CertificatePolicy' } })).toBe(1);
});

it('is refused where reminders would come before renewal is open, and to whoever is not the manager', async () => {
  const wrong = await update(1, { renewalOpensMonths: 1, reminderDays: 90, validYears: 0 });
  expect(wrong).toMatchObject({
    updateCertificatePolicy: {
      problems: [
        { code: 'TOO_SMALL', field: 'validYears' },
        { code: 'POLICY_REMINDER_AFTER_WINDOW', field: 'reminderDays' },
      ],
    },
  });
  const officer = await api.user('DISTRICT_OFFICER');
  const refused = await update(1, { renewalOpensMonths: 6, reminderDays: 30, validYears: 10 }, officer);
  expect(refused).toMatchObject({ updateCertificatePolicy: { __typename: 'ForbiddenError' } });
});

it('changes states, lists and buttons at once', async () => {
  const person = await makePerson(api, api.areas.villageA1);
  // Ends in fifteen months: open under 18 months, not under 12.
  const { globalId } = await makeCertificate(api, person, api.areas.villageA1, { appliedOn: '2018-02-23' });
  const read = `query ($id: ID!) {
    certificate(id: $id) { state availableOperations }
    certificates(filter: { state: [EXPIRING] }) { totalCount } }`;
  expect(await manager.data(read, { id: globalId })).toMatchObject({
    certificate: { state: 'EXPIRING', availableOperations: expect.arrayContaining(['RENEW']) },
    certificates: { totalCount: 1 },
  });
  await update(1, { renewalOpensMonths: 12, reminderDays: 90, validYears: 10 });
  const after = await manager.data<{ certificate: { availableOperations: string[] } }>(read, {
    id: globalId,
  });
  expect(after).toMatchObject({ certificate: { state: 'ISSUED' }, certificates: { totalCount: 0 } });
  expect(after.certificate.availableOperations).not.toContain('RENEW');
});
