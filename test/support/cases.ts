// Cases of the major-illness aid as tests need them: whom, with what, and each step through the graph.

import type { CaseOperation } from '@zhucan/domain';
import type { Client, TestApi } from './api.ts';
import type { TestArea } from './areas.ts';
import { makeHousehold, makeInstitution, makePerson, type TestPerson, type TestRecord } from './factories.ts';

/** The last step's answer. */
export interface CaseState {
  readonly __typename: string;
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly stage: { readonly code: string };
  readonly version: number;
}

interface CaseRefusal {
  readonly __typename: string;
  readonly code: string;
  readonly message: string;
  readonly problems?: readonly { readonly code: string; readonly field: string | null }[];
}

const STATE = '__typename id number status stage { code } version';
const ERRORS = `... on ValidationError { code message problems { code field } } ... on Error { code message }`;

export type CaseAnswer = CaseState | CaseRefusal;

function isState(answer: CaseAnswer): answer is CaseState {
  return 'version' in answer;
}

/** The case after a step that must succeed. */
export function succeededCase(answer: CaseAnswer): CaseState {
  if (!isState(answer)) throw new Error(`refused: ${JSON.stringify(answer)}`);
  return answer;
}

/** The codes of a refusal. */
export function refusalOf(answer: CaseAnswer): string {
  if (isState(answer)) return `done: ${answer.status}`;
  return answer.problems?.map(one => one.code).join(' ') || answer.code;
}

/** Everyone who handles a case of the first village. */
export interface Staff {
  readonly liaison: Client;
  readonly caseworker: Client;
  readonly head: Client;
  readonly officer: Client;
  readonly manager: Client;
  readonly leader: Client;
}

export async function makeStaff(api: TestApi): Promise<Staff> {
  return {
    liaison: await api.user('VILLAGE_LIAISON'),
    caseworker: await api.user('TOWN_CASEWORKER'),
    head: await api.user('TOWN_HEAD'),
    officer: await api.user('DISTRICT_OFFICER'),
    manager: await api.user('DISTRICT_MANAGER'),
    leader: await api.user('LEADER'),
  };
}

export interface Applicant {
  readonly person: TestPerson;
  readonly household: TestRecord;
}

/** Someone on the minimum allowance, registered in the district. */
export async function makeApplicant(api: TestApi, area: TestArea): Promise<Applicant> {
  const person = await makePerson(api, area, { hukouPlace: '清溪区东河镇' });
  return { person, household: await makeHousehold(api, area, person) };
}

export function hospitalOf(api: TestApi): Promise<TestRecord> {
  return makeInstitution(api, api.areas.district, { hospitalGrade: '3A', designated: true });
}

/** An application for an advance of 35,000.00: 200,000 with a direct settlement, or another cost. */
export function application(hospital: TestRecord, more: Readonly<Record<string, unknown>> = {}) {
  return {
    mode: 'ADVANCE_DIRECT',
    applicantCategory: 'MINIMUM_ALLOWANCE',
    familySituation: '一家三口，靠低保生活',
    illness: 'CANCER',
    diagnosis: '肺腺癌四期',
    diagnosisHospital: hospital.globalId,
    hospital: hospital.globalId,
    cost: '200000',
    insured: true,
    cannotPay: true,
    livingHardship: true,
    exclusion: 'NONE',
    payeeKind: 'HOSPITAL',
    bankName: '建设银行',
    bankAccount: '6222020000001234567',
    ...more,
  };
}

export const SURVEY = {
  surveyedOn: '2026-11-23',
  yearlyIncome: '12000',
  property: '平房两间',
  farming: '无',
  documentsTrue: true,
  opinion: '情况属实，同意上报',
};
export const SIGNATURE = { signedOn: '2026-11-23', opinion: '同意' };

export function meeting(amount: string, more: Readonly<Record<string, unknown>> = {}) {
  return { meetingOn: '2026-11-23', members: '赵一、钱二、孙三', minutes: '一致同意', amount, ...more };
}

async function call(
  client: Client,
  name: string,
  args: readonly (readonly [string, string, unknown])[],
  generic: boolean,
): Promise<CaseAnswer> {
  const declared = args.map(([key, type]) => `$${key}: ${type}`).join(', ');
  const passed = args.map(([key]) => `${key}: $${key}`).join(', ');
  const done = generic ? `... on CaseDone { case { ${STATE} } }` : `... on MedicalAidCase { ${STATE} }`;
  const document = `mutation(${declared}) { answer: ${name}(${passed}) { __typename ${done} ${ERRORS} } }`;
  const variables = Object.fromEntries(args.map(([key, , value]) => [key, value]));
  const { data, errors } = await client.query<{ answer: CaseAnswer & { case?: CaseState } }>(
    document,
    variables,
  );
  if (!data) throw new Error(`failed: ${JSON.stringify(errors)}`);
  return data.answer.case ?? data.answer;
}

export function draft(client: Client, person: TestPerson, details: unknown): Promise<CaseAnswer> {
  return call(
    client,
    'createMedicalAidCase',
    [
      ['personId', 'ID!', person.globalId],
      ['details', 'MedicalAidDetailsInput!', details],
    ],
    false,
  );
}

const target = ({ id, version }: Pick<CaseState, 'id' | 'version'>) =>
  [
    ['id', 'ID!', id],
    ['expectedVersion', 'Int!', version],
  ] as const;

const WITH_RECORD: Readonly<Record<string, readonly [string, string]>> = {
  PASS_TOWN_REVIEW: ['passMedicalAidTownReview', 'MedicalAidTownReviewInput!'],
  PASS_TOWN_SIGNATURE: ['passMedicalAidTownSignature', 'MedicalAidTownSignatureInput!'],
  DECIDE: ['decideMedicalAidCase', 'MedicalAidDistrictReviewInput!'],
  PROPOSE: ['proposeMedicalAidCase', 'MedicalAidDistrictReviewInput!'],
  EDIT: ['updateMedicalAidCase', 'MedicalAidDetailsInput!'],
};
const WITH_REASON: Readonly<Record<string, string>> = {
  RETURN: 'returnCase',
  REJECT: 'rejectCase',
  WITHDRAW: 'withdrawCase',
};

/** One operation through the graph, at the version of the case that is given. */
export function take(
  client: Client,
  operation: CaseOperation,
  at: Pick<CaseState, 'id' | 'version'>,
  input: unknown = {},
): Promise<CaseAnswer> {
  const typed = WITH_RECORD[operation];
  if (typed)
    return call(
      client,
      typed[0],
      [...target(at), [operation === 'EDIT' ? 'details' : 'record', typed[1], input]],
      false,
    );
  const withReason = WITH_REASON[operation];
  if (withReason) return call(client, withReason, [...target(at), ['reason', 'String!', '核对后决定']], true);
  switch (operation) {
    case 'SUBMIT':
      return call(client, 'submitCase', target(at), true);
    case 'RESUBMIT':
      return call(client, 'resubmitCase', target(at), true);
    case 'CLOSE':
      return call(client, 'closeCase', target(at), true);
    case 'ASSIGN':
      return call(client, 'assignCase', [...target(at), ['userId', 'ID', input]], true);
    case 'SIGN_OFF':
    case 'REFUSE_SIGN_OFF':
      return call(
        client,
        'signOffCase',
        [...target(at), ['agree', 'Boolean!', operation === 'SIGN_OFF'], ['opinion', 'String', '按规定']],
        true,
      );
    case 'POST_NOTICE':
      return call(
        client,
        'postNotice',
        [...target(at), ['objectionsTo', 'String!', '东河镇残联 0574-12345678']],
        true,
      );
    case 'END_NOTICE':
      return call(client, 'endNotice', target(at), true);
    default:
      throw new TypeError(`no way to ${operation} here`);
  }
}

function rowId(id: string): number {
  return Number(Buffer.from(id, 'base64url').toString().split(':')[1]);
}

/** Puts documents to a case behind the graph's back, so that a test of something else need not upload. */
export async function giveDocuments(
  { db }: Pick<TestApi, 'db'>,
  { id }: Pick<CaseState, 'id'>,
  kinds: readonly string[] = ['DIAGNOSIS', 'SURVEY_PHOTO', 'NOTICE_PHOTO'],
): Promise<void> {
  const sha256 = 'a'.repeat(64);
  const file = await db.prisma.storedFile.upsert({
    where: { sha256 },
    create: { sha256, size: 10, mediaType: 'application/pdf' },
    update: {},
  });
  await db.prisma.caseDocument.createMany({
    data: kinds.map(kind => ({ caseId: rowId(id), kind, fileId: file.id, fileName: '材料.pdf' })),
  });
}

export interface Place {
  readonly api: TestApi;
  readonly staff: Staff;
  readonly hospital: TestRecord;
}

/** A case led to the district's review: drafted, submitted, reviewed, signed, posted on the 23rd, ended on the 27th. */
export async function toDistrictReview(
  { api, staff, hospital }: Place,
  details: Readonly<Record<string, unknown>> = {},
): Promise<CaseState> {
  const { person } = await makeApplicant(api, api.areas.villageA1);
  let state = succeededCase(await draft(staff.liaison, person, application(hospital, details)));
  await giveDocuments(api, state);
  state = succeededCase(await take(staff.caseworker, 'SUBMIT', state));
  state = succeededCase(await take(staff.caseworker, 'PASS_TOWN_REVIEW', state, SURVEY));
  state = succeededCase(await take(staff.head, 'PASS_TOWN_SIGNATURE', state, SIGNATURE));
  state = succeededCase(await take(staff.caseworker, 'POST_NOTICE', state));
  api.setNow('2026-11-27T04:00:00.000Z');
  state = succeededCase(await take(staff.caseworker, 'END_NOTICE', state));
  return state;
}
