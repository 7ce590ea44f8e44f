// Objections to a notice, as the town takes them down, reads them and decides.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import {
  codeOf,
  decideObjection,
  endNotice,
  NOTICE_ERROR,
  postNotice,
  receiveObjection,
} from '../../../../../test/support/notices.ts';
import { addNoticePhoto, makeTrialCase } from '../../../../../test/support/trial-cases.ts';
import { trialRegister } from '../../../../../test/support/trial-programme.ts';

let api: TestApi;
let town: Client;
beforeAll(async () => {
  api = await testApi(trialRegister);
  town = await api.user('TOWN_CASEWORKER');
});
afterAll(() => api.close());

describe('an objection', () => {
  it('stops the case, lets it go on with its days when dismissed, and is sealed meanwhile', async () => {
    const made = await makeTrialCase(api, api.areas.villageA1);
    const { case: posted } = await postNotice(town, made.globalId);
    const objection = await receiveObjection(town, made.globalId, posted.version);
    expect(objection).toMatchObject({
      status: 'OPEN',
      named: true,
      reachable: false,
      case: { status: 'PUBLIC_NOTICE', dueOn: null, waitsFor: 'TOWN_CASEWORKER' },
    });
    const row = await api.db.prisma.objection.findFirstOrThrow({
      where: { receipt: objection.receipt.replaceAll('-', '') },
    });
    expect(Buffer.from(row.textEnc).toString('utf8')).not.toContain('房产');
    await addNoticePhoto(api, made.id);
    try {
      api.setNow('2026-11-30T04:00:00Z');
      expect(codeOf(await endNotice(town, made.globalId, objection.case.version))).toBe(
        'CASE_OBJECTION_OPEN',
      );
      const decided = await decideObjection(town, objection, {
        toldOn: '2026-11-30',
        reply: '已核查，情况属实。',
      });
      expect(decided).toMatchObject({ status: 'DISMISSED', findings: '经入户核查，房产属其兄' });
      expect(decided.case.dueOn).not.toBeNull();
      const ended = await endNotice(town, made.globalId, decided.case.version);
      expect(ended.case.status).toBe('DISTRICT_REVIEW');
    } finally {
      api.setNow('2026-11-23T04:00:00Z');
    }
  });

  it('upheld terminates the case and takes the notice down', async () => {
    const made = await makeTrialCase(api, api.areas.villageA1);
    const { case: posted } = await postNotice(town, made.globalId);
    const objection = await receiveObjection(town, made.globalId, posted.version, { channel: 'LETTER' });
    const decided = await decideObjection(town, objection, { uphold: true, findings: '房产属实，隐瞒收入' });
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
    const { case: posted } = await postNotice(town, made.globalId);
    const first = await receiveObjection(town, made.globalId, posted.version);
    const second = await receiveObjection(town, made.globalId, first.case.version);
    expect((await decideObjection(town, first)).case.dueOn).toBeNull();
    expect((await decideObjection(town, second)).case.dueOn).toBe(posted.dueOn);
  });

  it('is decided once, by whoever saw it last, and told on a day that fits', async () => {
    const made = await makeTrialCase(api, api.areas.villageA1);
    const { case: posted } = await postNotice(town, made.globalId);
    const objection = await receiveObjection(town, made.globalId, posted.version);
    expect(await decideObjection(town, objection, { toldOn: '2026-11-22' })).toMatchObject({
      problems: [{ code: 'DATE_ORDER', field: 'toldOn' }],
    });
    expect(await decideObjection(town, objection, { findings: ' ' })).toMatchObject({
      problems: [{ code: 'REQUIRED', field: 'findings' }],
    });
    expect((await decideObjection(town, { ...objection, version: 9 })).__typename).toBe('StaleError');
    const decided = await decideObjection(town, objection);
    expect(codeOf(await decideObjection(town, decided))).toBe('OBJECTION_DECIDED');
  });

  it('may still be decided when its case has ended otherwise', async () => {
    const made = await makeTrialCase(api, api.areas.villageA1);
    const { case: posted } = await postNotice(town, made.globalId);
    const objection = await receiveObjection(town, made.globalId, posted.version);
    await town.data(
      `mutation ($id: ID!, $v: Int!) { withdrawCase(id: $id, expectedVersion: $v, reason: "本人撤回") { __typename } }`,
      { id: made.globalId, v: objection.case.version },
    );
    const { status } = await api.db.prisma.publicNotice.findFirstOrThrow({ where: { caseId: made.id } });
    expect(status).toBe('WITHDRAWN');
    expect(await decideObjection(town, objection)).toMatchObject({
      status: 'DISMISSED',
      case: { status: 'WITHDRAWN' },
    });
  });

  it('goes with the person whom it was about, and so does what the notice said of them', async () => {
    const made = await makeTrialCase(api, api.areas.villageA1);
    const { case: posted } = await postNotice(town, made.globalId);
    const objection = await receiveObjection(town, made.globalId, posted.version);
    await decideObjection(town, objection, { uphold: true, findings: '房产属实', reply: '已终止' });
    const manager = await api.user('DISTRICT_MANAGER');
    const { version } = await api.db.prisma.person.findUniqueOrThrow({ where: { id: made.person.id } });
    const { answer } = await manager.data<{ answer: { __typename: string } }>(
      'mutation ($id: ID!, $v: Int!) { answer: erasePerson(id: $id, expectedVersion: $v, reason: "本人要求") { __typename } }',
      { id: made.person.globalId, v: version },
    );
    expect(answer.__typename).toBe('Person');
    const notice = await api.db.prisma.publicNotice.findFirstOrThrow({
      where: { caseId: made.id },
      include: { objections: true },
    });
    expect(notice.status).toBe('WITHDRAWN');
    expect(JSON.stringify(notice.content)).not.toMatch(/陈|肿瘤|柳桥/);
    const [kept] = notice.objections;
    expect(kept).toMatchObject({ status: 'UPHELD', nameEnc: null, findings: '***', reply: null });
    expect(api.vault.open(kept?.textEnc ?? new Uint8Array())).toBe('***');
  });

  it('is for those who handle it: nobody else sees, lists, reads or decides it', async () => {
    const made = await makeTrialCase(api, api.areas.villageA1);
    const { case: posted } = await postNotice(town, made.globalId);
    const objection = await receiveObjection(town, made.globalId, posted.version);
    const one = `query ($id: ID!) { objection(id: $id) { id } node(id: $id) { id } }`;
    const reveal = `mutation ($id: ID!, $reason: String!) { answer: revealObjection(id: $id, reason: $reason) {
      __typename ... on RevealedObjection { text name contact } ${NOTICE_ERROR} } }`;
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
      expect(['NOT_FOUND', 'FORBIDDEN'], role).toContain(codeOf(await decideObjection(other, objection)));
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
    const { case: posted } = await postNotice(town, made.globalId);
    await receiveObjection(town, made.globalId, posted.version);
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
    const { case: posted } = await postNotice(town, made.globalId);
    const objection = await receiveObjection(town, made.globalId, posted.version);
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
