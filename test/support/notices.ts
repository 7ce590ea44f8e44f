// A notice and its objections through the graph, as those who handle them call it.

import type { Client } from './api.ts';

export const NOTICE_ERROR = `... on Error { code message } ... on ValidationError { problems { code field } } ... on StaleError { currentVersion }`;
const CASE = `__typename ... on CaseDone { case { id version status dueOn waitsFor
  notices { id status url postedOn lastDay mayEndFrom endedOn name place objectionsTo items { label text } openObjections
    objections { id status channel version named reachable findings } } } } ${NOTICE_ERROR}`;
const OBJECTION = `__typename ... on Objection { id status channel version receipt named reachable findings reply toldOn decidedBy
  case { id status version dueOn waitsFor } } ${NOTICE_ERROR}`;

interface NoticeAnswer {
  readonly id: string;
  readonly status: string;
  readonly url: string;
  readonly lastDay: string;
  readonly objectionsTo: string;
  readonly name: string;
  readonly items: readonly { readonly label: string; readonly text: string }[];
}

export interface NoticeDone {
  readonly __typename: string;
  readonly code?: string;
  readonly case: {
    readonly id: string;
    readonly version: number;
    readonly status: string;
    readonly dueOn: string | null;
    readonly notices: readonly NoticeAnswer[];
  };
}

export interface ObjectionAnswer {
  readonly __typename: string;
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly receipt: string;
  readonly code?: string;
  readonly case: { readonly status: string; readonly version: number; readonly dueOn: string | null };
}

export async function postNotice(
  client: Client,
  id: string,
  version = 1,
  objectionsTo: string | null = null,
): Promise<NoticeDone> {
  const { answer } = await client.data<{ answer: NoticeDone }>(
    `mutation ($id: ID!, $v: Int!, $to: String) { answer: postNotice(id: $id, expectedVersion: $v, objectionsTo: $to) { ${CASE} } }`,
    { id, v: version, to: objectionsTo },
  );
  return answer;
}

export async function endNotice(client: Client, id: string, version: number): Promise<NoticeDone> {
  const { answer } = await client.data<{ answer: NoticeDone }>(
    `mutation ($id: ID!, $v: Int!) { answer: endNotice(id: $id, expectedVersion: $v) { ${CASE} } }`,
    { id, v: version },
  );
  return answer;
}

export async function receiveObjection(
  client: Client,
  id: string,
  version: number,
  more: object = {},
): Promise<ObjectionAnswer> {
  const { answer } = await client.data<{ answer: ObjectionAnswer }>(
    `mutation ($id: ID!, $v: Int!, $input: ReceiveObjectionInput!) {
      answer: receiveObjection(id: $id, expectedVersion: $v, input: $input) { ${OBJECTION} } }`,
    { id, v: version, input: { channel: 'PHONE', text: '他家另有两处房产', name: '赵举报', ...more } },
  );
  return answer;
}

export async function decideObjection(
  client: Client,
  objection: ObjectionAnswer,
  more: object = {},
): Promise<ObjectionAnswer> {
  const { answer } = await client.data<{ answer: ObjectionAnswer }>(
    `mutation ($id: ID!, $v: Int!, $input: DecideObjectionInput!) {
      answer: decideObjection(id: $id, expectedVersion: $v, input: $input) { ${OBJECTION} } }`,
    {
      id: objection.id,
      v: objection.version,
      input: { uphold: false, findings: '经入户核查，房产属其兄', toldOn: '2026-11-23', ...more },
    },
  );
  return answer;
}

/** The code of a refusal, the type of an answer otherwise. */
export function codeOf(answer: { readonly __typename: string; readonly code?: string }): string {
  return answer.code ?? answer.__typename;
}
