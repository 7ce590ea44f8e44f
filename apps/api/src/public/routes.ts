// The public pages over HTTP: no sign-in, no cookie, no script; whatever is sent is limited by address.

import {
  DomainError,
  message,
  problemMessage,
  RateLimited,
  readObjection,
  todayInShanghai,
} from '@zhucan/domain';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { noticePolicyOf } from '../casework/notice/notice.policy.ts';
import { fileObjection, OPEN_MOST, openObjections } from '../casework/notice/public-objection.ts';
import { consume, type RequestLimiter } from '../http/rate.ts';
import { type HttpExchange, readBody } from '../http/request.ts';
import type { HttpServices } from '../http/server.ts';
import { checkToken, EMPTY_FORM, formOf, type ObjectionForm, receiptOf, tokenOf } from './form.ts';
import { sendList } from './list.page.ts';
import { type FormProblem, type Objecting, sendNotice, sendReceived } from './notice.page.ts';
import { type Day, noticeOf, type PublicNotice } from './notices.ts';
import { PUBLIC_STYLE, sendMessage, type Visit, visitOf } from './page.ts';
import { sendReceipts } from './receipt.page.ts';

/** Two thousand Chinese characters, percent-encoded, and the rest of the form. */
const BODY_MOST = 64_000;

const NOTICE = /^\/public\/notices\/([A-Za-z0-9_-]{16,64})$/;

/** What the pages are served with; limits are the server's own, as those of the graph are. */
interface Desk {
  readonly services: HttpServices;
  readonly objections: RateLimiterMemory;
  readonly receipts: RateLimiterMemory;
}

/** So many objections of one address an hour, and receipts asked for a minute: a household is not slowed, a machine is. */
const OBJECTIONS_AN_HOUR = 6;
const RECEIPTS_A_MINUTE = 20;

/** A form of another site is not ours, whoever's browser sends it. */
function fromElsewhere({ req }: HttpExchange): boolean {
  const site = req.headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

async function dayOf({ db, clock }: HttpServices): Promise<Day> {
  const { listedDays } = await noticePolicyOf(db);
  return { today: todayInShanghai(clock()), listedDays };
}

async function formBody(exchange: HttpExchange): Promise<Buffer | null> {
  const type = exchange.req.headers['content-type'] ?? '';
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) return null;
  return readBody(exchange.req, BODY_MOST);
}

/** Everything that is wrong with a form, in the reader's language. */
function problemsOf(
  { say, locale }: Visit,
  services: HttpServices,
  form: ObjectionForm,
  slug: string,
): FormProblem[] {
  if (form.website !== '')
    return [{ field: 'website', message: say('notEmpty', { label: say('leaveEmpty') }) }];
  const problems: FormProblem[] = [];
  try {
    readObjection(form);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    for (const one of error.problems) {
      const field = one.field === 'name' || one.field === 'contact' ? one.field : 'text';
      problems.push({ field, message: problemMessage(locale, one) });
    }
  }
  // Whoever has something to mend takes longer anyway.
  const token =
    problems.length > 0 ? 'RIGHT' : checkToken(services.vault, form.token, slug, services.clock());
  if (token !== 'RIGHT')
    problems.push({ field: 'send', message: say(token === 'QUICK' ? 'tooQuick' : 'tooLate') });
  return problems;
}

async function objectingTo(services: HttpServices, notice: PublicNotice): Promise<Objecting> {
  if (notice.status !== 'POSTED') return 'CLOSED';
  if ((await openObjections(services.db, notice.id)) >= OPEN_MOST) return 'FULL';
  const token = tokenOf(services.vault, notice.slug, services.clock());
  return { form: { ...EMPTY_FORM, token }, problems: [] };
}

async function showNotice(visit: Visit, desk: Desk, slug: string): Promise<void> {
  const { services } = desk;
  const day = await dayOf(services);
  const notice = await noticeOf(services.db.pool, day, slug);
  if (notice === null) return sendMissing(visit);
  if (notice === 'WITHDRAWN') return sendMessage(visit, 410, 'goneTitle', visit.say('goneWithdrawn'));
  if (notice === 'OLD') return sendMessage(visit, 410, 'goneTitle', visit.say('goneOld'));
  const { method } = visit.exchange;
  const objecting = await objectingTo(services, notice);
  if (method !== 'POST' || typeof objecting === 'string')
    return sendNotice(visit, notice, day.today, objecting);
  return takeObjection(visit, desk, notice, day, objecting.form.token);
}

async function takeObjection(
  visit: Visit,
  { services, objections }: Desk,
  notice: PublicNotice,
  day: Day,
  freshToken: string,
): Promise<void> {
  const body = await formBody(visit.exchange);
  if (body === null) return sendRefused(visit, 413);
  const form = formOf(body);
  const problems = problemsOf(visit, services, form, notice.slug);
  if (problems.length > 0) {
    // A form that waited too long gets a new seal; a quick one keeps its own, so that the second press finds it old enough.
    const token = problems.some(({ message: text }) => text === visit.say('tooLate'))
      ? freshToken
      : form.token;
    return sendNotice(visit, notice, day.today, { form: { ...form, token }, problems });
  }
  await consume(objections, visit.exchange.ip);
  const receipt = receiptOf(form);
  const taken = await fileObjection(services, {
    noticeId: notice.id,
    receipt,
    objection: readObjection(form),
    requestId: visit.exchange.requestId,
  });
  if (!taken) return sendNotice(visit, notice, day.today, 'CLOSED');
  sendReceived(visit, notice, receipt);
}

async function answerReceipt(visit: Visit, { services, receipts }: Desk): Promise<void> {
  const { exchange } = visit;
  if (exchange.method !== 'POST') return sendReceipts(visit, services.db.pool, null);
  const body = await formBody(exchange);
  if (body === null) return sendRefused(visit, 413);
  await consume(receipts, exchange.ip);
  const typed = new URLSearchParams(body.toString('utf8')).get('receipt') ?? '';
  return sendReceipts(visit, services.db.pool, typed);
}

function sendMissing(visit: Visit): void {
  sendMessage(visit, 404, 'missingTitle', visit.say('missingLead'));
}

function sendRefused(visit: Visit, status: number): void {
  visit.exchange.res.setHeader('connection', 'close');
  sendMessage(visit, status, 'refusedTitle', visit.say('missingLead'));
}

async function answer(visit: Visit, desk: Desk): Promise<void> {
  const { services } = desk;
  const { path, method } = visit.exchange;
  const notice = NOTICE.exec(path)?.[1];
  const writable = notice !== undefined || path === '/public/receipts';
  if (method === 'POST' && writable && fromElsewhere(visit.exchange)) return sendRefused(visit, 403);
  if (method !== 'GET' && method !== 'HEAD' && !(method === 'POST' && writable)) {
    visit.exchange.res.setHeader('allow', writable ? 'GET, HEAD, POST' : 'GET, HEAD');
    return sendRefused(visit, 405);
  }
  if (notice !== undefined) return showNotice(visit, desk, notice);
  if (path === '/public/receipts') return answerReceipt(visit, desk);
  if (path === '/public' || path === '/public/')
    return sendList(visit, services.db.pool, await dayOf(services));
  sendMissing(visit);
}

function failed(visit: Visit, services: HttpServices, error: unknown): void {
  const { exchange, say, locale } = visit;
  if (exchange.res.headersSent) throw error;
  if (error instanceof RateLimited) {
    exchange.res.setHeader('retry-after', String(error.retryAfterSeconds));
    sendMessage(visit, 429, 'slowTitle', message(locale, error.code, error.params));
    return;
  }
  const name = error instanceof Error ? error.name : 'unknown';
  services.log.error({ requestId: exchange.requestId, name }, 'public page failed');
  sendMessage(visit, 503, 'unavailableTitle', say('unavailableLead'));
}

/** Answers a public page; false for any other path. */
export type PublicHandler = (exchange: HttpExchange) => Promise<boolean>;

export function publicHandler(services: HttpServices, limiter: RequestLimiter): PublicHandler {
  const desk: Desk = {
    services,
    objections: new RateLimiterMemory({ points: OBJECTIONS_AN_HOUR, duration: 3600 }),
    receipts: new RateLimiterMemory({ points: RECEIPTS_A_MINUTE, duration: 60 }),
  };
  return async exchange => {
    if (!/^\/public(\/|$)/.test(exchange.path)) return false;
    if (PUBLIC_STYLE.handle(exchange)) return true;
    const visit = visitOf(exchange);
    try {
      await limiter.take(null, exchange.ip);
      await answer(visit, desk);
    } catch (error) {
      failed(visit, services, error);
    }
    return true;
  };
}
