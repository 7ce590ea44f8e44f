// The frame of a public page: plain HTML, no script, no cookie, nothing from anywhere else.

import type { Locale } from '@zhucan/domain';
import { html, type Markup } from '../http/markup.ts';
import { sendDrawnPage } from '../http/page.ts';
import type { HttpExchange } from '../http/request.ts';
import { styleSheet } from '../http/style-sheet.ts';
import { type Speech, speechOf, type Words } from './words/words.ts';

export const PUBLIC_STYLE = styleSheet(new URL('./public.css', import.meta.url), '/public');

/** What the page of a request is drawn with. */
export interface Visit extends Speech {
  readonly exchange: HttpExchange;
  /** The address of a public page in the reader's language. */
  readonly to: (path: string, query?: Readonly<Record<string, string>>) => string;
}

/** An address with its query; what is empty is left out. */
function addressOf(path: string, query: Readonly<Record<string, string>>, locale: Locale = 'zh'): string {
  const given = Object.entries({ ...query, lang: locale === 'zh' ? '' : locale }).filter(
    ([, value]) => value !== '',
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

/** These pages keep no choice of language but the one in the address. */
export function visitOf(exchange: HttpExchange): Visit {
  const locale: Locale = exchange.query.get('lang') === 'en' ? 'en' : 'zh';
  return {
    exchange,
    ...speechOf(locale),
    to: (path, query = {}) => addressOf(path, query, locale),
  };
}

export interface Page {
  readonly status?: number;
  readonly title: string;
  /** The part of the navigation that the page is. */
  readonly part?: 'notices' | 'receipts';
  readonly body: Markup;
  /** Seconds for which anyone on the way may keep it; nobody may unless said. */
  readonly keepFor?: number;
}

const PARTS = [
  ['notices', '/public'],
  ['receipts', '/public/receipts'],
] as const satisfies readonly (readonly [keyof Words, string])[];

/** This very page in the other language. */
function otherLanguage({ exchange, locale }: Visit): string {
  const query = Object.fromEntries([...exchange.query].filter(([name]) => name !== 'lang'));
  return addressOf(exchange.path, query, locale === 'zh' ? 'en' : 'zh');
}

function navigation({ say, to }: Visit, part: Page['part']): Markup {
  const links = PARTS.map(
    ([name, path]) =>
      html`<li><a href="${to(path)}"${part === name && html` aria-current="page"`}>${say(name)}</a></li>`,
  );
  return html`<nav aria-label="${say('navigation')}"><ul>${links}</ul></nav>`;
}

function bodyOf(visit: Visit, page: Page): Markup {
  const { say, locale } = visit;
  const other = html`<a class="tool" href="${otherLanguage(visit)}" lang="${locale === 'zh' ? 'en' : 'zh-CN'}">${say('language')}</a>`;
  return html`<a class="skip" href="#main">${say('skip')}</a>
<header><div class="wrap"><p class="mark">${say('title')}</p>${navigation(visit, page.part)}${other}</div></header>
<main id="main" class="wrap" tabindex="-1">
${page.body}
</main>
<footer><div class="wrap"><p>${say('footer')}</p></div></footer>`;
}

export function sendPage(visit: Visit, page: Page): void {
  sendDrawnPage(visit.exchange, {
    status: page.status ?? 200,
    language: visit.locale === 'zh' ? 'zh-CN' : 'en',
    title: `${page.title} - ${visit.say('title')}`,
    style: PUBLIC_STYLE,
    head: html`<meta name="color-scheme" content="light dark">`,
    body: bodyOf(visit, page),
    keepFor: page.keepFor,
  });
}

/** A page that only says what is the matter, with the way back. */
export function sendMessage(visit: Visit, status: number, title: keyof Words, text: string): void {
  const { say, to } = visit;
  sendPage(visit, {
    status,
    title: say(title),
    body: html`<h1>${say(title)}</h1><p>${text}</p><p><a href="${to('/public')}">${say('backToList')}</a></p>`,
  });
}
