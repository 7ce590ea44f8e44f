// The plain HTTP beside GraphQL: uploads and downloads, under the same sign-in and permissions.

import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import {
  DomainError,
  ForbiddenError,
  message,
  NotFoundError,
  problem,
  problemMessage,
  RateLimited,
  todayInShanghai,
  UnauthenticatedError,
  ValidationError,
} from '@zhucan/domain';
import { requirePermission } from '../access/command.ts';
import { type Context, createContext } from '../context.ts';
import { encodeId, idOf, optionalIdOf } from '../graphql/ids.ts';
import { admit } from '../http/graphql.ts';
import type { RequestLimiter } from '../http/rate.ts';
import { type HttpExchange, readBody, sendJson } from '../http/request.ts';
import type { HttpServices } from '../http/server.ts';
import { exportStream } from './export/export.ts';
import { mendSheet } from './import/mend.ts';
import { templateSheets } from './import/template.ts';
import { keepUpload } from './import/upload.ts';
import { FILE_MEGABYTES_MOST, refuseFile } from './sheet/sheet.ts';
import { workbookStream } from './sheet/xlsx-write.ts';

const SAMPLE = fileURLToPath(new URL('../../../../test/fixtures/roster-sample.xlsx', import.meta.url));
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** What a form adds around the file. */
const FORM_BYTES = 100_000;

function statusOf(error: DomainError): number {
  if (error instanceof UnauthenticatedError) return 401;
  if (error instanceof ForbiddenError) return 403;
  if (error instanceof NotFoundError) return 404;
  return error.problems.some(({ code }) => code === 'ROSTER_FILE_TOO_LARGE') ? 413 : 400;
}

function refuse(exchange: HttpExchange, error: DomainError): void {
  const { locale } = exchange;
  const problems = error.problems.map(one => ({
    code: one.code,
    field: one.field ?? null,
    message: problemMessage(locale, one),
  }));
  const text = problems.length === 1 ? problems[0]?.message : message(locale, error.code, error.params);
  sendJson(exchange, statusOf(error), { code: error.code, message: text, problems });
}

/** The caller's context, under the rules of the graph's roots: signed in, own password chosen. */
async function contextOf(
  services: HttpServices,
  limiter: RequestLimiter,
  exchange: HttpExchange,
): Promise<Context> {
  const viewer = await admit(services, limiter, exchange);
  if (viewer === null) throw new UnauthenticatedError();
  if (viewer.kind === 'user' && viewer.mustChangePassword) throw new ForbiddenError('PASSWORD_MUST_CHANGE');
  const { requestId, ip, locale, req } = exchange;
  const userAgent = req.headers['user-agent'] ?? null;
  const known = { requestId, ip, locale, userAgent, setCookie: () => undefined };
  return createContext(services, known, viewer, todayInShanghai(services.clock()));
}

/** The file of a form or of a bare body, and what it is called. */
async function uploadedFile({ req }: HttpExchange): Promise<{ fileName: string; content: Buffer }> {
  const most = FILE_MEGABYTES_MOST * 1_048_576 + FORM_BYTES;
  const body = await readBody(req, most);
  if (body === null) throw refuseFile('ROSTER_FILE_TOO_LARGE', { max: FILE_MEGABYTES_MOST });
  const type = req.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data'))
    return { fileName: decodedName(req.headers['x-file-name']), content: body };
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => {
      throw refuseFile('ROSTER_FILE_UNREADABLE');
    });
  const file = form.get('file');
  if (file === null || typeof file === 'string') throw new ValidationError([problem('REQUIRED', 'file')]);
  return { fileName: file.name, content: Buffer.from(await file.arrayBuffer()) };
}

/** Header values are ASCII: a Chinese name comes percent-encoded. */
function decodedName(header: string | string[] | undefined): string {
  const text = typeof header === 'string' ? header : '';
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function upload(ctx: Context, exchange: HttpExchange): Promise<void> {
  // A form on another site cannot set this header, nor send the same-site cookie.
  if (exchange.req.headers['x-zhucan-request'] !== '1') throw new ForbiddenError();
  requirePermission(ctx, 'import.run');
  if (ctx.viewer?.kind !== 'user') throw new ForbiddenError();
  const areaId = optionalIdOf('Area', exchange.query.get('area'), 'area');
  const id = await keepUpload(ctx, { ...(await uploadedFile(exchange)), areaId });
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
