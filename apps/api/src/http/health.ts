// What operators and load balancers ask: is it alive, may it be sent work, how is it doing.

import { metricsText } from './metrics.ts';
import { type HttpExchange, sendText } from './request.ts';
import type { HttpServices } from './server.ts';

async function isReady(services: HttpServices): Promise<boolean> {
  if (!services.ready()) return false;
  try {
    await services.db.pool.query('SELECT 1');
    return true;
  } catch {
    return false;
  }
}

/** Answers `/livez`, `/readyz` and `/metrics`; false for any other path. */
export async function handleHealth(services: HttpServices, exchange: HttpExchange): Promise<boolean> {
  switch (exchange.path) {
    case '/livez':
      sendText(exchange, 200, 'ok');
      return true;
    case '/readyz': {
      const ready = await isReady(services);
      sendText(exchange, ready ? 200 : 503, ready ? 'ready' : 'not ready');
      return true;
    }
    case '/metrics':
      exchange.res.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
      exchange.res.end(await metricsText(services.db.pool));
      return true;
    default:
      return false;
  }
}
