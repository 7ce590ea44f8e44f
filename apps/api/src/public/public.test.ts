// The public pages over real HTTP: what they show and what they never show, and objections from nobody in particular.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../../../test/support/api.ts';
import { type HttpApi, httpApi } from '../../../../test/support/http.ts';
import {
  ACCOUNT,
  DIAGNOSIS,
  makeNotice,
  makeTrialCase,
  type TrialNotice,
  TYPED_PHONE,
} from '../../../../test/support/trial-cases.ts';
import { trialRegister } from '../../../../test/support/trial-programme.ts';
import { tokenOf } from './form.ts';
import { PUBLIC_STYLE } from './page.ts';

let api: TestApi;
let http: HttpApi;
beforeAll(async () => {
  api = await testApi(trialRegister);
  http = await httpApi(api);
});
afterAll(async () => {
  await http.close();
  await api.close();
});

const EVIL = `"><script>alert(1)</script><img src=x onerror='alert(2)'>`;

interface Answer {
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
}

async function get(path: string, init: RequestInit = {}): Promise<Answer> {
  const answer = await fetch(`${http.url}${path}`, { redirect: 'manual', ...init });
  return { status: answer.status, html: await answer.text(), headers: answer.headers };
}

function post(path: string, fields: Readonly<Record<string, string>>, headers: object = {}): Promise<Answer> {
  return get(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  });
}

async function noticeIn(
  area: TestApi['areas']['villageA1'],
  more: Parameters<typeof makeNotice>[3] = {},
  content: Parameters<typeof makeNotice>[4] = {},
): Promise<TrialNotice & { caseId: number }> {
  const of = await makeTrialCase(api, area);
  return { ...(await makeNotice(api, of, area, more, content)), caseId: of.id };
}

/** A token of a form that was opened a minute ago. */
function token(slug: string, secondsAgo = 60): string {
  return tokenOf(api.vault, slug, new Date(api.services.clock().getTime() - secondsAgo * 1000));
}

function receiptIn(html: string): string {
  return /class="receipt">([^<]+)</.exec(html)?.[1] ?? '';
}

/** As if from another address, so that one test's limit is not the next one's. */
let addresses = 0;
async function freshServer(): Promise<{ server: HttpApi; send: typeof post }> {
  addresses += 1;
  const server = await httpApi(api, { config: { trustProxy: true } });
  const from = `203.0.113.${addresses}`;
  const send: typeof post = async (path, fields, headers = {}) => {
    const answer = await fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-forwarded-for': from,
        ...headers,
      },
      body: new URLSearchParams(fields).toString(),
    });
    return { status: answer.status, html: await answer.text(), headers: answer.headers };
  };
  return { server, send };
}

describe('a public page', () => {
  it('brings no script, sets no cookie, and says so in its policy', async () => {
    const notice = await noticeIn(api.areas.villageA1);
    for (const path of ['/public', '/public/receipts', `/public/notices/${notice.slug}`, '/public/nothing']) {
      const { html, headers } = await get(path);
      expect(html, path).not.toMatch(/<script|javascript:|\son\w+=|style="/i);
      expect(headers.get('set-cookie')).toBeNull();
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('script-src');
      expect(headers.get('x-robots-tag')).toContain('noindex');
      expect(html).toContain('<meta name="robots" content="noindex');
    }
  });

  it('keeps a list for a minute, a notice not at all, its style sheet for a year', async () => {
    const notice = await noticeIn(api.areas.villageA1);
    expect((await get('/public')).headers.get('cache-control')).toBe('public, max-age=60');
    expect((await get(`/public/notices/${notice.slug}`)).headers.get('cache-control')).toBe('no-store');
    const { status, headers } = await get(PUBLIC_STYLE.href);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toContain('immutable');
    expect(headers.get('content-type')).toContain('text/css');
  });

  it('is Chinese, or English where the address says so, through every link', async () => {
    await noticeIn(api.areas.villageA1);
    const zh = await get('/public', { headers: { 'accept-language': 'en' } });
    expect(zh.html).toContain('<html lang="zh-CN">');
    const { html, headers } = await get('/public?lang=en');
    expect(html).toContain('<html lang="en">');
    expect(headers.get('content-language')).toBe('en');
    const links = [...html.matchAll(/href="(\/public[^"]*)"/g)].map(match => match[1] ?? '');
    const inEnglish = links.filter(link => link.includes('lang=en'));
    // All but the style sheet and the way to the other language.
    expect(links.length - inEnglish.length).toBe(2);
    expect(inEnglish.length).toBeGreaterThan(3);
  });

  it('answers a stranger’s paths and methods plainly', async () => {
    expect((await get('/public/notices/no-such-notice-at-all')).status).toBe(404);
    expect((await get('/public/notices/..%2f..%2fetc%2fpasswd')).status).toBe(404);
    expect((await get('/public', { method: 'POST', body: 'x' })).status).toBe(405);
    expect((await get('/public', { method: 'HEAD' })).html).toBe('');
    expect((await get('/publicity')).status).not.toBe(405);
  });
});

describe('the list', () => {
  it('shows what is posted and what ended lately, the latest first, and by place', async () => {
    const own = await testApi(trialRegister);
    const server = await httpApi(own);
    try {
      const { villageA1, villageA2, villageB1 } = own.areas;
      const put = async (area: typeof villageA1, place: string, more: object) =>
        makeNotice(own, await makeTrialCase(own, area), area, more, { place });
      const first = await put(villageA1, '东河镇柳桥村', {});
      const second = await put(villageA2, '东河镇石塘村', {
        status: 'ENDED',
        endedOn: new Date('2026-10-24'),
        postedOn: new Date('2026-10-15'),
        lastDay: new Date('2026-10-20'),
      });
      const third = await put(villageB1, '西山街道望江社区', { postedOn: new Date('2026-11-21') });
      const old = await put(villageA1, '东河镇柳桥村', {
        status: 'ENDED',
        endedOn: new Date('2026-10-23'),
        postedOn: new Date('2026-10-15'),
        lastDay: new Date('2026-10-20'),
      });
      const gone = await put(villageA1, '东河镇柳桥村', {
        status: 'WITHDRAWN',
        endedOn: new Date('2026-11-23'),
      });
      const listed = async (query: string): Promise<string[]> => {
        const html = await (await fetch(`${server.url}/public${query}`)).text();
        return [...html.matchAll(/notices\/([\w-]+)/g)].map(match => match[1] ?? '');
      };
      expect(await listed('')).toEqual([first.slug, third.slug, second.slug]);
      expect(await listed('?area=990101001000')).toEqual([first.slug, second.slug]);
      expect(await listed('?area=990101002001')).toEqual([third.slug]);
      expect(await listed(`?q=${encodeURIComponent('望江')}`)).toEqual([third.slug]);
      expect(await listed('?q=%25')).toEqual([]);
      expect(await listed('?q=_')).toEqual([]);
      for (const [slug, status] of [
        [first.slug, 200],
        [second.slug, 200],
        [old.slug, 410],
        [gone.slug, 410],
      ] as const) {
        const answer = await fetch(`${server.url}/public/notices/${slug}`);
        expect(answer.status).toBe(status);
        if (status === 410) expect(await answer.text()).not.toContain('恶性肿瘤');
      }
    } finally {
      await server.close();
      await own.close();
    }
  });

  it('goes on from page to page without losing one', async () => {
    const own = await testApi(trialRegister);
    const server = await httpApi(own);
    try {
      const made: string[] = [];
      for (let index = 0; index < 45; index += 1)
        made.push(
          (await makeNotice(own, await makeTrialCase(own, own.areas.villageA1), own.areas.villageA1)).slug,
        );
      const seen: string[] = [];
      let next: string | undefined = '/public?lang=en';
      let pages = 0;
      while (next) {
        const html: string = await (await fetch(`${server.url}${next}`)).text();
        seen.push(...[...html.matchAll(/notices\/([\w-]+)/g)].map(match => match[1] ?? ''));
        next = /rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
        pages += 1;
        if (pages === 1) expect(html).toContain('Notices: 45');
      }
      expect(pages).toBe(3);
      expect(seen).toEqual(made.reverse());
    } finally {
      await server.close();
      await own.close();
    }
  });

  it('takes any search as text', async () => {
    for (const query of [
      "' OR 1=1--",
      EVIL,
      '\u0000',
      '%',
      '9'.repeat(5000),
      '\u202E',
      'Robert"); DROP TABLE person;--',
    ]) {
      for (const name of ['q', 'area', 'after', 'lang']) {
        const { status, html } = await get(`/public?${name}=${encodeURIComponent(query)}`);
        expect(status, `${name}=${query.slice(0, 20)}`).toBe(200);
        expect(html).not.toContain('<script');
        expect(html).not.toContain('<img');
      }
    }
  });
});

describe('a notice', () => {
  it('shows nothing personal: not the name, no number, no diagnosis', async () => {
    const of = await makeTrialCase(api, api.areas.villageA1);
    const town = await api.user('TOWN_CASEWORKER');
    await town.data(
      `mutation ($id: ID!) { postNotice(id: $id, expectedVersion: 1) { ... on CaseDone { case { id } } } }`,
      { id: of.globalId },
    );
    const { slug } = await api.db.prisma.publicNotice.findFirstOrThrow({ where: { caseId: of.id } });
    const { idNumber, phone, bankAccount, name } = of.person;
    for (const lang of ['zh', 'en']) {
      const pages = [await get(`/public/notices/${slug}?lang=${lang}`), await get(`/public?lang=${lang}`)];
      for (const { html } of pages) {
        expect(html).toContain('陈**');
        for (const secret of [
          idNumber,
          idNumber.slice(6, 14),
          phone,
          bankAccount,
          name,
          TYPED_PHONE,
          DIAGNOSIS,
          ACCOUNT,
          of.number,
        ])
          expect(html, secret).not.toContain(secret);
        // In what people read there is nothing that could be a number of anyone.
        expect(html.replace(/<[^>]*>/g, '')).not.toMatch(/\d{9}/);
      }
    }
  });

  it('escapes every value that it was posted with', async () => {
    const notice = await noticeIn(
      api.areas.villageA1,
      {},
      {
        programmeName: { zh: EVIL, en: EVIL },
        name: EVIL,
        place: EVIL,
        objectionsTo: EVIL,
        items: [{ names: { zh: EVIL, en: EVIL }, text: { zh: EVIL, en: EVIL } }],
      },
    );
    for (const path of [`/public/notices/${notice.slug}`, '/public']) {
      const { html } = await get(path);
      expect(html).not.toContain('<script');
      expect(html).not.toContain('<img');
      expect(html).toContain('&lt;script&gt;');
    }
  });

  it('takes an objection from nobody in particular, stops the case, and gives a receipt', async () => {
    const { slug, caseId } = await noticeIn(api.areas.villageA1);
    const { server, send } = await freshServer();
    try {
      const form = {
        text: '他家另有两处房产\n请核查',
        name: '赵举报',
        contact: '',
        website: '',
        token: token(slug),
      };
      const sent = await send(`/public/notices/${slug}`, form);
      expect(sent.status).toBe(200);
      const receipt = receiptIn(sent.html);
      expect(receipt).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
      const row = await api.db.prisma.objection.findUniqueOrThrow({
        where: { receipt: receipt.replaceAll('-', '') },
      });
      expect(row).toMatchObject({ channel: 'PUBLIC_PAGE', status: 'OPEN', contactEnc: null });
      expect(api.vault.open(row.textEnc)).toBe('他家另有两处房产\n请核查');
      expect(api.vault.open(row.nameEnc ?? new Uint8Array())).toBe('赵举报');
      const after = await api.db.prisma.case.findUniqueOrThrow({
        where: { id: caseId },
        include: { events: true },
      });
      expect(after.dueOn).toBeNull();
      expect(after.events.map(event => [event.operation, event.actorId])).toEqual([
        ['RECEIVE_OBJECTION', null],
      ]);

      const again = await send(`/public/notices/${slug}`, form);
      expect(receiptIn(again.html)).toBe(receipt);
      expect(await api.db.prisma.objection.count({ where: { notice: { caseId } } })).toBe(1);
      const other = await send(`/public/notices/${slug}`, { ...form, text: '还有一辆车' });
      expect(receiptIn(other.html)).not.toBe(receipt);

      const asked = await send('/public/receipts', { receipt: receipt.toLowerCase().replaceAll('0', 'o') });
      expect(asked.html).toContain('正在核查');
      for (const secret of ['房产', '赵举报', '陈']) expect(asked.html).not.toContain(secret);
      await api.db.prisma.objection.update({
        where: { id: row.id },
        data: {
          status: 'DISMISSED',
          findings: '内部调查记录',
          reply: `已核查${EVIL}`,
          toldOn: new Date('2026-11-23'),
          decidedAt: api.services.clock(),
        },
      });
      const outcome = await send('/public/receipts?lang=en', { receipt });
      expect(outcome.html).toContain('Looked into and dismissed');
      expect(outcome.html).toContain('已核查&quot;&gt;&lt;script&gt;');
      expect(outcome.html).not.toContain('内部调查记录');
    } finally {
      await server.close();
    }
  });

  it('keeps one of many equal objections that are sent at once', async () => {
    const { slug, id } = await noticeIn(api.areas.villageA1);
    const form = { text: '与事实不符', name: '', contact: '', website: '', token: token(slug) };
    const { server, send } = await freshServer();
    try {
      const answers = await Promise.all(
        Array.from({ length: 5 }, () => send(`/public/notices/${slug}`, form)),
      );
      expect(answers.map(answer => answer.status)).toEqual([200, 200, 200, 200, 200]);
      expect(new Set(answers.map(answer => receiptIn(answer.html))).size).toBe(1);
      expect(await api.db.prisma.objection.count({ where: { noticeId: id } })).toBe(1);
    } finally {
      await server.close();
    }
  });

  it('says what is wrong with a form, keeps what was typed, and marks the field', async () => {
    const { slug, id } = await noticeIn(api.areas.villageA1);
    const path = `/public/notices/${slug}`;
    const right = { text: '与事实不符', name: EVIL.slice(0, 50), contact: '', website: '' };
    const short = await post(path, { ...right, text: '一', token: token(slug) });
    expect(short.status).toBe(422);
    expect(short.html).toContain('<title>错误：');
    expect(short.html).toMatch(
      /<textarea id="text"[^>]*aria-describedby="text-hint text-problem"[^>]*aria-invalid="true"/,
    );
    expect(short.html).toContain('href="#text"');
    expect(short.html).not.toContain('<script');
    expect(short.html).toContain('value="&quot;&gt;&lt;script&gt;');
    const long = await post(path, { ...right, text: '长'.repeat(2001), token: token(slug) });
    expect(long.status).toBe(422);
    expect((await post(path, { ...right, text: ' \u0000\u200B ', token: token(slug) })).status).toBe(422);
    expect((await post(path, { ...right, website: 'http://spam', token: token(slug) })).html).toContain(
      '须留空',
    );
    expect((await post(path, { ...right, token: token(slug, 1) })).html).toContain('太快');
    for (const wrong of [
      '',
      'x',
      token(slug, 90_000),
      token('slug-of-another-notice'),
      token(slug, -999_999),
    ]) {
      const { status, html } = await post(path, { ...right, token: wrong });
      expect(status, wrong).toBe(422);
      expect(html).toContain('与事实不符');
    }
    expect(await api.db.prisma.objection.count({ where: { noticeId: id } })).toBe(0);
    // The form that came back carries a token with which it goes through.
    const { html } = await post(path, { ...right, token: '' });
    const fresh = /name="token" value="([^"]+)"/.exec(html)?.[1] ?? '';
    api.setNow('2026-11-23T04:00:10Z');
    expect((await post(path, { ...right, token: fresh })).status).toBe(200);
    api.setNow('2026-11-23T04:00:00Z');
  });

  it('takes nothing from another site, of another kind, or too long', async () => {
    const { slug, id } = await noticeIn(api.areas.villageA1);
    const path = `/public/notices/${slug}`;
    const form = { text: '与事实不符', token: token(slug) };
    for (const site of ['cross-site', 'same-site'])
      expect((await post(path, form, { 'sec-fetch-site': site })).status).toBe(403);
    expect((await post(path, form, { 'content-type': 'application/json' })).status).toBe(413);
    expect((await post(path, { ...form, name: 'x'.repeat(70_000) })).status).toBe(413);
    expect(await api.db.prisma.objection.count({ where: { noticeId: id } })).toBe(0);
  });

  it('takes none any more once it ended, and none beyond what anyone reads', async () => {
    const ended = await noticeIn(api.areas.villageA1, { status: 'ENDED', endedOn: new Date('2026-11-23') });
    const closed = await post(`/public/notices/${ended.slug}`, {
      text: '与事实不符',
      token: token(ended.slug),
    });
    expect(closed.html).not.toContain('<form');
    expect(closed.html).toContain('不再通过网页受理');
    expect(await api.db.prisma.objection.count({ where: { noticeId: ended.id } })).toBe(0);
    const full = await noticeIn(api.areas.villageA1);
    await api.db.prisma.objection.createMany({
      data: Array.from({ length: 50 }, (_, index) => ({
        noticeId: full.id,
        areaPath: api.areas.villageA1.path,
        channel: 'PUBLIC_PAGE' as const,
        filedAt: api.services.clock(),
        receipt: `FULL0000000000${String(index).padStart(2, '0')}`.replace('FULL', 'FPNN'),
        textEnc: api.vault.seal('满'),
      })),
    });
    expect((await get(`/public/notices/${full.slug}`)).html).not.toContain('<form');
  });

  it('slows an address that sends or asks too often, in the reader’s language', async () => {
    const { slug } = await noticeIn(api.areas.villageA1);
    const { server, send } = await freshServer();
    try {
      const answers: number[] = [];
      for (let index = 0; index < 8; index += 1) {
        const form = { text: `第 ${index} 次`, token: token(slug) };
        answers.push((await send(`/public/notices/${slug}`, form)).status);
      }
      expect(answers).toEqual([200, 200, 200, 200, 200, 200, 429, 429]);
      const asked: number[] = [];
      for (let index = 0; index < 25; index += 1)
        asked.push((await send('/public/receipts', { receipt: '0'.repeat(16) })).status);
      expect(asked.filter(status => status === 422)).toHaveLength(20);
      const { html, headers } = await send('/public/receipts?lang=en', { receipt: '0'.repeat(16) });
      expect(html).toContain('Too many requests');
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    } finally {
      await server.close();
    }
  });
});

describe('a receipt', () => {
  it('that is none finds nothing, whatever it is', async () => {
    for (const receipt of [
      '',
      'x',
      EVIL,
      "' OR ''='",
      '0'.repeat(16),
      'u'.repeat(16),
      '\u0000',
      '９'.repeat(16),
    ]) {
      const { status, html } = await post('/public/receipts', { receipt });
      expect(status, receipt).toBe(422);
      expect(html).toContain('没有找到这个回执号');
      expect(html).not.toContain('<script');
    }
  });
});

it('a page whose database is gone says so and promises nothing', async () => {
  const broken = {
    ...api.services.db,
    prisma: { setting: { findUnique: () => Promise.reject(new Error('gone')) } },
  };
  const gone = {
    ...api,
    services: { ...api.services, db: Object.assign(Object.create(api.services.db), broken) },
  };
  const server = await httpApi(gone);
  try {
    const answer = await fetch(`${server.url}/public`);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('暂时无法打开');
  } finally {
    await server.close();
  }
});
