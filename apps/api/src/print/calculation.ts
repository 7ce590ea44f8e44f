// The calculation of a case, tier by tier, as it was kept. A programme whose calculation has no tiers shows what it has.

import { parseMoney } from '@zhucan/domain';
import { z } from 'zod';
import type { CaseRow } from '../casework/case.rows.ts';
import { html, type Markup } from '../http/markup.ts';
import { block, type Cell, gridRows, list } from './parts.ts';
import { say, yuan } from './words.ts';

const money = z.string().refine(text => parseMoney(text) !== undefined);
const kept = z.object({
  eligibleCost: money.optional(),
  standard: money.optional(),
  cap: money.nullish(),
  capped: z.boolean().optional(),
  amount: money.optional(),
  bands: z
    .array(
      z.object({ from: money, to: money.nullable(), rate: z.string().max(20), base: money, amount: money }),
    )
    .optional(),
});
type Kept = z.output<typeof kept>;
/** As a case keeps it, beside what its reader should know of it. */
const ofCase = z.object({ calculation: kept });

/** `0.415` as `41.5%`, without a floating point. */
function percent(rate: string): string {
  const [, whole = '0', fraction = ''] = /^(\d+)(?:\.(\d+))?$/.exec(rate) ?? [];
  const digits = `${whole}${fraction.padEnd(2, '0')}`;
  const at = whole.length + 2;
  const left = digits.slice(0, at).replace(/^0+(?=\d)/, '');
  const right = digits.slice(at).replace(/0+$/, '');
  return `${left}${right && `.${right}`}%`;
}

function bandList(bands: NonNullable<Kept['bands']>): Markup {
  const rows = bands.map(band => [
    band.to === null
      ? say('bandFrom', { from: yuan(band.from) })
      : say('bandFromTo', { from: yuan(band.from), to: yuan(band.to) }),
    percent(band.rate),
    yuan(band.base),
    yuan(band.amount),
  ]);
  return list(say('calculation'), [say('band'), say('rate'), say('base'), say('bandAmount')], rows);
}

function amountCell(label: Parameters<typeof say>[0], amount: string | null | undefined): Cell[] {
  return amount ? [{ label: say(label), value: say('yuan', { amount: yuan(amount) }) }] : [];
}

function totals(calculation: Kept, of: CaseRow): Cell[] {
  const { eligibleCost, standard, cap, amount } = calculation;
  const version = of.policyVersion;
  return [
    ...amountCell('eligibleCost', eligibleCost).map(cell => ({ ...cell, wide: true })),
    ...amountCell('standard', standard),
    ...amountCell('cap', cap),
    ...amountCell('result', amount),
    ...(version === null ? [] : [{ label: say('policy'), value: say('policyVersion', { version }) }]),
  ];
}

export function calculationBlock(of: CaseRow): Markup | null {
  const read = ofCase.safeParse(of.calculation);
  if (!read.success) return null;
  const { calculation } = read.data;
  const cells = totals(calculation, of);
  const bands = calculation.bands ?? [];
  if (cells.length === 0 && bands.length === 0) return null;
  return html`${bands.length > 0 && bandList(bands)}
${block(bands.length > 0 ? say('total') : say('calculation'), gridRows(cells))}`;
}
