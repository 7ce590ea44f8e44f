// A person's whole way through the software, and then a look at everything that was kept or said: no column of any table, no file, no
// line of the log and no answer but a reveal holds a number or a diagnosis as it is.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { citizenIdFor, composeCertificateNumber } from '@zhucan/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../test/support/api.ts';
import { operate } from '../../../../test/support/certificates.ts';
import { makeInstitution } from '../../../../test/support/factories.ts';
import { checkedImport, HEADINGS, someone, workbookOf } from '../exchange/import/import.test-support.ts';

const idOf = (sequence: number) => citizenIdFor({ prefix: '990777', birthDate: '1971-03-09', sequence });
const SECRET = {
  idNumber: idOf(122),
  corrected: idOf(124),
  twin: idOf(126),
  phone: '13877712301',
  guardianPhone: '13877712302',
  newPhone: '13877712303',
  bankAccount: '6228480077712304',
  diagnosis: '脊髓损伤所致双下肢瘫痪七七七',
  imported: idOf(128),
  importedPhone: '13877712305',
  wrong: `${idOf(130).slice(0, 17)}${idOf(130).endsWith('1') ? '2' : '1'}`,
} as const;

let api: TestApi;
let manager: Client;
const answers: string[] = [];

async function ask(
  document: string,
  variables: Record<string, unknown> = {},
): Promise<Record<string, Found>> {
  const answer = await manager.query<Record<string, Found>>(document, variables);
  expect(answer.errors).toEqual([]);
  if (!document.includes('revealSensitive')) answers.push(JSON.stringify(answer));
  return answer.data ?? {};
}
interface Found {
  readonly __typename: string;
  readonly id: string;
  readonly version: number;
}

const PERSON =
  '__typename ... on Person { id version } ... on ValidationError { problems { code field message } } ... on ConflictError { code message }';

async function register(more: Record<string, unknown>): Promise<Found> {
  const input = { name: '贾密', areaId: api.areas.villageA1.globalId, ...more };
  const { createPerson } = await ask(
    `mutation($input: PersonInput!) { createPerson(input: $input, acceptDuplicates: true) { ${PERSON} } }`,
    { input },
  );
  return createPerson as Found;
}

/** Applied for, assessed, reviewed and issued. */
async function certify(person: Found): Promise<void> {
  const hospital = await makeInstitution(api, api.areas.district);
  const { applyForCertificate } = await ask(
    `mutation($id: ID!, $input: CertificateApplicationInput!) { applyForCertificate(personId: $id, input: $input) {
      __typename ... on Certificate { id version } ... on ValidationError { problems { code field } } } }`,
    { id: person.id, input: { category: 'PHYSICAL', hospitalId: hospital.globalId } },
  );
  let certificate = applyForCertificate as Found;
  const officer = await api.user('DISTRICT_OFFICER');
  const steps = [
    [
      manager,
      'ASSESS',
      {
        input: {
          assessedOn: '2026-11-23',
          hospitalId: hospital.globalId,
          doctors: ['孙一', '周二'],
          parts: [{ category: 'PHYSICAL', grade: 2 }],
          cause: 'ACCIDENT',
          onsetAge: 30,
          diagnosis: SECRET.diagnosis,
          supportNeeds: [],
          atHome: false,
        },
      },
    ],
    [officer, 'REVIEW', {}],
    [officer, 'ISSUE', {}],
  ] as const;
  for (const [who, operation, more] of steps) {
    const answer = await operate(who, operation, certificate, more);
    answers.push(JSON.stringify(answer));
    expect(answer.__typename, JSON.stringify(answer)).toBe('Certificate');
    certificate = { ...certificate, id: answer.id ?? '', version: answer.version ?? 0 };
  }
}

async function importRoster(): Promise<void> {
  const rows = [
    someone('甄读', { 身份证号: SECRET.imported, 残疾人证号: '', 联系电话: SECRET.importedPhone }),
    someone('甄误', { 身份证号: SECRET.wrong, 残疾人证号: '' }),
  ];
  const roster = await checkedImport(api, manager, await workbookOf([HEADINGS, ...rows]));
  await roster.start(['NEW']);
  answers.push(JSON.stringify(await roster.state()));
}

beforeAll(async () => {
  api = await testApi();
  manager = await api.user('DISTRICT_MANAGER');
  const { idNumber, phone, guardianPhone, bankAccount } = SECRET;
  const person = await register({
    idNumber,
    phone,
    guardianName: '贾护',
    guardianPhone,
    bankName: '农村信用社',
    bankAccount,
  });
  expect(person.__typename).toBe('Person');
  // Refusals quote nothing either.
  await register({ idNumber });
  await register({ idNumber: SECRET.wrong });
  const { updatePerson } = await ask(
    `mutation($id: ID!, $v: Int!, $input: PersonPatch!) { updatePerson(id: $id, expectedVersion: $v, input: $input) { ${PERSON} } }`,
    { id: person.id, v: person.version, input: { idNumber: SECRET.corrected, phone: SECRET.newPhone } },
  );
  expect(updatePerson?.__typename).toBe('Person');
  await certify(person);
  const twin = await register({ idNumber: SECRET.twin, phone });
  await ask(
    `mutation($keep: ID!, $gone: ID!) { mergePeople(keepId: $keep, mergeId: $gone, reason: "同一人") { ${PERSON} } }`,
    { keep: person.id, gone: twin.id },
  );
  await importRoster();
  await ask('query($t: String) { people(filter: { text: $t }) { totalCount } }', { t: SECRET.corrected });
  await ask(
    'query($input: LikelyDuplicateInput!) { likelyDuplicates(input: $input) { id idNumber { masked } } }',
    {
      input: { idNumber: SECRET.corrected },
    },
  );
  const reveal = await ask(
    `mutation($id: ID!) { revealSensitive(id: $id, fields: [ID_NUMBER, PHONE], reason: "核对") {
      __typename ... on RevealedValues { values { field value } } } }`,
    { id: person.id },
  );
  expect(JSON.stringify(reveal)).toContain(SECRET.corrected);
  await ask('{ auditEntries(first: 100) { nodes { action entity reason changes } } }');
  await ask(
    '{ people(first: 100) { nodes { name idNumber { masked } phone { masked } timeline { title detail } merges { reason mergedIdNumber { masked } } } } }',
  );
}, 120_000);
afterAll(() => api.close());

const SECRETS = [...Object.values(SECRET), composeCertificateNumber(SECRET.corrected, 'PHYSICAL', 2)];

function expectNone(text: string, where: string): void {
  for (const secret of SECRETS) {
    expect(text.includes(secret), `${where} holds ${secret}`).toBe(false);
    // Bytes show as hex.
    expect(text.includes(Buffer.from(secret).toString('hex')), `${where} holds ${secret} as bytes`).toBe(
      false,
    );
  }
}

test('no column of any table', async () => {
  const { rows: tables } = await api.db.pool.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  expect(tables.length).toBeGreaterThan(15);
  let seen = 0;
  for (const { name } of tables) {
    const { rows } = await api.db.pool.query<{ text: string }>(
      `SELECT row_to_json(t)::text AS text FROM ${name} t`,
    );
    seen += rows.length;
    expectNone(rows.map(row => row.text).join('\n'), name);
  }
  expect(seen).toBeGreaterThan(60);
});

test('no job in line, no file in the data folder, no line of the log, no answer', () => {
  expectNone(JSON.stringify(api.queued), 'a job');
  const folder = api.services.config.dataFolder;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(file => file.isFile());
  expect(files.length).toBeGreaterThan(1);
  for (const file of files)
    expectNone(readFileSync(join(file.parentPath, file.name)).toString('latin1'), file.name);
  expectNone(api.logged.join('\n'), 'the log');
  expect(answers.length).toBeGreaterThan(10);
  expectNone(answers.join('\n'), 'an answer');
});

test('every reveal and every change is in the trail, with who and why', async () => {
  const { rows } = await api.db.pool.query<{ what: string; reason: string | null }>(
    `SELECT action || ' ' || entity AS what, reason FROM audit_entry ORDER BY at, shard, seq`,
  );
  const kinds = new Set(rows.map(row => row.what));
  for (const what of ['CREATE Person', 'UPDATE Person', 'MERGE Person']) expect(kinds).toContain(what);
  expect(rows.filter(row => /REVEAL/.test(row.what))).toMatchObject([{ reason: '核对' }]);
});
