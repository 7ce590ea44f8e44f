// GraphQL over node:http: reads the body under a limit, finds the viewer, lets Apollo run it.

import { HeaderMap } from '@apollo/server';
import { message, RateLimited, todayInShanghai } from '@zhucan/domain';
import { viewerOf } from '../access/session.ts';
import type { Viewer } from '../access/viewer.ts';
import { type Context, createContext } from '../context.ts';
import { observeOperation } from './metrics.ts';
import type { RequestLimiter } from './rate.ts';
import { type HttpExchange, readBody, sendJson } from './request.ts';
import type { HttpServices } from './server.ts';

/** A query of a page is a few kilobytes; a million bytes is nobody's query. */
const BODY_MOST = 1_000_000;

function refuse(exchange: HttpExchange, status: number, code: string, text: string): void {
  sendJson(exchange, status, { errors: [{ message: text, extensions: { code } }] });
}

/** The viewer of a request, slowed where they ask too much. */
export async function admit(
  services: HttpServices,
  limiter: RequestLimiter,
  exchange: HttpExchange,
): Promise<Viewer | null> {
  const { req, ip } = exchange;
  const today = todayInShanghai(services.clock());
  const credentials = { cookie: req.headers.cookie, authorization: req.headers.authorization };
  const { viewer, exhausted } = await viewerOf(services.db, credentials, today);
  if (exhausted) throw new RateLimited(3600);
  await limiter.take(viewer, ip);
  return viewer;
}

async function contextOf(
  services: HttpServices,
  exchange: HttpExchange,
  viewer: Viewer | null,
): Promise<Context> {
  const { req, res, requestId, ip, locale } = exchange;
  const setCookie = (value: string): void => void res.appendHeader('set-cookie', value);
  const userAgent = req.headers['user-agent'] ?? null;
  return createContext(
    services,
    { requestId, ip, locale, userAgent, setCookie },
    viewer,
    todayInShanghai(services.clock()),
  );
}

function headersOf(exchange: HttpExchange): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(exchange.req.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  return headers;
}

/** The parsed body; undefined where there is none to parse, null where it is no JSON. */
function parsed(exchange: HttpExchange, body: Buffer): unknown {
  if (exchange.method !== 'POST') return undefined;
  if (!(exchange.req.headers['content-type'] ?? '').startsWith('application/json')) return undefined;
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}

export async function answerGraphQL(
  services: HttpServices,
  limiter: RequestLimiter,
  exchange: HttpExchange,
): Promise<void> {
  const { req, res, locale } = exchange;
  const bytes = await readBody(req, BODY_MOST);
  if (bytes === null)
    return refuse(exchange, 413, 'BODY_TOO_LARGE', message(locale, 'BODY_TOO_LARGE', { max: BODY_MOST }));
  const body = parsed(exchange, bytes);
  if (body === null) return refuse(exchange, 400, 'BAD_REQUEST', message(locale, 'BODY_NOT_JSON', {}));
  let viewer: Viewer | null;
  try {
    viewer = await admit(services, limiter, exchange);
  } catch (error) {
    if (!(error instanceof RateLimited))
      return refuse(exchange, 503, 'SERVICE_UNAVAILABLE', message(locale, 'DATABASE_UNAVAILABLE', {}));
    res.setHeader('retry-after', String(error.retryAfterSeconds));
    return refuse(exchange, 429, 'RATE_LIMITED', message(locale, error.code, error.params));
  }
  const search = exchange.req.url?.split('?')[1];
  const answer = await services.apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: exchange.method,
      headers: headersOf(exchange),
      search: search ? `?${search}` : '',
      body,
    },
    context: () => contextOf(services, exchange, viewer),
  });
  for (const [name, value] of answer.headers) res.setHeader(name, value);
  res.setHeader('cache-control', 'no-store');
  res.statusCode = answer.status ?? 200;
  observeOperation(res.statusCode);
  if (answer.body.kind === 'complete') {
    res.end(answer.body.string);
    return;
  }
  for await (const chunk of answer.body.asyncIterator) res.write(chunk);
  res.end();
}
