// A notice from its posting to its end, through the graph.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import { codeOf, endNotice, NOTICE_ERROR, postNotice } from '../../../../../test/support/notices.ts';
import {
  ACCOUNT,
  addNoticePhoto,
  DIAGNOSIS,
  makeTrialCase,
  TYPED_PHONE,
} from '../../../../../test/support/trial-cases.ts';
import { trialRegister } from '../../../../../test/support/trial-programme.ts';

let api: TestApi;
let town: Client;
beforeAll(async () => {
  api = await testApi(trialRegister);
  town = await api.user('TOWN_CASEWORKER');
});
afterAll(() => api.close());

describe('a public notice', () => {
  it('shows what was frozen when it was posted: masked, without numbers, the illness as its kind', async () => {
    const { areas } = api;
    const made = await makeTrialCase(api, areas.villageA1);
    const answer = await postNotice(town, made.globalId, 1, '东河镇残联，电话 0574-8888');
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
    const { items } = (await postNotice(town, made.globalId)).case.notices[0] ?? { items: [] };
    expect(items.at(-1)?.text).toBe('确诊左**，账号6**');
  });

  it('keeps to what the town last gave as its contact, and to the town’s name before', async () => {
    const first = await makeTrialCase(api, api.areas.villageB1);
    const second = await makeTrialCase(api, api.areas.villageB1);
    const other = await api.user('TOWN_CASEWORKER', api.areas.townB);
    expect((await postNotice(other, first.globalId)).case.notices[0]?.objectionsTo).toBe('西山街道');
    await postNotice(other, second.globalId, 1, '西山街道办事处一楼');
    const third = await makeTrialCase(api, api.areas.villageB1);
    expect((await postNotice(other, third.globalId)).case.notices[0]?.objectionsTo).toBe(
      '西山街道办事处一楼',
    );
  });

  it('is posted once, by the town alone, and only where the case waits for it', async () => {
    const made = await makeTrialCase(api, api.areas.villageA1);
    const posted = await postNotice(town, made.globalId);
    expect(codeOf(await postNotice(town, made.globalId, posted.case.version))).toBe('CASE_NOTICE_POSTED');
    const early = await makeTrialCase(api, api.areas.villageA1, {
      status: 'TOWN_REVIEW',
      stage: 'TOWN_REVIEW',
    });
    expect(codeOf(await postNotice(town, early.globalId))).toBe('CASE_OPERATION_NOT_POSSIBLE');
    const village = await api.user('VILLAGE_LIAISON');
    expect(codeOf(await postNotice(village, early.globalId))).toBe('FORBIDDEN');
    const elsewhere = await api.user('TOWN_CASEWORKER', api.areas.townB);
    expect(codeOf(await postNotice(elsewhere, early.globalId))).toBe('NOT_FOUND');
  });

  it('ends after its days, with photographs, and not a day before', async () => {
    const made = await makeTrialCase(api, api.areas.villageA1);
    const { case: posted } = await postNotice(town, made.globalId);
    try {
      api.setNow('2026-11-26T15:59:00Z');
      expect(codeOf(await endNotice(town, made.globalId, posted.version))).toBe('CASE_NOTICE_RUNNING');
      api.setNow('2026-11-26T16:01:00Z');
      expect(codeOf(await endNotice(town, made.globalId, posted.version))).toBe('NOTICE_PHOTO_MISSING');
      await addNoticePhoto(api, made.id);
      const ended = await endNotice(town, made.globalId, posted.version);
      expect(ended.case).toMatchObject({
        status: 'DISTRICT_REVIEW',
        notices: [{ status: 'ENDED', endedOn: '2026-11-27' }],
      });
    } finally {
      api.setNow('2026-11-23T04:00:00Z');
    }
  });
});

describe('the notices’ policy', () => {
  it('is the manager’s to change, kept with a version', async () => {
    const manager = await api.user('DISTRICT_MANAGER');
    const change = `mutation ($v: Int!, $days: Int!) { answer: updateNoticePolicy(expectedVersion: $v, listedDays: $days) {
      __typename ... on NoticePolicy { listedDays version } ${NOTICE_ERROR} } }`;
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
