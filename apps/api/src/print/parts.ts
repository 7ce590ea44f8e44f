// What papers are put together from: pairs of label and value in a ruled grid, opinions with room for signature and seal, tables.

import { type Drawn, html, type Markup } from '../http/markup.ts';
import { dateInWords, say } from './words.ts';

export interface Cell {
  readonly label: string;
  readonly value: Drawn;
  /** Over the whole width: what is written there is long. */
  readonly wide?: boolean;
  /** Room for several lines, written by hand where it is empty. */
  readonly tall?: boolean;
}

function pair({ label, value, tall }: Cell, span: number): Markup {
  return html`<th scope="row">${label}</th><td${span > 1 && html` colspan="${span}"`}${tall && html` class="tall"`}>${value}</td>`;
}

/** Rows of a grid: two pairs beside each other, a wide one alone; the last is drawn out over what is left. */
export function gridRows(cells: readonly Cell[]): Markup[] {
  const rows: Markup[] = [];
  let waiting: Cell | null = null;
  const flush = (): void => {
    if (waiting) rows.push(html`<tr>${pair(waiting, 3)}</tr>`);
    waiting = null;
  };
  for (const cell of cells) {
    if (cell.wide) {
      flush();
      rows.push(html`<tr>${pair(cell, 3)}</tr>`);
    } else if (waiting) {
      rows.push(html`<tr>${pair(waiting, 1)}${pair(cell, 1)}</tr>`);
      waiting = null;
    } else waiting = cell;
  }
  flush();
  return rows;
}

/** A ruled block under a heading. */
export function block(title: string, rows: readonly Markup[]): Markup {
  return html`<section><h2>${title}</h2><table class="grid"><colgroup><col class="label"><col><col class="label"><col></colgroup><tbody>${rows}</tbody></table></section>`;
}

/** A list with a heading for each column. */
export function list(caption: string, heads: readonly string[], rows: readonly (readonly Drawn[])[]): Markup {
  return html`<table class="list"><caption>${caption}</caption><thead><tr>${heads.map(head => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map(row => html`<tr>${row.map(value => html`<td>${value}</td>`)}</tr>`)}</tbody></table>`;
}

export interface Opinion {
  readonly title: string;
  /** What was recorded; empty leaves room to write. */
  readonly lines: readonly string[];
  /** Who signs, and whose seal. */
  readonly signs: readonly string[];
  readonly seal: string | null;
  readonly on: string | null;
}

/** An opinion with its places for signature, seal and date: what is not known yet is written by hand. */
export function opinion({ title, lines, signs, seal, on }: Opinion): Markup {
  return html`<div class="opinion"><h3>${title}</h3>
<div class="written">${lines.map(line => html`<p>${line}</p>`)}</div>
<div class="signed">${signs.map(sign => html`<p>${sign}${say('signature')}<span class="line"></span></p>`)}${seal && html`<p class="seal">${seal}</p>`}<p class="on">${dateInWords(on)}</p></div>
</div>`;
}

/** Room for a signature and a date in one line. */
export function signatureLine(label: string): Markup {
  return html`<p class="sign">${label}：<span class="line"></span><span class="on">${dateInWords(null)}</span></p>`;
}
