// `/public/notices/…`: one notice as it was posted, and the form for an objection.

import { groupReceipt, OBJECTION_TEXT_MAX, OBJECTION_TEXT_MIN } from '@zhucan/domain';
import { html, type Markup } from '../http/markup.ts';
import type { ObjectionForm } from './form.ts';
import { stateOf } from './list.page.ts';
import type { PublicNotice } from './notices.ts';
import { sendPage, type Visit } from './page.ts';

/** A field of the form at fault, with the sentence that says why. */
export interface FormProblem {
  readonly field: keyof Pick<ObjectionForm, 'text' | 'name' | 'contact' | 'website'> | 'send';
  readonly message: string;
}

interface FormState {
  readonly form: ObjectionForm;
  readonly problems: readonly FormProblem[];
}

interface FieldLook {
  readonly field: FormProblem['field'];
  readonly label: string;
  readonly hint?: string;
  readonly input: (attributes: Markup) => Markup;
}

function field(visit: Visit, { problems }: FormState, look: FieldLook): Markup {
  const { say } = visit;
  const wrong = problems.filter(problem => problem.field === look.field);
  const described = [look.hint ? `${look.field}-hint` : '', wrong.length > 0 ? `${look.field}-problem` : '']
    .filter(Boolean)
    .join(' ');
  const attributes = html`id="${look.field}" name="${look.field}"${described && html` aria-describedby="${described}"`}${wrong.length > 0 && html` aria-invalid="true"`}`;
  return html`<div class="field${wrong.length > 0 && ' wrong'}">
<label for="${look.field}">${look.label}</label>
${look.hint && html`<p class="hint" id="${look.field}-hint">${look.hint}</p>`}
${wrong.length > 0 && html`<p class="problem" id="${look.field}-problem">${say('errorPrefix')}${wrong.map(problem => problem.message)}</p>`}
${look.input(attributes)}
</div>`;
}

function summaryOf({ say }: Visit, { problems }: FormState): Markup | null {
  if (problems.length === 0) return null;
  const items = problems.map(problem => html`<li><a href="#${problem.field}">${problem.message}</a></li>`);
  return html`<div class="card problems" role="alert" aria-labelledby="problems"><h2 id="problems">${say('errorTitle')}</h2><ul>${items}</ul></div>`;
}

function objectionForm(visit: Visit, notice: PublicNotice, state: FormState): Markup {
  const { say, to } = visit;
  const { form } = state;
  return html`<form method="post" action="${to(`/public/notices/${notice.slug}`)}#object" novalidate>
<input type="hidden" name="token" value="${form.token}">
${field(visit, state, {
  field: 'text',
  label: say('objectText'),
  hint: say('objectTextHint', { min: OBJECTION_TEXT_MIN, max: OBJECTION_TEXT_MAX }),
  input: a => html`<textarea ${a} rows="8" maxlength="${OBJECTION_TEXT_MAX}" required>
${form.text}</textarea>`,
})}
${field(visit, state, {
  field: 'name',
  label: say('objectName'),
  input: a => html`<input ${a} type="text" maxlength="50" autocomplete="name" value="${form.name}">`,
})}
${field(visit, state, {
  field: 'contact',
  label: say('objectContact'),
  hint: say('objectContactHint'),
  input: a => html`<input ${a} type="text" maxlength="100" value="${form.contact}">`,
})}
<div class="${form.website === '' ? 'trap' : 'field'}"><label for="website">${say('leaveEmpty')}</label><input id="website" name="website" type="text" tabindex="${form.website === '' ? -1 : 0}" autocomplete="off" value="${form.website}"></div>
<button type="submit" id="send">${say('send')}</button>
</form>`;
}

function content(visit: Visit, notice: PublicNotice, today: string): Markup {
  const { say, locale } = visit;
  const { content } = notice;
  const items = content.items.map(item => html`<dt>${item.names[locale]}</dt><dd>${item.text[locale]}</dd>`);
  return html`<section class="card" aria-labelledby="details"><h2 id="details">${say('details')}</h2><dl>
<dt>${say('applicant')}</dt><dd>${content.name}</dd>
<dt>${say('programme')}</dt><dd>${content.programmeName[locale]}</dd>
<dt>${say('place')}</dt><dd>${content.place}</dd>
${items}
<dt>${say('period')}</dt><dd>${say('days', { from: notice.postedOn, to: notice.lastDay })}</dd>
<dt>${say('state')}</dt><dd>${stateOf(visit, notice, today)}</dd>
<dt>${say('objectionsTo')}</dt><dd>${content.objectionsTo}</dd>
</dl></section>
<p class="hint">${say('photos')}</p>`;
}

/** What may be done about it: the form, or why there is none. */
export type Objecting = FormState | 'CLOSED' | 'FULL';

export function sendNotice(visit: Visit, notice: PublicNotice, today: string, objecting: Objecting): void {
  const { say, locale } = visit;
  const title = say('noticeTitle', { programme: notice.content.programmeName[locale] });
  const closed = typeof objecting === 'string';
  const wrong = !closed && objecting.problems.length > 0;
  const object = closed
    ? html`<p>${say(objecting === 'FULL' ? 'full' : 'closed')}</p>`
    : html`${summaryOf(visit, objecting)}<p>${say('objectLead')}</p><p>${say('objectSealed')}</p>${objectionForm(visit, notice, objecting)}`;
  const body = html`<h1>${title}</h1>
<p class="lead">${say('noticeLead')}</p>
${content(visit, notice, today)}
<section class="card" id="object" aria-labelledby="objecting"><h2 id="objecting">${say('objectTitle')}</h2>
${object}
</section>`;
  sendPage(visit, {
    status: wrong ? 422 : 200,
    title: wrong ? `${say('errorPrefix')}${title}` : title,
    part: 'notices',
    body,
  });
}

/** After sending: the receipt, shown this once. */
export function sendReceived(visit: Visit, notice: PublicNotice, receipt: string): void {
  const { say, to } = visit;
  const body = html`<h1>${say('sentTitle')}</h1>
<div class="card done" role="status">
<p>${say('receipt')}</p>
<p class="receipt">${groupReceipt(receipt)}</p>
<p>${say('sentLead')}</p>
</div>
<p>${say('sentNext')}</p>
<p><a href="${to('/public/receipts')}">${say('askOutcome')}</a></p>
<p><a href="${to(`/public/notices/${notice.slug}`)}">${say('backToNotice')}</a></p>`;
  sendPage(visit, { title: say('sentTitle'), part: 'notices', body });
}
