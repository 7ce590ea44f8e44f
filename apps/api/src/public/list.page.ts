// `/public`: what is posted now and was of late, by town and village.

import { tidy } from '@zhucan/domain';
import type { Pool } from 'pg';
import { html, type Markup } from '../http/markup.ts';
import {
  COUNT_MOST,
  countNotices,
  type Day,
  listNotices,
  type Place,
  type PublicNotice,
  placeOf,
  townsOf,
} from './notices.ts';
import { sendPage, type Visit } from './page.ts';

const KEEP_SECONDS = 60;
const TEXT_MOST = 50;

/** Where a notice stands on a day: its days running, over, or ended. */
export function stateOf({ say }: Visit, notice: PublicNotice, today: string): Markup {
  if (notice.status === 'ENDED') return html`<span class="state">${say('ended')}</span>`;
  const over = today > notice.lastDay;
  return over
    ? html`<span class="state">${say('awaiting')}</span>`
    : html`<span class="state now">${say('open')}</span>`;
}

function entry(visit: Visit, notice: PublicNotice, today: string): Markup {
  const { say, to, locale } = visit;
  const { content } = notice;
  const title = `${content.programmeName[locale]} ${content.name}`;
  return html`<li class="card">
<h2><a href="${to(`/public/notices/${notice.slug}`)}">${title}</a></h2>
<dl>
<dt>${say('place')}</dt><dd><a href="${to('/public', { area: notice.areaCode })}">${content.place}</a></dd>
<dt>${say('period')}</dt><dd>${say('days', { from: notice.postedOn, to: notice.lastDay })}</dd>
<dt>${say('state')}</dt><dd>${stateOf(visit, notice, today)}</dd>
</dl>
</li>`;
}

function options(towns: readonly Place[], chosen: Place | null): Markup[] {
  const districts = towns.filter(town => town.level === 'DISTRICT').length;
  return towns
    .filter(town => districts > 1 || town.level !== 'DISTRICT')
    .map(town => {
      const selected = chosen?.path.startsWith(town.path) && town.level === 'TOWN';
      const exact = chosen?.code === town.code;
      return html`<option value="${town.code}"${(selected || exact) && html` selected`}>${town.name}</option>`;
    });
}

function searchForm(visit: Visit, towns: readonly Place[], chosen: Place | null, text: string): Markup {
  const { say, locale } = visit;
  return html`<form method="get" action="/public" class="card filter" role="search" aria-label="${say('searchLegend')}">
${locale === 'en' && html`<input type="hidden" name="lang" value="en">`}
<div><label for="area">${say('town')}</label><select id="area" name="area"><option value="">${say('allTowns')}</option>${options(towns, chosen)}</select></div>
<div><label for="q">${say('query')}</label><input id="q" name="q" type="search" maxlength="${TEXT_MOST}" value="${text}"></div>
<button type="submit">${say('search')}</button>
</form>`;
}

function pages(visit: Visit, query: Readonly<Record<string, string>>, last: string, more: boolean): Markup {
  const { say, to } = visit;
  const first =
    query['after'] &&
    html`<a class="tool" href="${to('/public', { ...query, after: '' })}">${say('first')}</a>`;
  const next =
    more &&
    html`<a class="tool" rel="next" href="${to('/public', { ...query, after: last })}">${say('next')}</a>`;
  return html`<div class="pages">${first}${next}</div>`;
}

export async function sendList(visit: Visit, pool: Pool, day: Day): Promise<void> {
  const { say, exchange } = visit;
  const asked = (name: string): string => tidy(exchange.query.get(name) ?? '').slice(0, TEXT_MOST);
  const place = await placeOf(pool, asked('area'));
  const search = { path: place?.path ?? null, text: asked('q'), after: asked('after') };
  const [{ notices, more }, count, towns] = await Promise.all([
    listNotices(pool, day, search),
    countNotices(pool, day, search),
    townsOf(pool),
  ]);
  const narrowed = place !== null || search.text !== '';
  const found =
    count > COUNT_MOST ? say('foundMany', { count: COUNT_MOST }) : say('found', { count: String(count) });
  const last = notices.at(-1)?.slug ?? '';
  const body = html`<h1>${say('listTitle')}</h1>
<p class="lead">${say('listLead')}</p>
${searchForm(visit, towns, place, search.text)}
<p class="count">${place && html`${place.name} · `}${found}</p>
${notices.length === 0 && html`<p>${say(narrowed ? 'noneFound' : 'none')}</p>`}
${notices.length > 0 && html`<ul class="list">${notices.map(notice => entry(visit, notice, day.today))}</ul>`}
${pages(visit, { area: place?.code ?? '', q: search.text, after: search.after }, last, more)}`;
  sendPage(visit, { title: say('listTitle'), part: 'notices', body, keepFor: KEEP_SECONDS });
}
