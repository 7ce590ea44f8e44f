// The HTTP server: node:http, one handler, security headers on every answer, a clean stop.

import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { ApolloServer } from '@apollo/server';
import { message, RateLimited } from '@zhucan/domain';
import { handleOidc } from '../access/oidc/routes.ts';
import { handleDocuments } from '../casework/documents/documents.routes.ts';
import type { Context, Services } from '../context.ts';
import { handleExchange } from '../exchange/routes.ts';
import { handleBank } from '../fund/routes.ts';
import { handlePrint } from '../print/routes.ts';
import { type PublicHandler, publicHandler } from '../public/routes.ts';
import { answerGraphQL } from './graphql.ts';
import { handleHealth } from './health.ts';
import { countRequest } from './metrics.ts';
import { limiterFor, type RequestLimiter } from './rate.ts';
import { exchangeOf, type HttpExchange, SECURITY_HEADERS, sendText, TRANSPORT_SECURITY } from './request.ts';
import { handleStatic } from './static.ts';

export interface HttpServices extends Services {
  readonly apollo: ApolloServer<Context>;
  /** True once migrated and seeded. */
  readonly ready: () => boolean;
  readonly dashboardFolder: string;
}

/** What the server keeps from one request to the next. */
interface Desk {
  readonly services: HttpServices;
  readonly limiter: RequestLimiter;
  readonly publicPages: PublicHandler;
}

async function route({ services, limiter, publicPages }: Desk, exchange: HttpExchange): Promise<void> {
  const { path } = exchange;
  if (await handleHealth(services, exchange)) return;
  if (!services.ready()) return sendText(exchange, 503, message(exchange.locale, 'STARTING', {}));
  if (path === '/graphql') return answerGraphQL(services, limiter, exchange);
  if (await handleOidc(services, limiter, exchange)) return;
  if (await handleBank(services, limiter, exchange)) return;
  if (await handleExchange(services, limiter, exchange)) return;
  if (await publicPages(exchange)) return;
  if (await handlePrint(services, limiter, exchange)) return;
  if (await handleDocuments(services, limiter, exchange)) return;
  await handleStatic(services.dashboardFolder, exchange);
}

async function handle(desk: Desk, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const { services } = desk;
  const requestId = randomUUID();
  const started = performance.now();
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) res.setHeader(name, value);
  if (services.config.secureCookies) res.setHeader('strict-transport-security', TRANSPORT_SECURITY);
  res.setHeader('x-request-id', requestId);
  const exchange = exchangeOf(services.config, req, res, requestId);
  try {
    await route(desk, exchange);
  } catch (error) {
    failed(services, exchange, error);
  } finally {
    countRequest(exchange, res.statusCode, (performance.now() - started) / 1000);
    services.log.info(
      {
        requestId,
        method: req.method,
        path: exchange.path,
        status: res.statusCode,
        ms: Math.round(performance.now() - started),
      },
      'request',
    );
  }
}

function failed(services: HttpServices, exchange: HttpExchange, error: unknown): void {
  const { res, locale, requestId } = exchange;
  if (error instanceof RateLimited) {
    res.setHeader('retry-after', String(error.retryAfterSeconds));
    sendText(exchange, 429, message(locale, error.code, error.params));
    return;
  }
  // The caller hung up: nobody is left to answer, and nothing is wrong here.
  if (exchange.req.destroyed && !exchange.req.complete) return void res.destroy();
  services.log.error({ requestId, name: error instanceof Error ? error.name : 'unknown' }, 'request failed');
  if (res.headersSent) res.destroy();
  else sendText(exchange, 500, message(locale, 'INTERNAL', { requestId }));
}

/** A server that is not listening yet. */
export function createHttpServer(services: HttpServices): Server {
  const limiter = limiterFor(services.config.requestsPerMinute);
  const desk: Desk = { services, limiter, publicPages: publicHandler(services, limiter) };
  const server = createServer(
    { maxHeaderSize: 16_384, requestTimeout: 120_000, headersTimeout: 20_000 },
    (req, res) => {
      void handle(desk, req, res);
    },
  );
  server.keepAliveTimeout = 65_000;
  return server;
}

/** Stops taking requests, lets the running ones end, and cuts off what is left after the grace. */
export async function stopHttpServer(server: Server, graceMs = 5_000): Promise<void> {
  const closed = new Promise<void>(resolve => {
    server.close(() => resolve());
  });
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(timer);
}
