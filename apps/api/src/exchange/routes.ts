// The plain HTTP beside GraphQL: uploads and downloads, under the same sign-in and permissions.

import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { DomainError, ForbiddenError, NotFoundError, RateLimited } from '@zhucan/domain';
import { requirePermission } from '../access/command.ts';
import type { Context } from '../context.ts';
import { encodeId, idOf, optionalIdOf } from '../graphql/ids.ts';
import { assertOwnRequest, contextOf, refuse, uploadedFile } from '../http/desk.ts';
import type { RequestLimiter } from '../http/rate.ts';
import { type HttpExchange, sendJson } from '../http/request.ts';
import type { HttpServices } from '../http/server.ts';
import { exportStream } from './export/export.ts';
import { mendSheet } from './import/mend.ts';
import { templateSheets } from './import/template.ts';
import { keepUpload } from './import/upload.ts';
import { FILE_MEGABYTES_MOST } from './sheet/sheet.ts';
import { workbookStream } from './sheet/xlsx-write.ts';

const ROSTER = {
  megabytes: FILE_MEGABYTES_MOST,
  tooLarge: 'ROSTER_FILE_TOO_LARGE',
  unreadable: 'ROSTER_FILE_UNREADABLE',
} as const;
const SAMPLE = fileURLToPath(new URL('../../../../test/fixtures/roster-sample.xlsx', import.meta.url));
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
async function upload(ctx: Context, exchange: HttpExchange): Promise<void> {
  assertOwnRequest(exchange);
  requirePermission(ctx, 'import.run');
  if (ctx.viewer?.kind !== 'user') throw new ForbiddenError();
  const areaId = optionalIdOf('Area', exchange.query.get('area'), 'area');
  const id = await keepUpload(ctx, { ...(await uploadedFile(exchange, ROSTER)), areaId });
  sendJson(exchange, 200, { id: encodeId('Import', id) });
}

async function sendWorkbook({ res }: HttpExchange, name: string, stream: Readable): Promise<void> {
  res.writeHead(200, {
    'content-type': XLSX,
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
  });
  await pipeline(stream, res);
}

async function download(ctx: Context, exchange: HttpExchange): Promise<boolean> {
  const { path } = exchange;
  const mend = /^\/import\/([\w-]{1,60})\/mend\.xlsx$/.exec(path)?.[1];
  const list = /^\/export\/([a-z]+)\.xlsx$/.exec(path)?.[1];
  if (path === '/import/template.xlsx' || path === '/import/sample.xlsx') {
    requirePermission(ctx, 'import.run');
    const sample = path.endsWith('sample.xlsx');
    const stream = sample ? createReadStream(SAMPLE) : workbookStream(templateSheets(ctx.locale));
    await sendWorkbook(exchange, sample ? 'roster-sample.xlsx' : 'roster-template.xlsx', stream);
  } else if (mend) {
    const sheet = await mendSheet(ctx, idOf('Import', mend));
    await sendWorkbook(exchange, 'roster-to-mend.xlsx', workbookStream([sheet]));
  } else if (list) {
    await sendWorkbook(exchange, `${list}-${ctx.today}.xlsx`, await exportStream(ctx, list, exchange.query));
  } else return false;
  return true;
}

/** Answers an upload or a download; false for any other path. */
export async function handleExchange(
  services: HttpServices,
  limiter: RequestLimiter,
  exchange: HttpExchange,
): Promise<boolean> {
  const { path, method } = exchange;
  if (!/^\/(import|export)(\/|$)/.test(path)) return false;
  const uploads = path === '/import' && method === 'POST';
  if (!uploads && (method !== 'GET' || !path.endsWith('.xlsx'))) return false;
  try {
    const ctx = await contextOf(services, limiter, exchange);
    if (uploads) await upload(ctx, exchange);
    else if (!(await download(ctx, exchange))) throw new NotFoundError();
  } catch (error) {
    // Once the answer has begun, cutting it off is all that tells the reader that it is not whole.
    if (!(error instanceof DomainError) || error instanceof RateLimited || exchange.res.headersSent)
      throw error;
    refuse(exchange, error);
  }
  return true;
}
