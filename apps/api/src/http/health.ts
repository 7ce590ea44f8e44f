// What operators and load balancers ask: is it alive, may it be sent work, how is it doing.

import { mayReadMetrics, metricsText } from './metrics.ts';
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

async function answerMetrics({ config, db }: HttpServices, exchange: HttpExchange): Promise<void> {
  const { res, req } = exchange;
  switch (mayReadMetrics(config, req.headers.authorization)) {
    case 'TOKEN_NOT_SET':
      return sendText(
        exchange,
        403,
        'Set ZHUCAN_METRICS_TOKEN, and bear it: others than this machine may ask.',
      );
    case 'TOKEN_WRONG':
      res.setHeader('www-authenticate', 'Bearer realm="metrics"');
      return sendText(exchange, 401, 'Bear the token of ZHUCAN_METRICS_TOKEN.');
    case 'YES':
      res.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
      res.end(await metricsText(db.pool));
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
      await answerMetrics(services, exchange);
      return true;
    default:
      return false;
  }
}
