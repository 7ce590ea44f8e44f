// `/public/receipts`: what became of an objection, for whoever holds its receipt number.

import { groupReceipt } from '@zhucan/domain';
import type { Pool } from 'pg';
import { html, type Markup } from '../http/markup.ts';
import { readReceipt } from './form.ts';
import { sendPage, type Visit } from './page.ts';
import type { Words } from './words/words.ts';

interface Outcome {
  readonly receipt: string;
  readonly status: 'OPEN' | 'DISMISSED' | 'UPHELD';
  readonly filedOn: string;
  readonly decidedOn: string | null;
  readonly reply: string | null;
  readonly objectionsTo: string;
}

const SHANGHAI_DAY = (column: string): string => `(o.${column} AT TIME ZONE 'Asia/Shanghai')::date::text`;

/** The outcome alone: neither what was written nor whose notice it was. */
async function outcomeOf(pool: Pool, receipt: string): Promise<Outcome | null> {
  const { rows } = await pool.query<Outcome>(
    `SELECT o.receipt, o.status, ${SHANGHAI_DAY('filed_at')} AS "filedOn", ${SHANGHAI_DAY('decided_at')} AS "decidedOn", o.reply,
            n.content->>'objectionsTo' AS "objectionsTo"
       FROM objection o JOIN public_notice n ON n.id = o.notice_id WHERE o.receipt = $1`,
    [receipt],
  );
  return rows[0] ?? null;
}

const OUTCOMES = {
  OPEN: 'outcomeOpen',
  DISMISSED: 'outcomeDismissed',
  UPHELD: 'outcomeUpheld',
} as const satisfies Record<Outcome['status'], keyof Words>;

function outcomeCard({ say }: Visit, outcome: Outcome): Markup {
  return html`<section class="card" role="status" aria-labelledby="outcome"><h2 id="outcome">${say('outcome')}</h2><dl>
<dt>${say('receipt')}</dt><dd>${groupReceipt(outcome.receipt)}</dd>
<dt>${say('filedOn')}</dt><dd>${outcome.filedOn}</dd>
<dt>${say('outcome')}</dt><dd>${say(OUTCOMES[outcome.status])}</dd>
${outcome.decidedOn && html`<dt>${say('decidedOn')}</dt><dd>${outcome.decidedOn}</dd>`}
${outcome.reply && html`<dt>${say('reply')}</dt><dd>${outcome.reply}</dd>`}
<dt>${say('objectionsTo')}</dt><dd>${outcome.objectionsTo}</dd>
</dl>${outcome.status !== 'OPEN' && !outcome.reply && html`<p class="hint">${say('replyElsewhere')}</p>`}</section>`;
}

function askForm(visit: Visit, typed: string, unknown: boolean): Markup {
  const { say, to } = visit;
  const described = html`aria-describedby="receipt-hint${unknown && ' receipt-problem'}"`;
  return html`<form method="post" action="${to('/public/receipts')}" class="card" novalidate>
<div class="field${unknown && ' wrong'}"><label for="receipt">${say('receipt')}</label>
<p class="hint" id="receipt-hint">${say('receiptHint')}</p>
${unknown && html`<p class="problem" id="receipt-problem">${say('errorPrefix')}${say('receiptUnknown')}</p>`}
<input id="receipt" name="receipt" type="text" maxlength="40" autocomplete="off" spellcheck="false" ${described}${unknown && html` aria-invalid="true"`} value="${typed}" required></div>
<button type="submit">${say('ask')}</button>
</form>`;
}

/** The form, and under it the outcome where a receipt was asked for. */
export async function sendReceipts(visit: Visit, pool: Pool, typed: string | null): Promise<void> {
  const { say } = visit;
  const receipt = typed === null ? null : readReceipt(typed);
  const outcome = receipt === null ? null : await outcomeOf(pool, receipt);
  const unknown = typed !== null && outcome === null;
  const title = say('receiptsTitle');
  const body = html`<h1>${title}</h1>
<p class="lead">${say('receiptsLead')}</p>
${askForm(visit, typed?.slice(0, 40) ?? '', unknown)}
${outcome && outcomeCard(visit, outcome)}`;
  sendPage(visit, {
    status: unknown ? 422 : 200,
    title: unknown ? `${say('errorPrefix')}${title}` : title,
    part: 'receipts',
    body,
  });
}
