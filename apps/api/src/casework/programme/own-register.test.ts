// A programme that exists in this test alone: handed over as the register, it has its types, its list, its form, its actions and its
// permissions, and its cases are led to their end. Nothing anywhere else knows of it.

import {
  type AnyProgramme,
  criteria,
  defineProgramme,
  field,
  from,
  registerOf,
  standardWay,
} from '@zhucan/domain';
import { isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import { giveDocuments, makeStaff, type Staff } from '../../../../../test/support/cases.ts';
import { makeCertificate, makeInstitution, makePerson } from '../../../../../test/support/factories.ts';
import { buildSchema } from '../../build-schema.ts';

const names = (zh: string, en: string) => ({ zh, en });

const wheelchair: AnyProgramme = defineProgramme({
  code: 'WHEELCHAIR_LOAN',
  prefix: 'WL',
  names: names('轮椅借用', 'Wheelchair loan'),
  summary: names('借用轮椅', 'A wheelchair on loan'),
  subject: 'PERSON',
  details: {
    size: field.choice(names('尺寸', 'Size'), [
      { value: 'SMALL', ...names('小', 'Small') },
      { value: 'LARGE', ...names('大', 'Large') },
    ]),
    months: field.integer(names('借期（月）', 'Months'), 1, 24),
    supplier: field.institution(names('供应单位', 'Supplier'), ['DEVICE_SUPPLIER']),
    reason: field.text(names('病情', 'Condition'), 100, { sensitive: true }),
    from: field.optional(field.date(names('起借日期', 'From'))),
  },
  criteria: ({ grades }) =>
    criteria.all(
      criteria.person.alive(),
      criteria.certificate.valid(),
      criteria.certificate.category('PHYSICAL'),
      criteria.certificate.grade(...(grades as (1 | 2)[])),
    ),
  documentKinds: [{ kind: 'PHOTO', names: names('照片', 'Photograph') }],
  documents: () => [{ kind: 'PHOTO', before: 'TOWN_REVIEW' }],
  way: from(standardWay)
    .without('TOWN_SIGNATURE', 'PUBLIC_NOTICE', 'LEADER_SIGN_OFF', 'PAYMENT')
    .add({
      code: 'FITTING',
      names: names('试坐', 'Fitting'),
      by: ['TOWN_CASEWORKER'],
      due: { amount: 10, unit: 'CALENDAR_DAYS' },
      form: { height: field.integer(names('座高（厘米）', 'Seat height'), 30, 70) },
    }).stages,
  policy: {
    fields: { grades: { kind: 'CHOICES', ...names('等级', 'Grades') } },
    defaults: { grades: [1, 2] },
    legalBasis: '试行',
    read: input => ({ grades: (input as { grades: number[] }).grades }),
  },
  indicators: [],
});

let api: TestApi;
let staff: Staff;
const register = registerOf(wheelchair);

beforeAll(async () => {
  api = await testApi(register);
  staff = await makeStaff(api);
});
afterAll(() => api.close());

function fieldsOf(name: string): string[] {
  const type = buildSchema(register).getType(name);
  return isObjectType(type) ? Object.keys(type.getFields()).sort() : [];
}

const STATE = '__typename id status stage { code name } version';
const CASE = `... on WheelchairLoanCase { ${STATE} } ... on Error { code message } ... on ValidationError { problems { code field } }`;
interface State {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly stage: { readonly code: string; readonly name: string };
}

async function mutate(
  client: Client,
  text: string,
  variables: object,
): Promise<State & Record<string, unknown>> {
  const { answer } = await client.data<{ answer: State & { case?: State } & Record<string, unknown> }>(
    text,
    variables as Record<string, unknown>,
  );
  return { ...answer, ...answer.case };
}

describe('a programme of its own', () => {
  test('has its case type, its details, its inputs and its commands', () => {
    expect(fieldsOf('WheelchairLoanCase')).toContain('availableActions');
    expect(fieldsOf('WheelchairLoanDetails')).toEqual(['from', 'months', 'reason', 'size', 'supplier']);
    const commands = Object.keys(buildSchema(register).getMutationType()?.getFields() ?? {});
    expect(commands).toEqual(
      expect.arrayContaining([
        'createWheelchairLoanCase',
        'updateWheelchairLoanCase',
        'passWheelchairLoanTownReview',
        'decideWheelchairLoanCase',
        'completeWheelchairLoanFitting',
        'deliverWheelchairLoanCase',
      ]),
    );
    expect(buildSchema(register).getType('MedicalAidCase')).toBeUndefined();
  });

  test('says its form, its stages and its policy’s parameters', async () => {
    const { programmes } = await staff.liaison.data<{ programmes: unknown }>(
      `{ programmes { code name caseType fields { name kind label required sensitive choices { value label } institutions }
           stages { code name by form { name kind min max } } policyFields { name label } } }`,
    );
    expect(programmes).toMatchObject([
      {
        code: 'WHEELCHAIR_LOAN',
        name: '轮椅借用',
        caseType: 'WheelchairLoanCase',
        fields: [
          { name: 'size', kind: 'CHOICE', required: true, choices: [{ label: '小' }, { label: '大' }] },
          { name: 'months', kind: 'INTEGER' },
          { name: 'supplier', kind: 'INSTITUTION', institutions: ['DEVICE_SUPPLIER'] },
          { name: 'reason', sensitive: true },
          { name: 'from', required: false },
        ],
        stages: [
          { code: 'TOWN_REVIEW' },
          { code: 'DISTRICT_REVIEW' },
          { code: 'FITTING', by: ['TOWN_CASEWORKER'], form: [{ name: 'height', min: 30, max: 70 }] },
          { code: 'DELIVERY' },
        ],
        policyFields: [{ name: 'grades', label: '等级' }],
      },
    ]);
  });

  test('its case is drafted, listed, led through its own stage and closed', async () => {
    const { villageA1, district } = api.areas;
    const person = await makePerson(api, villageA1);
    await makeCertificate(api, person, villageA1, { category: 'PHYSICAL', grade: 1 });
    const supplier = await makeInstitution(api, district, { kind: 'DEVICE_SUPPLIER', name: '轮椅厂' });
    const create = `mutation($personId: ID!, $details: WheelchairLoanDetailsInput!) {
      answer: createWheelchairLoanCase(personId: $personId, details: $details) { __typename ${CASE} } }`;
    const details = { size: 'SMALL', months: 6, supplier: supplier.globalId, reason: '双下肢截瘫' };
    let state = await mutate(staff.liaison, create, { personId: person.globalId, details });
    expect(state).toMatchObject({ __typename: 'WheelchairLoanCase', status: 'DRAFT' });
    await giveDocuments(api, state, ['PHOTO']);

    const step = async (client: Client, name: string, record = '', generic = false) => {
      const done = generic ? `... on CaseDone { case { ${STATE} } } ... on Error { code message }` : CASE;
      const text = `mutation($id: ID!, $version: Int!) {
        answer: ${name}(id: $id, expectedVersion: $version ${record}) { __typename ${done} } }`;
      return mutate(client, text, { id: state.id, version: state.version });
    };
    state = await step(staff.caseworker, 'submitCase', '', true);
    state = await step(staff.caseworker, 'passWheelchairLoanTownReview');
    expect(state.stage.code).toBe('DISTRICT_REVIEW');
    // Whoever filed it never decides it; no town decides at all.
    expect(await step(staff.caseworker, 'decideWheelchairLoanCase')).toMatchObject({ code: 'FORBIDDEN' });
    state = await step(staff.officer, 'decideWheelchairLoanCase');
    expect(state).toMatchObject({ status: 'IN_PROGRESS', stage: { code: 'FITTING', name: '试坐' } });
    expect(
      await step(staff.caseworker, 'completeWheelchairLoanFitting', ', record: { height: 90 }'),
    ).toMatchObject({
      problems: [{ code: 'TOO_LARGE', field: 'height' }],
    });

    const { workQueue } = await staff.caseworker.data<{ workQueue: { nodes: unknown[] } }>(
      `{ workQueue { nodes { number dueOn availableActions { operation main form { name } } person { name }
           ... on WheelchairLoanCase { details { size months supplier { name } reason { masked present } } } } } }`,
    );
    expect(workQueue.nodes).toMatchObject([
      {
        number: 'WL-2026-000001',
        dueOn: '2026-12-03',
        person: { name: person.name },
        details: {
          size: 'SMALL',
          months: 6,
          supplier: { name: '轮椅厂' },
          reason: { masked: '****', present: true },
        },
      },
    ]);
    const [{ availableActions }] = workQueue.nodes as [{ availableActions: { operation: string }[] }];
    expect(availableActions[0]).toMatchObject({
      operation: 'COMPLETE_STEP',
      main: true,
      form: [{ name: 'height' }],
    });

    state = await step(staff.caseworker, 'completeWheelchairLoanFitting', ', record: { height: 45 }');
    state = await step(staff.caseworker, 'deliverWheelchairLoanCase');
    expect(state.status).toBe('DELIVERED');
    state = await step(staff.caseworker, 'closeCase', '', true);
    expect(state.status).toBe('CLOSED');
  });

  test('screens the register and tells a person what they are entitled to', async () => {
    const { villageA1 } = api.areas;
    const eligible = await makePerson(api, villageA1);
    await makeCertificate(api, eligible, villageA1, { category: 'PHYSICAL', grade: 2 });
    const other = await makePerson(api, villageA1);
    await makeCertificate(api, other, villageA1, { category: 'VISUAL', grade: 1 });
    const { screening, eligiblePeople } = await staff.caseworker.data<{
      screening: Record<string, number>;
      eligiblePeople: { nodes: { name: string; entitlements: unknown }[] };
    }>(`{ screening(programme: "WHEELCHAIR_LOAN") { eligible unknown notEligible withCase served gap }
          eligiblePeople(programme: "WHEELCHAIR_LOAN") { nodes { name entitlements { programme explained { verdict parts { verdict label } } openCase { number } } } } }`);
    expect(screening).toEqual({ eligible: 2, unknown: 0, notEligible: 1, withCase: 1, served: 1, gap: 1 });
    expect(eligiblePeople.nodes).toMatchObject([
      { name: eligible.name, entitlements: [{ explained: { verdict: 'MET' }, openCase: null }] },
    ]);
  });

  test('keeps its policy: drafted, refused for the past, published, and the next one follows it', async () => {
    const draft = `mutation($from: Date!, $version: Int) { answer: draftPolicy(programme: "WHEELCHAIR_LOAN", expectedVersion: $version,
        input: { effectiveFrom: $from, parameters: "{\\"grades\\": [1]}", legalBasis: "新办法" }) {
        ... on Policy { id version rowVersion changes { name before after } } ... on Error { code } } }`;
    const publish = `mutation($id: ID!, $version: Int!) { answer: publishPolicy(id: $id, expectedVersion: $version) {
        ... on Policy { id version inForce } ... on ValidationError { problems { code } } ... on Error { code } } }`;
    let made = await mutate(staff.manager, draft, { from: '2026-11-01' });
    expect(made).toMatchObject({ version: 2, changes: [{ name: 'grades', before: [1, 2], after: [1] }] });
    const send = () => mutate(staff.manager, publish, { id: made.id, version: made['rowVersion'] });
    expect(await send()).toMatchObject({ problems: [{ code: 'POLICY_RETROACTIVE' }] });
    made = await mutate(staff.manager, draft, { from: '2026-11-24', version: made['rowVersion'] });
    expect(await send()).toMatchObject({ version: 2, inForce: false });
    api.setNow('2026-11-24T04:00:00.000Z');
    const { screening, policies } = await staff.caseworker.data<{ screening: unknown; policies: unknown }>(
      `{ screening(programme: "WHEELCHAIR_LOAN") { eligible } policies(programme: "WHEELCHAIR_LOAN") { version inForce } }`,
    );
    expect(screening).toEqual({ eligible: 1 });
    expect(policies).toEqual([
      { version: 2, inForce: true },
      { version: 1, inForce: false },
    ]);
    expect(await mutate(staff.officer, draft, { from: '2027-01-01' })).toMatchObject({ code: 'FORBIDDEN' });
  });
});
