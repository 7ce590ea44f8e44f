// The frame of a printed page: the paper, and above it, on the screen alone, how to print it and how to have full numbers.

import { html, type Markup } from '../http/markup.ts';
import { sendDrawnPage } from '../http/page.ts';
import type { HttpExchange } from '../http/request.ts';
import { styleSheet } from '../http/style-sheet.ts';
import type { Paper } from './papers.ts';
import { say, type Word } from './words.ts';

export const PRINT_STYLE = styleSheet(new URL('./print.css', import.meta.url), '/print');

function send(exchange: HttpExchange, status: number, title: string, body: Markup): void {
  sendDrawnPage(exchange, { status, language: 'zh-CN', title, style: PRINT_STYLE, body });
}

export interface Masking {
  /** `MAY`: masked, and full numbers may be asked for. `MASKED`: there is nothing to ask for, or it is not the reader's to ask. */
  readonly state: 'MAY' | 'MASKED' | 'SHOWN';
  /** What was typed, and why it was refused. */
  readonly reason?: string;
  readonly problem?: string;
}

function maskingForm(path: string, { reason = '', problem }: Masking): Markup {
  return html`<p>${say('screenMasked')}</p>
<form method="post" action="${path}" autocomplete="off">
<label for="reason">${say('reasonLabel')}</label>
${problem && html`<p class="problem" id="reason-problem">${say('wrong')}${problem}</p>`}
<input id="reason" name="reason" type="text" maxlength="500" required value="${reason}"${problem && html` aria-invalid="true" aria-describedby="reason-problem"`}>
<button type="submit">${say('show')}</button>
</form>`;
}

export function sendPaper(exchange: HttpExchange, paper: Paper, masking: Masking): void {
  const body = html`<aside class="desk" aria-label="${say('screenHint')}"><p>${say('screenHint')}</p>
${masking.state === 'SHOWN' && html`<p>${say('screenShown')}</p>`}
${masking.state === 'MAY' && maskingForm(exchange.path, masking)}</aside>
<main>
${paper.body}
</main>`;
  send(exchange, masking.problem ? 422 : 200, paper.title, body);
}

/** Why there is no paper. */
export function sendNoPaper(exchange: HttpExchange, status: number, title: Word, text: string): void {
  const body = html`<main><h1>${say(title)}</h1><p>${text}</p><p><a href="/">${say('toDashboard')}</a></p></main>`;
  send(exchange, status, say(title), body);
}
