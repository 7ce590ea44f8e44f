// The bank's files over plain HTTP: a batch's file is taken, the bank's answer is left for its import. Under the same sign-in and
// permissions as the graph.

import { pipeline } from 'node:stream/promises';
import { DomainError, NotFoundError, RateLimited } from '@zhucan/domain';
import type { Context } from '../context.ts';
import { idOf } from '../graphql/ids.ts';
import { assertOwnRequest, contextOf, refuse, uploadedFile } from '../http/desk.ts';
import type { RequestLimiter } from '../http/rate.ts';
import { type HttpExchange, sendJson } from '../http/request.ts';
import type { HttpServices } from '../http/server.ts';
import { keepAnswer } from './answer.service.ts';
import { bankFileCsv, bankFileWorkbook, takeBankFile } from './bank-file.ts';

const ANSWER = {
  megabytes: 5,
  tooLarge: 'ROSTER_FILE_TOO_LARGE',
  unreadable: 'ROSTER_FILE_UNREADABLE',
} as const;
const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

async function sendFile(
  ctx: Context,
  { res }: HttpExchange,
  globalId: string,
  kind: 'csv' | 'xlsx',
): Promise<void> {
  const { name, table } = await takeBankFile(ctx, idOf('PaymentBatch', globalId), kind);
  res.writeHead(200, {
    'content-type': TYPES[kind],
    'content-disposition': `attachment; filename="${name}.${kind}"`,
    'cache-control': 'no-store',
  });
  if (kind === 'csv') res.end(bankFileCsv(table));
  else await pipeline(bankFileWorkbook(name, table), res);
}

/** Answers a request for a bank file or the upload of an answer; false for any other path. */
export async function handleBank(
  services: HttpServices,
  limiter: RequestLimiter,
  exchange: HttpExchange,
): Promise<boolean> {
  const { path, method } = exchange;
  const file = /^\/export\/batch\/([\w-]{1,60})\.(csv|xlsx)$/.exec(path);
  const uploads = path === '/import/answer' && method === 'POST';
  if (!uploads && (!file || method !== 'GET')) return false;
  try {
    const ctx = await contextOf(services, limiter, exchange);
    if (uploads) {
      assertOwnRequest(exchange);
      const { content } = await uploadedFile(exchange, ANSWER);
      sendJson(exchange, 200, { file: await keepAnswer(ctx, content) });
    } else if (file?.[1] && (file[2] === 'csv' || file[2] === 'xlsx'))
      await sendFile(ctx, exchange, file[1], file[2]);
    else throw new NotFoundError();
  } catch (error) {
    if (!(error instanceof DomainError) || error instanceof RateLimited || exchange.res.headersSent)
      throw error;
    refuse(exchange, error);
  }
  return true;
}
