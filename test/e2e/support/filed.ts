// Applications for medical aid that are under way before a test begins, led through the graph by those whose turn it is.

import type { Page } from '@playwright/test';
import { expect } from './app.ts';
import type { Person } from './cases.ts';
import { ask } from './graph.ts';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

/** One step of a case, as the user of the page; `more` are further arguments by name, with their types. */
export async function command(
  page: Page,
  name: string,
  id: string,
  more: Readonly<Record<string, readonly [type: string, value: unknown]>> = {},
): Promise<void> {
  const { case: now } = await ask<{ case: { version: number } }>(
    page,
    'query ($id: ID!) { case(id: $id) { version } }',
    { id },
  );
  const keys = Object.entries(more);
  const declared = keys.map(([key, [type]]) => `, $${key}: ${type}`).join('');
  const passed = keys.map(([key]) => `, ${key}: $${key}`).join('');
  const { done } = await ask<{ done: { message?: string } }>(
    page,
    `mutation ($id: ID!, $v: Int!${declared}) {
      done: ${name}(id: $id, expectedVersion: $v${passed}) { __typename ... on Error { message } } }`,
    { id, v: now.version, ...Object.fromEntries(keys.map(([key, [, value]]) => [key, value])) },
  );
  expect(done.message, name).toBeUndefined();
}

async function handIn(page: Page, id: string, kind: string): Promise<void> {
  const answer = await page.request.post('/uploads/document', {
    data: PDF,
    headers: {
      'content-type': 'application/octet-stream',
      'x-zhucan-request': '1',
      'x-file-name': `${kind}.pdf`,
    },
  });
  const { upload }: { upload: string } = await answer.json();
  await command(page, 'addCaseDocument', id, {
    kind: ['String!', kind],
    upload: ['String!', upload],
    form: ['DocumentForm!', 'ORIGINAL'],
  });
}

async function hospitalOf(page: Page): Promise<string> {
  const { institutions } = await ask<{ institutions: { nodes: { id: string }[] } }>(
    page,
    '{ institutions(first: 1, filter: { kind: [HOSPITAL], text: "人民医院" }) { nodes { id } } }',
  );
  return institutions.nodes[0]?.id ?? '';
}

interface Hands {
  /** Files and submits. */
  readonly filer: Page;
  readonly town: Page;
  readonly head: Page;
}

/** An advance of someone who pays everything first, on the public notice; gives its id. */
export async function posted(hands: Hands, person: Person, cost: string, today: string): Promise<string> {
  const { filer, town, head } = hands;
  const hospital = await hospitalOf(filer);
  const details = {
    mode: 'ADVANCE_SELF_PAID',
    applicantCategory: 'MINIMUM_ALLOWANCE',
    insured: true,
    cannotPay: true,
    livingHardship: true,
    exclusion: 'NONE',
    familySituation: '一家三口，靠低保生活，负债治病',
    illness: 'KIDNEY',
    diagnosis: '慢性肾衰竭',
    diagnosisHospital: hospital,
    hospital,
    cost,
    payeeKind: 'HOSPITAL',
    bankName: '建设银行景禾支行',
    bankAccount: '6222020000001234567',
  };
  const { draft } = await ask<{ draft: { id?: string; message?: string } }>(
    filer,
    `mutation ($person: ID!, $details: MedicalAidDetailsInput!) {
      draft: createMedicalAidCase(personId: $person, details: $details) {
        ... on MedicalAidCase { id } ... on Error { message } } }`,
    { person: person.id, details },
  );
  expect(draft.message).toBeUndefined();
  const id = draft.id ?? '';
  await handIn(filer, id, 'DIAGNOSIS');
  await handIn(filer, id, 'SURVEY_PHOTO');
  await command(filer, 'submitCase', id);
  const survey = {
    surveyedOn: today,
    yearlyIncome: '12000',
    property: '平房两间',
    farming: '无',
    documentsTrue: true,
    opinion: '情况属实',
  };
  await command(town, 'passMedicalAidTownReview', id, { record: ['MedicalAidTownReviewInput!', survey] });
  const signature = { signedOn: today, opinion: '同意' };
  await command(head, 'passMedicalAidTownSignature', id, {
    record: ['MedicalAidTownSignatureInput!', signature],
  });
  await command(town, 'postNotice', id, { objectionsTo: ['String', '镇残联，电话 0574-88880000'] });
  return id;
}

/** A posted one, its days over: on the district's desk. */
export async function ended(town: Page, id: string): Promise<void> {
  await handIn(town, id, 'NOTICE_PHOTO');
  await command(town, 'endNotice', id);
}

/** What the meeting decided. */
export const meeting = (amount: string, meetingOn: string) => ({
  record: [
    'MedicalAidDistrictReviewInput!',
    { meetingOn, members: '甲、乙、丙', minutes: '经集体讨论，同意救助。', amount },
  ] as const,
});
