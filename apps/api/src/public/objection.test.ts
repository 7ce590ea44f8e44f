// Objections over real HTTP, from nobody in particular: kept once, sealed, limited, and never more than text.

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../../../test/support/api.ts';
import {
  EVIL,
  formToken,
  noticeIn,
  type PublicClient,
  publicClient,
} from '../../../../test/support/public-pages.ts';
import { trialRegister } from '../../../../test/support/trial-programme.ts';

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

function receiptIn(html: string): string {
  return /class="receipt">([^<]+)</.exec(html)?.[1] ?? '';
}

describe('an objection', () => {
  it('from nobody in particular is kept sealed, stops the case, and gives a receipt', async () => {
    const { slug, caseId } = await noticeIn(api, api.areas.villageA1);
    const form = {
      text: '他家另有两处房产\n请核查',
      name: '赵举报',
      contact: '',
      website: '',
      token: formToken(api, slug),
    };
    const sent = await stranger.post(`/public/notices/${slug}`, form);
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

    const again = await stranger.post(`/public/notices/${slug}`, form);
    expect(receiptIn(again.html)).toBe(receipt);
    expect(await api.db.prisma.objection.count({ where: { notice: { caseId } } })).toBe(1);
    const other = await stranger.post(`/public/notices/${slug}`, { ...form, text: '还有一辆车' });
    expect(receiptIn(other.html)).not.toBe(receipt);

    const asked = await stranger.post('/public/receipts', {
      receipt: receipt.toLowerCase().replaceAll('0', 'o'),
    });
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
    const outcome = await stranger.post('/public/receipts?lang=en', { receipt });
    expect(outcome.html).toContain('Looked into and dismissed');
    expect(outcome.html).toContain('已核查&quot;&gt;&lt;script&gt;');
    expect(outcome.html).not.toContain('内部调查记录');
  });

  it('of many equal ones sent at once is kept once', async () => {
    const { slug, id } = await noticeIn(api, api.areas.villageA1);
    const form = { text: '与事实不符', name: '', contact: '', website: '', token: formToken(api, slug) };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => stranger.post(`/public/notices/${slug}`, form)),
    );
    expect(answers.map(answer => answer.status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(answers.map(answer => receiptIn(answer.html))).size).toBe(1);
    expect(await api.db.prisma.objection.count({ where: { noticeId: id } })).toBe(1);
  });

  it('that is filled in wrongly comes back with what was typed and what to mend', async () => {
    const { slug, id } = await noticeIn(api, api.areas.villageA1);
    const path = `/public/notices/${slug}`;
    const right = { text: '与事实不符', name: EVIL.slice(0, 50), contact: '', website: '' };
    const short = await stranger.post(path, { ...right, text: '一', token: formToken(api, slug) });
    expect(short.status).toBe(422);
    expect(short.html).toContain('<title>错误：');
    expect(short.html).toMatch(
      /<textarea id="text"[^>]*aria-describedby="text-hint text-problem"[^>]*aria-invalid="true"/,
    );
    expect(short.html).toContain('href="#text"');
    expect(short.html).not.toContain('<script');
    expect(short.html).toContain('value="&quot;&gt;&lt;script&gt;');
    const long = await stranger.post(path, {
      ...right,
      text: '长'.repeat(2001),
      token: formToken(api, slug),
    });
    expect(long.status).toBe(422);
    expect(
      (await stranger.post(path, { ...right, text: ' \u0000\u200B ', token: formToken(api, slug) })).status,
    ).toBe(422);
    expect(
      (await stranger.post(path, { ...right, website: 'http://spam', token: formToken(api, slug) })).html,
    ).toContain('须留空');
    expect((await stranger.post(path, { ...right, token: formToken(api, slug, 1) })).html).toContain('太快');
    for (const wrong of [
      '',
      'x',
      formToken(api, slug, 90_000),
      formToken(api, 'slug-of-another-notice'),
      formToken(api, slug, -999_999),
    ]) {
      const { status, html } = await stranger.post(path, { ...right, token: wrong });
      expect(status, wrong).toBe(422);
      expect(html).toContain('与事实不符');
    }
    expect(await api.db.prisma.objection.count({ where: { noticeId: id } })).toBe(0);
    // The form that came back carries a token with which it goes through.
    const { html } = await stranger.post(path, { ...right, token: '' });
    const fresh = /name="token" value="([^"]+)"/.exec(html)?.[1] ?? '';
    api.setNow('2026-11-23T04:00:10Z');
    expect((await stranger.post(path, { ...right, token: fresh })).status).toBe(200);
    api.setNow('2026-11-23T04:00:00Z');
  });

  it('is not taken from another site, of another kind, or too long', async () => {
    const { slug, id } = await noticeIn(api, api.areas.villageA1);
    const path = `/public/notices/${slug}`;
    const form = { text: '与事实不符', token: formToken(api, slug) };
    for (const site of ['cross-site', 'same-site'])
      expect((await stranger.post(path, form, { 'sec-fetch-site': site })).status).toBe(403);
    expect((await stranger.post(path, form, { 'content-type': 'application/json' })).status).toBe(413);
    expect((await stranger.post(path, { ...form, name: 'x'.repeat(70_000) })).status).toBe(413);
    expect(await api.db.prisma.objection.count({ where: { noticeId: id } })).toBe(0);
  });

  it('comes too late once the notice ended, and is one too many beyond what anyone reads', async () => {
    const ended = await noticeIn(api, api.areas.villageA1, {
      status: 'ENDED',
      endedOn: new Date('2026-11-23'),
    });
    const closed = await stranger.post(`/public/notices/${ended.slug}`, {
      text: '与事实不符',
      token: formToken(api, ended.slug),
    });
    expect(closed.html).not.toContain('<form');
    expect(closed.html).toContain('不再通过网页受理');
    expect(await api.db.prisma.objection.count({ where: { noticeId: ended.id } })).toBe(0);
    const full = await noticeIn(api, api.areas.villageA1);
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
    expect((await stranger.get(`/public/notices/${full.slug}`)).html).not.toContain('<form');
  });

  it('is slowed where one address sends or asks too often, in the reader’s language', async () => {
    const { slug } = await noticeIn(api, api.areas.villageA1);
    const answers: number[] = [];
    for (let index = 0; index < 8; index += 1) {
      const form = { text: `第 ${index} 次`, token: formToken(api, slug) };
      answers.push((await stranger.post(`/public/notices/${slug}`, form)).status);
    }
    expect(answers).toEqual([200, 200, 200, 200, 200, 200, 429, 429]);
    const asked: number[] = [];
    for (let index = 0; index < 25; index += 1)
      asked.push((await stranger.post('/public/receipts', { receipt: '0'.repeat(16) })).status);
    expect(asked.filter(status => status === 422)).toHaveLength(20);
    const { html, headers } = await stranger.post('/public/receipts?lang=en', { receipt: '0'.repeat(16) });
    expect(html).toContain('Too many requests');
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
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
      const { status, html } = await stranger.post('/public/receipts', { receipt });
      expect(status, receipt).toBe(422);
      expect(html).toContain('没有找到这个回执号');
      expect(html).not.toContain('<script');
    }
  });
});
