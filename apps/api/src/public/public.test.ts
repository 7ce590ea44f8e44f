// The public pages over real HTTP: what they show and what they never show.

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../../../test/support/api.ts';
import { httpApi } from '../../../../test/support/http.ts';
import {
  EVIL,
  noticeIn,
  type PublicClient,
  publicClient,
  slugsIn,
} from '../../../../test/support/public-pages.ts';
import {
  ACCOUNT,
  DIAGNOSIS,
  makeNotice,
  makeTrialCase,
  TYPED_PHONE,
} from '../../../../test/support/trial-cases.ts';
import { trialRegister } from '../../../../test/support/trial-programme.ts';
import { PUBLIC_STYLE } from './page.ts';

let api: TestApi;
let stranger: PublicClient;
beforeAll(async () => {
  api = await testApi(trialRegister);
});
beforeEach(async () => {
  stranger = await publicClient(api);
});
afterEach(() => stranger.http.close());
afterAll(() => api.close());

describe('a public page', () => {
  it('brings no script, sets no cookie, and says so in its policy', async () => {
    const notice = await noticeIn(api, api.areas.villageA1);
    for (const path of ['/public', '/public/receipts', `/public/notices/${notice.slug}`, '/public/nothing']) {
      const { html, headers } = await stranger.get(path);
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
    const notice = await noticeIn(api, api.areas.villageA1);
    expect((await stranger.get('/public')).headers.get('cache-control')).toBe('public, max-age=60');
    expect((await stranger.get(`/public/notices/${notice.slug}`)).headers.get('cache-control')).toBe(
      'no-store',
    );
    const { status, headers } = await stranger.get(PUBLIC_STYLE.href);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toContain('immutable');
    expect(headers.get('content-type')).toContain('text/css');
  });

  it('is Chinese, or English where the address says so, through every link', async () => {
    await noticeIn(api, api.areas.villageA1);
    const zh = await stranger.get('/public', { headers: { 'accept-language': 'en' } });
    expect(zh.html).toContain('<html lang="zh-CN">');
    const { html, headers } = await stranger.get('/public?lang=en');
    expect(html).toContain('<html lang="en">');
    expect(headers.get('content-language')).toBe('en');
    const links = [...html.matchAll(/href="(\/public[^"]*)"/g)].map(match => match[1] ?? '');
    const inEnglish = links.filter(link => link.includes('lang=en'));
    // All but the style sheet and the way to the other language.
    expect(links.length - inEnglish.length).toBe(2);
    expect(inEnglish.length).toBeGreaterThan(3);
  });

  it('answers a stranger’s paths and methods plainly', async () => {
    expect((await stranger.get('/public/notices/no-such-notice-at-all')).status).toBe(404);
    expect((await stranger.get('/public/notices/..%2f..%2fetc%2fpasswd')).status).toBe(404);
    expect((await stranger.get('/public', { method: 'POST', body: 'x' })).status).toBe(405);
    expect((await stranger.get('/public', { method: 'HEAD' })).html).toBe('');
    expect((await stranger.get('/publicity')).status).not.toBe(405);
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
        return slugsIn(html);
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
        seen.push(...slugsIn(html));
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
        const { status, html } = await stranger.get(`/public?${name}=${encodeURIComponent(query)}`);
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
      const pages = [
        await stranger.get(`/public/notices/${slug}?lang=${lang}`),
        await stranger.get(`/public?lang=${lang}`),
      ];
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
      api,
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
      const { html } = await stranger.get(path);
      expect(html).not.toContain('<script');
      expect(html).not.toContain('<img');
      expect(html).toContain('&lt;script&gt;');
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
