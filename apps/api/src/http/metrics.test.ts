import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../../../test/support/api.ts';
import { type HttpApi, httpApi } from '../../../../test/support/http.ts';
import { readConfig } from '../config.ts';
import { mayReadMetrics } from './metrics.ts';

const TOKEN = 'a-token-of-the-monitoring';

describe('who may read the metrics', () => {
  it.each([
    ['127.0.0.1', false, '', 'YES'],
    ['localhost', false, '', 'YES'],
    ['127.0.0.1', true, '', 'TOKEN_NOT_SET'],
    ['0.0.0.0', false, '', 'TOKEN_NOT_SET'],
    ['127.0.0.1', false, TOKEN, 'TOKEN_WRONG'],
    ['0.0.0.0', true, TOKEN, 'TOKEN_WRONG'],
  ] as const)('on %s, proxy %s, token «%s»: %s', (host, trustProxy, metricsToken, without) => {
    const config = { host, trustProxy, metricsToken };
    expect(mayReadMetrics(config, undefined)).toBe(without);
    const borne = mayReadMetrics(config, `Bearer ${TOKEN}`);
    expect(borne).toBe(metricsToken === '' ? without : 'YES');
  });

  it.each(['', 'Bearer', `Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(1)}`, `Basic ${TOKEN}`, TOKEN])(
    'not whoever bears «%s»',
    authorization => {
      const config = { host: '127.0.0.1', trustProxy: false, metricsToken: TOKEN };
      expect(mayReadMetrics(config, authorization)).toBe('TOKEN_WRONG');
    },
  );

  it('and a token that could be guessed is refused at the start', () => {
    expect(() => readConfig({ ZHUCAN_METRICS_TOKEN: 'short' }, '/srv')).toThrow('ZHUCAN_METRICS_TOKEN');
  });
});

describe('over HTTP', () => {
  let api: TestApi;
  let http: HttpApi;
  beforeAll(async () => {
    api = await testApi();
    http = await httpApi(api, { config: { metricsToken: TOKEN } });
  });
  afterAll(async () => {
    await http.close();
    await api.close();
  });

  const get = (headers: Record<string, string>) => fetch(`${http.url}/metrics`, { headers });

  it('figures go to whoever bears the token, and to nobody else', async () => {
    const refused = await get({});
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([
      401,
      'Bearer realm="metrics"',
    ]);
    expect(await refused.text()).not.toContain('zhucan_');
    const answer = await get({ authorization: `Bearer ${TOKEN}` });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('zhucan_http_requests_total{kind="metrics",status="401"} 1');
  });
});
