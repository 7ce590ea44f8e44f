// Papers of a case over HTTP: under the reader's session, the row rules, and the masks.

import {
  DomainError,
  ForbiddenError,
  message,
  NotFoundError,
  problemMessage,
  RateLimited,
  todayInShanghai,
  UnauthenticatedError,
  ValidationError,
} from '@zhucan/domain';
import { requirePermission } from '../access/command.ts';
import { may } from '../access/read/rule.ts';
import { draftNotice } from '../casework/notice/draft.ts';
import { officeOf } from '../casework/office.ts';
import { programmeOfCase } from '../casework/register.ts';
import { type Context, createContext } from '../context.ts';
import { idOf } from '../graphql/ids.ts';
import { admit } from '../http/graphql.ts';
import type { RequestLimiter } from '../http/rate.ts';
import { type HttpExchange, readBody } from '../http/request.ts';
import type { HttpServices } from '../http/server.ts';
import { type Masking, PRINT_STYLE, sendNoPaper, sendPaper } from './page.ts';
import { application, type Desk, decision, notice, type Paper, survey } from './papers.ts';
import { sheetOf } from './sheet.ts';
import { MASKED, type Shown, showWhole } from './shown.ts';
import { say, type Word } from './words.ts';

const PAPER = /^\/print\/cases\/([\w-]{1,60})\/(application|survey|notice|decision)$/;
const BODY_MOST = 8_000;

const DRAW: Readonly<Record<string, (desk: Desk) => Paper | null>> = {
  application,
  survey,
  notice,
  decision,
};
/** The papers that mask something. */
const WITH_NUMBERS: readonly string[] = ['application', 'survey'];

/** The reader's context, under the rules of the graph's roots: signed in, own password chosen; a key prints nothing. */
async function contextOf(
  services: HttpServices,
  limiter: RequestLimiter,
  exchange: HttpExchange,
): Promise<Context> {
  const viewer = await admit(services, limiter, exchange);
  if (viewer === null) throw new UnauthenticatedError();
  if (viewer.kind !== 'user') throw new ForbiddenError();
  if (viewer.mustChangePassword) throw new ForbiddenError('PASSWORD_MUST_CHANGE');
  const { requestId, ip, req } = exchange;
  const userAgent = req.headers['user-agent'] ?? null;
  const known = { requestId, ip, locale: 'zh' as const, userAgent, setCookie: () => undefined };
  const ctx = createContext(services, known, viewer, todayInShanghai(services.clock()));
  requirePermission(ctx, 'case.read');
  return ctx;
}

/** The address under which the public sees this server; a proxy in front says it of itself. */
function addressOf(services: HttpServices, { req }: HttpExchange): string {
  const scheme = services.config.secureCookies ? 'https' : 'http';
  return `${scheme}://${req.headers.host ?? ''}`;
}

async function deskOf(
  ctx: Context,
  services: HttpServices,
  exchange: HttpExchange,
  id: number,
  shown: Shown,
): Promise<Desk> {
  const sheet = await sheetOf(ctx, id);
  const programme = programmeOfCase(sheet.case.programme);
  const { parameters } = (await officeOf(ctx)).policy(programme, ctx.today);
  const draft =
    sheet.notice === null && sheet.case.stage === 'PUBLIC_NOTICE' ? await draftNotice(ctx, id) : null;
  return { sheet, programme, parameters, shown, draft, address: addressOf(services, exchange) };
}

/** What the form says; its cookie is same-site already, and a form of another site is refused besides. */
async function typedReason({ req }: HttpExchange): Promise<string> {
  const site = req.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new ForbiddenError();
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(req.headers['content-type'] ?? ''))
    throw new NotFoundError();
  const body = await readBody(req, BODY_MOST);
  return new URLSearchParams(body?.toString('utf8') ?? '').get('reason') ?? '';
}

async function maskingOf(
  ctx: Context,
  exchange: HttpExchange,
  id: number,
  form: string,
): Promise<{ shown: Shown; masking: Masking }> {
  const maySee = WITH_NUMBERS.includes(form) && ctx.viewer !== null && may(ctx.viewer, 'sensitive.reveal');
  if (exchange.method !== 'POST') return { shown: MASKED, masking: { state: maySee ? 'MAY' : 'MASKED' } };
  if (!maySee) throw new ForbiddenError();
  const reason = await typedReason(exchange);
  try {
    return { shown: await showWhole(ctx, id, { reason }), masking: { state: 'SHOWN' } };
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    const problem = error.problems.map(one => problemMessage('zh', one)).join('');
    return { shown: MASKED, masking: { state: 'MAY', reason: reason.slice(0, 500), problem } };
  }
}

async function print(services: HttpServices, limiter: RequestLimiter, exchange: HttpExchange): Promise<void> {
  const [, caseId = '', form = ''] = PAPER.exec(exchange.path) ?? [];
  const draw = DRAW[form];
  if (!draw) throw new NotFoundError();
  const ctx = await contextOf(services, limiter, exchange);
  const id = idOf('Case', caseId);
  const { shown, masking } = await maskingOf(ctx, exchange, id, form);
  const paper = draw(await deskOf(ctx, services, exchange, id, shown));
  if (paper) return sendPaper(exchange, paper, masking);
  sendNoPaper(exchange, 409, 'notYetTitle', say(form === 'notice' ? 'notPosted' : 'notDecided'));
}

/** What to say instead of a paper. */
function refusalOf(error: DomainError): readonly [status: number, title: Word, text: string] {
  if (error instanceof RateLimited) return [429, 'notYetTitle', message('zh', error.code, error.params)];
  if (error instanceof UnauthenticatedError) return [401, 'signInTitle', say('signIn')];
  if (error instanceof ForbiddenError) return [403, 'forbiddenTitle', say('forbidden')];
  return [404, 'missingTitle', say('missing')];
}

function refuse(exchange: HttpExchange, error: unknown): void {
  if (!(error instanceof DomainError) || exchange.res.headersSent) throw error;
  if (error instanceof RateLimited) exchange.res.setHeader('retry-after', String(error.retryAfterSeconds));
  sendNoPaper(exchange, ...refusalOf(error));
}

/** Answers a paper; false for any other path. */
export async function handlePrint(
  services: HttpServices,
  limiter: RequestLimiter,
  exchange: HttpExchange,
): Promise<boolean> {
  if (!/^\/print(\/|$)/.test(exchange.path)) return false;
  if (PRINT_STYLE.handle(exchange)) return true;
  try {
    if (!['GET', 'HEAD', 'POST'].includes(exchange.method)) throw new NotFoundError();
    await print(services, limiter, exchange);
  } catch (error) {
    refuse(exchange, error);
  }
  return true;
}
