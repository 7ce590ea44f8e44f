// GraphQL over node:http: reads the body under a limit, finds the viewer, lets Apollo run it.

import { HeaderMap } from '@apollo/server';
import { message, type ProblemCode, RateLimited, todayInShanghai } from '@zhucan/domain';
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

const DAY_SECONDS = 86_400;
const SHANGHAI_SECONDS = 8 * 3600;

/** Until the district's next day, when a key's quota begins anew. */
function secondsToMidnight(now: Date): number {
  return DAY_SECONDS - ((Math.floor(now.getTime() / 1000) + SHANGHAI_SECONDS) % DAY_SECONDS);
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
  if (exhausted) throw new RateLimited(secondsToMidnight(services.clock()));
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

/** The parsed body, undefined where there is none to parse; or why it cannot be parsed. */
function parsed(exchange: HttpExchange, body: Buffer): { body: unknown } | { problem: ProblemCode } {
  const type = exchange.req.headers['content-type'] ?? '';
  if (exchange.method !== 'POST' || !/^application\/json\s*(;|$)/i.test(type)) return { body: undefined };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return { problem: 'BODY_NOT_TEXT' };
  }
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value)) return { problem: 'BATCH_REFUSED' };
    return value === null ? { problem: 'BODY_NOT_JSON' } : { body: value };
  } catch {
    return { problem: 'BODY_NOT_JSON' };
  }
}

/** A browser that is pointed at the endpoint wants to see something. */
function wantsPage({ req, method, query }: HttpExchange): boolean {
  return method === 'GET' && !query.has('query') && (req.headers.accept ?? '').includes('text/html');
}

export async function answerGraphQL(
  services: HttpServices,
  limiter: RequestLimiter,
  exchange: HttpExchange,
): Promise<void> {
  const { req, res, locale } = exchange;
  if (wantsPage(exchange)) {
    res.writeHead(303, { location: '/graphiql', 'cache-control': 'no-store' });
    res.end();
    return;
  }
  const bytes = await readBody(req, BODY_MOST);
  if (bytes === null) {
    // What is still being sent is not read: the connection ends with the answer.
    res.setHeader('connection', 'close');
    return refuse(exchange, 413, 'BODY_TOO_LARGE', message(locale, 'BODY_TOO_LARGE', { max: BODY_MOST }));
  }
  const read = parsed(exchange, bytes);
  if ('problem' in read) return refuse(exchange, 400, 'BAD_REQUEST', message(locale, read.problem, {}));
  let viewer: Viewer | null;
  try {
    viewer = await admit(services, limiter, exchange);
  } catch (error) {
    if (!(error instanceof RateLimited)) {
      services.log.error(
        { requestId: exchange.requestId, name: error instanceof Error ? error.name : 'unknown' },
        'database unavailable',
      );
      return refuse(exchange, 503, 'SERVICE_UNAVAILABLE', message(locale, 'DATABASE_UNAVAILABLE', {}));
    }
    res.setHeader('retry-after', String(error.retryAfterSeconds));
    return refuse(exchange, 429, 'RATE_LIMITED', message(locale, error.code, error.params));
  }
  const search = exchange.req.url?.split('?')[1];
  const answer = await services.apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: exchange.method,
      headers: headersOf(exchange),
      search: search ? `?${search}` : '',
      body: read.body,
    },
    context: () => contextOf(services, exchange, viewer),
  });
  for (const [name, value] of answer.headers) res.setHeader(name, value);
  res.setHeader('cache-control', 'no-store');
  res.statusCode = answer.status ?? 200;
  observeOperation(res.statusCode);
  if (answer.body.kind === 'complete') {
    res.end(Buffer.from(answer.body.string));
    return;
  }
  for await (const chunk of answer.body.asyncIterator) res.write(chunk);
  res.end();
}
