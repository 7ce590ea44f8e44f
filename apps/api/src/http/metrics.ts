// Prometheus metrics: requests by kind and status, their time, the connection pool. No label holds anything personal.

import { createHash, timingSafeEqual } from 'node:crypto';
import type { Pool } from 'pg';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { type Config, isLoopback } from '../config.ts';
import type { HttpExchange } from './request.ts';

const registry = new Registry();
collectDefaultMetrics({ register: registry });

const requests = new Counter({
  name: 'zhucan_http_requests_total',
  help: 'HTTP requests by kind of path and status.',
  labelNames: ['kind', 'status'],
  registers: [registry],
});
const seconds = new Histogram({
  name: 'zhucan_http_request_seconds',
  help: 'Seconds from request to answer by kind of path.',
  labelNames: ['kind'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers: [registry],
});
const operations = new Counter({
  name: 'zhucan_graphql_answers_total',
  help: 'GraphQL answers by status.',
  labelNames: ['status'],
  registers: [registry],
});
const connections = new Gauge({
  name: 'zhucan_database_connections',
  help: 'Connections of the pool by state; «waiting» counts requests in line.',
  labelNames: ['state'],
  registers: [registry],
});

const KINDS = ['graphql', 'graphiql', 'export', 'import', 'public', 'print', 'livez', 'readyz', 'metrics'];

function kindOf(path: string): string {
  const first = path.split('/')[1] ?? '';
  return KINDS.includes(first) ? first : 'page';
}

export function countRequest({ path }: HttpExchange, status: number, duration: number): void {
  const kind = kindOf(path);
  requests.inc({ kind, status: String(status) });
  seconds.observe({ kind }, duration);
}

export function observeOperation(status: number): void {
  operations.inc({ status: String(status) });
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Without a token only this machine may ask, and nobody through a proxy on it. */
export function mayReadMetrics(
  config: Pick<Config, 'host' | 'trustProxy' | 'metricsToken'>,
  authorization: string | undefined,
): 'YES' | 'TOKEN_WRONG' | 'TOKEN_NOT_SET' {
  const { metricsToken, trustProxy } = config;
  if (metricsToken === '') return isLoopback(config) && !trustProxy ? 'YES' : 'TOKEN_NOT_SET';
  const borne = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
  return timingSafeEqual(digest(borne), digest(metricsToken)) ? 'YES' : 'TOKEN_WRONG';
}

export async function metricsText(pool: Pool): Promise<string> {
  connections.set({ state: 'open' }, pool.totalCount);
  connections.set({ state: 'idle' }, pool.idleCount);
  connections.set({ state: 'waiting' }, pool.waitingCount);
  return registry.metrics();
}
