// The papers of a case over real HTTP: who may print, what is masked, and that every value is text.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../../../test/support/api.ts';
import { makeCertificate, makeHousehold, makePerson } from '../../../../test/support/factories.ts';
import { type HttpApi, httpApi } from '../../../../test/support/http.ts';
import {
  ACCOUNT,
  DIAGNOSIS,
  makeNotice,
  makeTrialCase,
  type TrialCase,
} from '../../../../test/support/trial-cases.ts';
import { trialRegister } from '../../../../test/support/trial-programme.ts';

const FORMS = ['application', 'survey', 'notice', 'decision'] as const;
const EVIL = `"><script>alert(1)</script>`;

let api: TestApi;
let http: HttpApi;
let town: string;
let made: TrialCase;
beforeAll(async () => {
  api = await testApi(trialRegister);
  http = await httpApi(api);
  await http.addUser('town', 'TOWN_CASEWORKER', api.areas.townA);
  town = await http.signIn('town');
  const person = await makePerson(api, api.areas.villageA1, { name: '陈纸样', hukouPlace: '柳桥村三组' });
  const child = await makePerson(api, api.areas.villageA1, { name: '陈小样', birthDate: '2015-02-03' });
  await makeCertificate(api, person, api.areas.villageA1);
  await makeHousehold(api, api.areas.villageA1, person, [child]);
  made = await makeTrialCase(api, api.areas.villageA1, {}, person);
});
afterAll(async () => {
  await http.close();
  await api.close();
});

async function print(
  of: TrialCase,
  form: string,
  cookie: string | null = town,
  init: RequestInit = {},
): Promise<{ status: number; html: string; headers: Headers }> {
  const { headers, ...rest } = init;
  const answer = await fetch(`${http.url}/print/cases/${of.globalId}/${form}`, {
    ...rest,
    headers: { ...(cookie ? { cookie } : {}), ...headers },
  });
  return { status: answer.status, html: await answer.text(), headers: answer.headers };
}

function withReason(
  of: TrialCase,
  form: string,
  reason: string,
  cookie = town,
  headers: Record<string, string> = {},
) {
  return print(of, form, cookie, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams({ reason }).toString(),
  });
}

const secretsOf = ({ person }: TrialCase) => [
  person.idNumber,
  person.phone,
  person.birthDate,
  ACCOUNT,
  DIAGNOSIS,
];

describe('a paper', () => {
  it('has the official name, every field of the definition, and places for signature and seal', async () => {
    const { status, html, headers } = await print(made, 'application');
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    for (const text of [
      '试行救助申请表',
      made.number,
      '陈纸样',
      '陈小样',
      '疾病种类',
      '恶性肿瘤',
      '清溪区人民医院',
      '人民币 250,000.00 元',
      '村（社区）意见',
      '初审意见：情况属实，建议救助',
      '村（居）民委员会（盖章）',
      '区残疾人联合会（盖章）',
      '申请人（监护人）签字',
    ])
      expect(html, text).toContain(text);
    const survey = await print(made, 'survey');
    expect(survey.html).toContain('试行救助家庭情况调查表');
    expect(survey.html).toContain('住房间数');
    expect(survey.html).toContain('人民币 12,000.00 元');
  });

  it('leaves room where nothing is known', async () => {
    const bare = await makeTrialCase(api, api.areas.villageA1, {
      status: 'DRAFT',
      stage: 'DRAFT',
      details: {},
      sealedDetails: null,
      records: {},
      requestedAmount: null,
      submittedOn: null,
    });
    for (const form of ['application', 'survey'] as const) {
      const { status, html } = await print(bare, form);
      expect(status, form).toBe(200);
      expect(html).not.toMatch(/undefined|null|NaN|\[object/);
      expect(html).toContain('年　　月　　日');
    }
    expect((await print(bare, 'notice')).status).toBe(409);
    expect((await print(bare, 'decision')).status).toBe(409);
  });

  it('masks every number until a reason is typed into the page, and keeps the reason in the trail', async () => {
    for (const form of ['application', 'survey'] as const) {
      const { html } = await print(made, form);
      for (const secret of secretsOf(made)) expect(html, form).not.toContain(secret);
      expect(html).toContain(`**************${made.person.idNumber.slice(-4)}`);
    }
    const refused = await withReason(made, 'application', '');
    expect(refused.status).toBe(422);
    for (const secret of secretsOf(made)) expect(refused.html).not.toContain(secret);
    const before = await api.db.prisma.auditEntry.count({ where: { action: 'REVEAL' } });
    const shown = await withReason(made, 'application', '打印后交银行');
    expect(shown.status).toBe(200);
    for (const secret of secretsOf(made)) expect(shown.html, secret).toContain(secret);
    const entries = await api.db.prisma.auditEntry.findMany({ where: { action: 'REVEAL' } });
    expect(entries.length).toBe(before + 1);
    expect(entries.at(-1)).toMatchObject({
      entity: 'Case',
      entityId: made.id,
      reason: '打印后交银行',
      actorName: 'town',
    });
    expect(JSON.stringify(entries.at(-1)?.changes)).not.toContain(made.person.idNumber);
  });

  it('shows no number for a reason in the address, nor to whoever may not reveal', async () => {
    const { html } = await print(made, 'application?reason=打印后交银行');
    for (const secret of secretsOf(made)) expect(html).not.toContain(secret);
    await http.addUser('village', 'VILLAGE_LIAISON', api.areas.villageA1);
    const village = await http.signIn('village');
    const page = await print(made, 'application', village);
    expect(page.status).toBe(200);
    expect(page.html).not.toContain('<form');
    expect((await withReason(made, 'application', '想看看', village)).status).toBe(403);
    expect(
      (await withReason(made, 'application', '想看看', town, { 'sec-fetch-site': 'cross-site' })).status,
    ).toBe(403);
    for (const form of ['notice', 'decision'])
      expect((await withReason(made, form, '想看看')).status).toBe(403);
  });

  it('is for the readers of the case: not for strangers, other towns, leaders or keys', async () => {
    await http.addUser('other', 'TOWN_CASEWORKER', api.areas.townB);
    await http.addUser('leader', 'LEADER', api.areas.district);
    const [other, leader] = [await http.signIn('other'), await http.signIn('leader')];
    for (const form of FORMS) {
      expect((await print(made, form, null)).status, form).toBe(401);
      expect((await print(made, form, other)).status, form).toBe(404);
      expect((await print(made, form, leader)).status, form).toBe(403);
      expect((await withReason(made, form, '想看看', other)).status, form).not.toBe(200);
    }
    for (const path of [
      '/print',
      '/print/cases/x/application',
      '/print/cases/../x',
      `/print/cases/${made.globalId}/all`,
    ]) {
      const { status } = await fetch(`${http.url}${path}`, { headers: { cookie: town } });
      expect(status, path).toBe(404);
    }
    const wrongType = Buffer.from(`Person:${made.person.id}`).toString('base64url');
    const { status } = await fetch(`${http.url}/print/cases/${wrongType}/application`, {
      headers: { cookie: town },
    });
    expect(status).toBe(404);
  });

  it('escapes whatever was typed into the records', async () => {
    const evil = await makeTrialCase(api, api.areas.villageA1, {
      details: { situation: EVIL, cost: EVIL, treatment: EVIL },
      records: {
        TOWN_REVIEW: { at: '2026-11-20T08:00:00.000Z', actor: EVIL, values: { opinion: EVIL, rooms: EVIL } },
      },
      calculation: { calculation: { bands: [{ from: EVIL }] } },
    });
    await makeNotice(api, evil, api.areas.villageA1, {}, { name: EVIL, objectionsTo: EVIL });
    for (const form of FORMS) {
      const { html } = await print(evil, form);
      expect(html, form).not.toContain('<script');
    }
    const { status, html } = await withReason(evil, 'application', `${EVIL}${'长'.repeat(600)}`);
    expect(status).toBe(422);
    expect(html).not.toContain('<script');
  });
});

describe('the notice for the board', () => {
  it('is drawn before it is posted, and as it was posted afterwards', async () => {
    const fresh = await makeTrialCase(api, api.areas.villageA1);
    const draft = await print(fresh, 'notice');
    expect(draft.status).toBe(200);
    expect(draft.html).toContain('待张贴');
    expect(draft.html).toContain('陈**');
    for (const secret of [...secretsOf(fresh), fresh.person.name]) expect(draft.html).not.toContain(secret);
    await makeNotice(api, fresh, api.areas.villageA1);
    const posted = await print(fresh, 'notice');
    expect(posted.html).toContain('2026 年 11 月 22 日 至 2026 年 11 月 25 日');
    expect(posted.html).toContain('/public/notices/slug-of-test');
    expect(posted.html).toContain('张**');
  });
});

describe('the decision', () => {
  it('says what was approved, in figures and in words, with the calculation', async () => {
    const approved = await makeTrialCase(api, api.areas.villageA1, {
      status: 'APPROVED',
      stage: 'APPROVED',
      decidedOn: new Date('2026-11-22'),
      decidedAmount: 3_500_000n,
      policyVersion: 2,
      calculation: {
        problems: [],
        calculation: {
          eligibleCost: '200000.00',
          standard: '35000.00',
          cap: null,
          capped: false,
          amount: '35000.00',
          bands: [
            { from: '0.00', to: '100000.00', rate: '0.05', base: '100000.00', amount: '5000.00' },
            { from: '100000.00', to: null, rate: '0.415', base: '100000.00', amount: '30000.00' },
          ],
        },
      },
    });
    const { html } = await print(approved, 'decision');
    for (const text of [
      '试行救助批准告知书',
      '人民币 35,000.00 元（大写：叁万伍仟元整）',
      '5%',
      '41.5%',
      '100,000.00 元以上',
      '送达回证',
      '第 2 版',
    ])
      expect(html, text).toContain(text);
  });

  it('gives the reason of a refusal in writing, under the seal of whoever refused', async () => {
    const { id } = await api.db.prisma.user.findFirstOrThrow({ where: { username: 'town' } });
    const refuse = async (operation: string, fromStage: string, status: 'REJECTED' | 'TERMINATED') => {
      const of = await makeTrialCase(api, api.areas.villageA1, {
        status,
        stage: status,
        closedOn: new Date('2026-11-22'),
        waitsFor: null,
      });
      await api.db.prisma.caseEvent.create({
        data: {
          caseId: of.id,
          areaPath: api.areas.villageA1.path,
          operation,
          fromStage,
          toStage: status,
          toStatus: status,
          at: new Date('2026-11-22T04:00:00Z'),
          actorId: id,
          reason: '家庭收入超过标准',
        },
      });
      return (await print(of, 'decision')).html;
    };
    const rejected = await refuse('REJECT', 'DISTRICT_REVIEW', 'REJECTED');
    for (const text of [
      '试行救助不予批准告知书',
      '家庭收入超过标准',
      '区残疾人联合会（盖章）',
      '2026 年 11 月 22 日',
    ])
      expect(rejected, text).toContain(text);
    expect(await refuse('REJECT', 'TOWN_REVIEW', 'REJECTED')).toContain('乡镇人民政府（街道办事处）（盖章）');
    const ended = await refuse('UPHOLD_OBJECTION', 'PUBLIC_NOTICE', 'TERMINATED');
    expect(ended).toContain('异议成立，决定终止办理');
    expect(ended).toContain('乡镇人民政府（街道办事处）（盖章）');
  });
});
