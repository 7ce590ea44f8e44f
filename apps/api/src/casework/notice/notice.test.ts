// A notice from its posting to its end, and the objections in between, through the graph.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import {
  ACCOUNT,
  addNoticePhoto,
  DIAGNOSIS,
  makeTrialCase,
  TYPED_PHONE,
} from '../../../../../test/support/trial-cases.ts';
import { trialRegister } from '../../../../../test/support/trial-programme.ts';

const ERROR = `... on Error { code message } ... on ValidationError { problems { code field } } ... on StaleError { currentVersion }`;
const CASE = `__typename ... on CaseDone { case { id version status dueOn waitsFor
  notices { id status url postedOn lastDay mayEndFrom endedOn name place objectionsTo items { label text } openObjections
    objections { id status channel version named reachable findings } } } } ${ERROR}`;
const OBJECTION = `__typename ... on Objection { id status channel version receipt named reachable findings reply toldOn decidedBy
  case { id status version dueOn waitsFor } } ${ERROR}`;

interface NoticeAnswer {
  readonly id: string;
  readonly status: string;
  readonly url: string;
  readonly lastDay: string;
  readonly objectionsTo: string;
  readonly name: string;
  readonly items: readonly { readonly label: string; readonly text: string }[];
}
interface CaseAnswer {
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
interface ObjectionAnswer {
  readonly __typename: string;
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly receipt: string;
  readonly code?: string;
  readonly case: { readonly status: string; readonly version: number; readonly dueOn: string | null };
}

let api: TestApi;
let town: Client;
beforeAll(async () => {
  api = await testApi(trialRegister);
  town = await api.user('TOWN_CASEWORKER');
});
afterAll(() => api.close());

async function post(id: string, version = 1, client = town, objectionsTo?: string): Promise<CaseAnswer> {
  const { answer } = await client.data<{ answer: CaseAnswer }>(
    `mutation ($id: ID!, $v: Int!, $to: String) { answer: postNotice(id: $id, expectedVersion: $v, objectionsTo: $to) { ${CASE} } }`,
    { id, v: version, to: objectionsTo ?? null },
  );
  return answer;
}

async function end(id: string, version: number): Promise<CaseAnswer> {
  const { answer } = await town.data<{ answer: CaseAnswer }>(
    `mutation ($id: ID!, $v: Int!) { answer: endNotice(id: $id, expectedVersion: $v) { ${CASE} } }`,
    { id, v: version },
  );
  return answer;
}

async function receive(
  id: string,
  version: number,
  more: object = {},
  client = town,
): Promise<ObjectionAnswer> {
  const { answer } = await client.data<{ answer: ObjectionAnswer }>(
    `mutation ($id: ID!, $v: Int!, $input: ReceiveObjectionInput!) {
      answer: receiveObjection(id: $id, expectedVersion: $v, input: $input) { ${OBJECTION} } }`,
    { id, v: version, input: { channel: 'PHONE', text: '他家另有两处房产', name: '赵举报', ...more } },
  );
  return answer;
}

async function decide(
  objection: ObjectionAnswer,
  more: object = {},
  client = town,
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

const codeOf = (answer: { __typename: string; code?: string }) => answer.code ?? answer.__typename;

describe('a public notice', () => {
  it('shows what was frozen when it was posted: masked, without numbers, the illness as its kind', async () => {
    const { areas } = api;
    const made = await makeTrialCase(api, areas.villageA1);
    const answer = await post(made.globalId, 1, town, '东河镇残联，电话 0574-8888');
    expect(answer.case).toMatchObject({
      status: 'PUBLIC_NOTICE',
      version: 2,
      // The first working day after its last.
      dueOn: '2026-11-27',
      notices: [
        {
          status: 'POSTED',
          postedOn: '2026-11-23',
          lastDay: '2026-11-26',
          mayEndFrom: '2026-11-27',
          name: '陈**',
          place: '东河镇柳桥村',
          objectionsTo: '东河镇残联，电话 0574-8888',
        },
      ],
    });
    const shown = JSON.stringify(answer.case.notices);
    for (const secret of [
      made.person.name,
      made.person.phone,
      made.person.idNumber,
      TYPED_PHONE,
      DIAGNOSIS,
      ACCOUNT,
    ])
      expect(shown).not.toContain(secret);
    expect(answer.case.notices[0]?.items.map(item => item.text)).toEqual([
      '恶性肿瘤',
      '清溪区人民医院',
      '35000.00',
      '陈**与李**二人生活，电话***',
    ]);
    await api.db.prisma.person.update({ where: { id: made.person.id }, data: { name: '改名人' } });
    const { content } = await api.db.prisma.publicNotice.findFirstOrThrow({ where: { caseId: made.id } });
    expect(JSON.stringify(content)).toContain('陈**');
  });

  it('leaves out of a free text what is sealed elsewhere', async () => {
    const made = await makeTrialCase(api, api.areas.villageA1, {
      details: { treatment: 'TUMOUR', situation: `确诊${DIAGNOSIS}，账号${ACCOUNT}` },
    });
    const { items } = (await post(made.globalId)).case.notices[0] ?? { items: [] };
    expect(items.at(-1)?.text).toBe('确诊左**，账号6**');
  });

  it('keeps to what the town last gave as its contact, and to the town’s name before', async () => {
    const first = await makeTrialCase(api, api.areas.villageB1);
    const second = await makeTrialCase(api, api.areas.villageB1);
    const other = await api.user('TOWN_CASEWORKER', api.areas.townB);
    expect((await post(first.globalId, 1, other)).case.notices[0]?.objectionsTo).toBe('西山街道');
    await post(second.globalId, 1, other, '西山街道办事处一楼');
    const third = await makeTrialCase(api, api.areas.villageB1);
    expect((await post(third.globalId, 1, other)).case.notices[0]?.objectionsTo).toBe('西山街道办事处一楼');
  });

  it('is posted once, by the town alone, and only where the case waits for it', async () => {
    const made = await makeTrialCase(api, api.areas.villageA1);
    const posted = await post(made.globalId);
    expect(codeOf(await post(made.globalId, posted.case.version))).toBe('CASE_NOTICE_POSTED');
    const early = await makeTrialCase(api, api.areas.villageA1, {
      status: 'TOWN_REVIEW',
      stage: 'TOWN_REVIEW',
    });
    expect(codeOf(await post(early.globalId))).toBe('CASE_OPERATION_NOT_POSSIBLE');
    const village = await api.user('VILLAGE_LIAISON');
    expect(codeOf(await post(early.globalId, 1, village))).toBe('FORBIDDEN');
    const elsewhere = await api.user('TOWN_CASEWORKER', api.areas.townB);
    expect(codeOf(await post(early.globalId, 1, elsewhere))).toBe('NOT_FOUND');
  });

  it('ends after its days, with photographs, and not a day before', async () => {
    const made = await makeTrialCase(api, api.areas.villageA1);
    const { case: posted } = await post(made.globalId);
    try {
      api.setNow('2026-11-26T15:59:00Z');
      expect(codeOf(await end(made.globalId, posted.version))).toBe('CASE_NOTICE_RUNNING');
      api.setNow('2026-11-26T16:01:00Z');
      expect(codeOf(await end(made.globalId, posted.version))).toBe('NOTICE_PHOTO_MISSING');
      await addNoticePhoto(api, made.id);
      const ended = await end(made.globalId, posted.version);
      expect(ended.case).toMatchObject({
        status: 'DISTRICT_REVIEW',
        notices: [{ status: 'ENDED', endedOn: '2026-11-27' }],
      });
    } finally {
      api.setNow('2026-11-23T04:00:00Z');
    }
  });
});

describe('an objection', () => {
  it('stops the case, lets it go on with its days when dismissed, and is sealed meanwhile', async () => {
    const made = await makeTrialCase(api, api.areas.villageA1);
    const { case: posted } = await post(made.globalId);
    const objection = await receive(made.globalId, posted.version);
    expect(objection).toMatchObject({
      status: 'OPEN',
      named: true,
      reachable: false,
      case: { status: 'PUBLIC_NOTICE', dueOn: null, waitsFor: 'TOWN_CASEWORKER' },
    });
    const row = await api.db.prisma.objection.findFirstOrThrow({ where: { receipt: objection.receipt } });
    expect(Buffer.from(row.textEnc).toString('utf8')).not.toContain('房产');
    await addNoticePhoto(api, made.id);
    try {
      api.setNow('2026-11-30T04:00:00Z');
      expect(codeOf(await end(made.globalId, objection.case.version))).toBe('CASE_OBJECTION_OPEN');
      const decided = await decide(objection, { toldOn: '2026-11-30', reply: '已核查，情况属实。' });
      expect(decided).toMatchObject({ status: 'DISMISSED', findings: '经入户核查，房产属其兄' });
      expect(decided.case.dueOn).not.toBeNull();
      const ended = await end(made.globalId, decided.case.version);
      expect(ended.case.status).toBe('DISTRICT_REVIEW');
    } finally {
      api.setNow('2026-11-23T04:00:00Z');
    }
  });

  it('upheld terminates the case and takes the notice down', async () => {
    const made = await makeTrialCase(api, api.areas.villageA1);
    const { case: posted } = await post(made.globalId);
    const objection = await receive(made.globalId, posted.version, { channel: 'LETTER' });
    const decided = await decide(objection, { uphold: true, findings: '房产属实，隐瞒收入' });
    expect(decided).toMatchObject({ status: 'UPHELD', case: { status: 'TERMINATED' } });
    const notice = await api.db.prisma.publicNotice.findFirstOrThrow({ where: { caseId: made.id } });
    expect(notice).toMatchObject({ status: 'WITHDRAWN', endedOn: new Date('2026-11-23') });
    const event = await api.db.prisma.caseEvent.findFirstOrThrow({
      where: { caseId: made.id },
      orderBy: { id: 'desc' },
    });
    expect(event).toMatchObject({ operation: 'UPHOLD_OBJECTION', reason: '房产属实，隐瞒收入' });
  });

  it('of several keeps the case stopped until the last is decided', async () => {
    const made = await makeTrialCase(api, api.areas.villageA1);
    const { case: posted } = await post(made.globalId);
    const first = await receive(made.globalId, posted.version);
    const second = await receive(made.globalId, first.case.version);
    expect((await decide(first)).case.dueOn).toBeNull();
    expect((await decide(second)).case.dueOn).toBe(posted.dueOn);
  });

  it('is decided once, by whoever saw it last, and told on a day that fits', async () => {
    const made = await makeTrialCase(api, api.areas.villageA1);
    const { case: posted } = await post(made.globalId);
    const objection = await receive(made.globalId, posted.version);
    expect(await decide(objection, { toldOn: '2026-11-22' })).toMatchObject({
      problems: [{ code: 'DATE_ORDER', field: 'toldOn' }],
    });
    expect(await decide(objection, { findings: ' ' })).toMatchObject({
      problems: [{ code: 'REQUIRED', field: 'findings' }],
    });
    expect((await decide({ ...objection, version: 9 })).__typename).toBe('StaleError');
    const decided = await decide(objection);
    expect(codeOf(await decide(decided))).toBe('OBJECTION_DECIDED');
  });

  it('may still be decided when its case has ended otherwise', async () => {
    const made = await makeTrialCase(api, api.areas.villageA1);
    const { case: posted } = await post(made.globalId);
    const objection = await receive(made.globalId, posted.version);
    await town.data(
      `mutation ($id: ID!, $v: Int!) { withdrawCase(id: $id, expectedVersion: $v, reason: "本人撤回") { __typename } }`,
      { id: made.globalId, v: objection.case.version },
    );
    const { status } = await api.db.prisma.publicNotice.findFirstOrThrow({ where: { caseId: made.id } });
    expect(status).toBe('WITHDRAWN');
    expect(await decide(objection)).toMatchObject({ status: 'DISMISSED', case: { status: 'WITHDRAWN' } });
  });

  it('is for those who handle it: nobody else sees, lists, reads or decides it', async () => {
    const made = await makeTrialCase(api, api.areas.villageA1);
    const { case: posted } = await post(made.globalId);
    const objection = await receive(made.globalId, posted.version);
    const one = `query ($id: ID!) { objection(id: $id) { id } node(id: $id) { id } }`;
    const reveal = `mutation ($id: ID!, $reason: String!) { answer: revealObjection(id: $id, reason: $reason) {
      __typename ... on RevealedObjection { text name contact } ${ERROR} } }`;
    for (const [role, area] of [
      ['TOWN_CASEWORKER', api.areas.townB],
      ['VILLAGE_LIAISON', api.areas.villageA1],
      ['TOWN_HEAD', api.areas.townA],
      ['LEADER', api.areas.district],
    ] as const) {
      const other = await api.user(role, area);
      expect(await other.data(one, { id: objection.id }), role).toEqual({ objection: null, node: null });
      const { answer } = await other.data<{ answer: { __typename: string } }>(reveal, {
        id: objection.id,
        reason: '想看看',
      });
      expect(['NotFoundError', 'ForbiddenError'], role).toContain(answer.__typename);
      expect(['NOT_FOUND', 'FORBIDDEN'], role).toContain(codeOf(await decide(objection, {}, other)));
    }
    const seen = await (await api.user('VILLAGE_LIAISON')).data<{
      case: { notices: { objections: unknown[] }[] };
    }>(`query ($id: ID!) { case(id: $id) { notices { openObjections objections { id } } } }`, {
      id: made.globalId,
    });
    expect(seen.case.notices).toEqual([{ openObjections: 1, objections: [] }]);
    expect(await town.data(reveal, { id: objection.id, reason: '' })).toMatchObject({
      answer: { __typename: 'ValidationError' },
    });
    expect(await town.data(reveal, { id: objection.id, reason: '核查异议' })).toEqual({
      answer: { __typename: 'RevealedObjection', text: '他家另有两处房产', name: '赵举报', contact: null },
    });
    const trail = await api.db.prisma.auditEntry.findFirstOrThrow({
      where: { entity: 'Objection', action: 'REVEAL' },
    });
    expect(trail).toMatchObject({ reason: '核查异议', actorName: town.viewer?.displayName });
    const written = JSON.stringify(await api.db.prisma.auditEntry.findMany({ select: { changes: true } }));
    expect(written).not.toContain('房产');
  });

  it('is listed to those who handle it, by status, place and case', async () => {
    const made = await makeTrialCase(api, api.areas.villageA2);
    const { case: posted } = await post(made.globalId);
    await receive(made.globalId, posted.version);
    const list = `query ($filter: ObjectionFilter) { objections(filter: $filter, first: 100) { nodes { status case { number } } } }`;
    const of = async (filter: object) =>
      (
        await town.data<{ objections: { nodes: { status: string; case: { number: string } }[] } }>(list, {
          filter,
        })
      ).objections.nodes;
    expect(await of({ case: made.globalId })).toEqual([{ status: 'OPEN', case: { number: made.number } }]);
    expect(await of({ area: api.areas.villageA2.globalId, status: ['OPEN'] })).toHaveLength(1);
    expect(await of({ area: api.areas.villageA2.globalId, status: ['UPHELD'] })).toEqual([]);
    const liaison = await api.user('VILLAGE_LIAISON');
    expect((await liaison.query(list)).errors[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });

  it('follows its case to the town that the person moves to', async () => {
    const made = await makeTrialCase(api, api.areas.villageA1);
    const { case: posted } = await post(made.globalId);
    const objection = await receive(made.globalId, posted.version);
    await api.db.prisma.person.update({
      where: { id: made.person.id },
      data: { areaId: api.areas.villageB1.id },
    });
    const other = await api.user('TOWN_CASEWORKER', api.areas.townB);
    const one = `query ($id: ID!) { objection(id: $id) { id } }`;
    expect(await other.data(one, { id: objection.id })).toEqual({ objection: { id: objection.id } });
    expect(await town.data(one, { id: objection.id })).toEqual({ objection: null });
  });
});

describe('the notices’ policy', () => {
  it('is the manager’s to change, kept with a version', async () => {
    const manager = await api.user('DISTRICT_MANAGER');
    const change = `mutation ($v: Int!, $days: Int!) { answer: updateNoticePolicy(expectedVersion: $v, listedDays: $days) {
      __typename ... on NoticePolicy { listedDays version } ${ERROR} } }`;
    expect(await manager.data('{ noticePolicy { listedDays version } }')).toEqual({
      noticePolicy: { listedDays: 30, version: 0 },
    });
    expect(await manager.data(change, { v: 0, days: 400 })).toMatchObject({
      answer: { problems: [{ code: 'TOO_LARGE', field: 'listedDays' }] },
    });
    expect(await manager.data(change, { v: 0, days: 10 })).toMatchObject({
      answer: { listedDays: 10, version: 1 },
    });
    expect(await manager.data(change, { v: 0, days: 11 })).toMatchObject({
      answer: { __typename: 'StaleError', currentVersion: 1 },
    });
    expect(await town.data(change, { v: 1, days: 11 })).toMatchObject({
      answer: { __typename: 'ForbiddenError' },
    });
  });
});
