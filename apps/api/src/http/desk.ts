// What the plain HTTP beside GraphQL shares: whose request it is, what was uploaded, how a refusal is answered.

import {
  type DomainError,
  ForbiddenError,
  message,
  NotFoundError,
  type ProblemCode,
  problem,
  problemMessage,
  tidy,
  todayInShanghai,
  UnauthenticatedError,
  ValidationError,
} from '@zhucan/domain';
import { type Context, createContext } from '../context.ts';
import { admit } from './graphql.ts';
import type { RequestLimiter } from './rate.ts';
import { type HttpExchange, readBody, sendJson } from './request.ts';
import type { HttpServices } from './server.ts';

/** What a form adds around the file. */
const FORM_BYTES = 100_000;

const TOO_LARGE: readonly ProblemCode[] = ['ROSTER_FILE_TOO_LARGE', 'DOCUMENT_TOO_LARGE'];

function statusOf(error: DomainError): number {
  if (error instanceof UnauthenticatedError) return 401;
  if (error instanceof ForbiddenError) return 403;
  if (error instanceof NotFoundError) return 404;
  return error.problems.some(({ code }) => TOO_LARGE.includes(code)) ? 413 : 400;
}

/** Answers a refusal as JSON, in the caller's language. */
export function refuse(exchange: HttpExchange, error: DomainError): void {
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
export async function contextOf(
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

/** What an upload may be, and what is said of one that may not. */
export interface UploadRules {
  readonly megabytes: number;
  readonly tooLarge: ProblemCode;
  readonly unreadable: ProblemCode;
}

function refused(code: ProblemCode, max: number): ValidationError {
  return new ValidationError([problem(code, 'file', { max })]);
}

/** The file of a form or of a bare body, and what it is called. */
export async function uploadedFile(
  { req }: HttpExchange,
  { megabytes, tooLarge, unreadable }: UploadRules,
): Promise<{ fileName: string; content: Buffer }> {
  const body = await readBody(req, megabytes * 1_048_576 + FORM_BYTES);
  if (body === null) throw refused(tooLarge, megabytes);
  const type = req.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data'))
    return { fileName: decodedName(req.headers['x-file-name']), content: body };
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => {
      throw refused(unreadable, megabytes);
    });
  const file = form.get('file');
  if (file === null || typeof file === 'string') throw new ValidationError([problem('REQUIRED', 'file')]);
  return { fileName: file.name, content: Buffer.from(await file.arrayBuffer()) };
}

/** A form on another site cannot set this header, nor send the same-site cookie. */
export function assertOwnRequest({ req }: HttpExchange): void {
  if (req.headers['x-zhucan-request'] !== '1') throw new ForbiddenError();
}

const NAME_MOST = 200;

/** The last part of whatever the browser calls the file: a name to show, never a path to use. */
export function shownName(fileName: string, otherwise: string): string {
  const last = tidy(fileName).split(/[\\/]/).at(-1) ?? '';
  // Cutting may part a pair of surrogates, which PostgreSQL keeps in no JSON.
  return last.slice(-NAME_MOST).toWellFormed() || otherwise;
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
