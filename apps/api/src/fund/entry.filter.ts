// Which entries are asked for, in which order, and how an exported one tells its postings.

import { type FundEntryKind, formatMoney, type Locale, label } from '@zhucan/domain';
import type { Sort } from '../access/read/page.ts';
import type { Condition, Conditions } from '../access/read/reader.ts';
import type { Reads } from '../access/read/selection.ts';
import { optionalIdOf } from '../graphql/ids.ts';
import type { FundEntryRow } from './fund.rows.ts';

/** The graph's filter of entries. */
export interface EntryWish {
  readonly fund?: string | number | null | undefined;
  readonly kind?: readonly FundEntryKind[] | null | undefined;
  readonly programme?: readonly string[] | null | undefined;
  readonly text?: string | null | undefined;
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
}

const SEARCH_MOST = 50;

function given(sql: string, value: unknown): Condition[] {
  return value === null || value === undefined ? [] : [{ sql, values: [value] }];
}

/** Papers, donors, notes and cases that hold the text; whoever sees none of these finds nothing by them. */
function searched(a: string, text: string | null | undefined, names: boolean): Condition[] {
  const wanted = text?.trim().slice(0, SEARCH_MOST);
  if (!wanted) return [];
  if (!names) return [{ sql: 'false', values: [] }];
  const like = `%${wanted.replace(/[\\%_]/g, '\\$&')}%`;
  return [
    {
      sql: `(concat_ws(' ', ${a}.reference, ${a}.donor_name, ${a}.memo) ILIKE ?
        OR ${a}.case_id IN (SELECT c.id FROM case_file c WHERE c.number = upper(?)))`,
      values: [like, wanted],
    },
  ];
}

export function entryConditions(filter: EntryWish | null | undefined, names: boolean): Conditions {
  const fund = optionalIdOf('Fund', filter?.fund, 'filter.fund');
  return a => [
    ...given(`${a}.fund_id = ?`, fund),
    ...given(`${a}.kind = ANY (?::"FundEntryKind"[])`, filter?.kind),
    ...given(
      `(SELECT c.programme FROM case_file c WHERE c.id = ${a}.case_id) = ANY (?::text[])`,
      filter?.programme,
    ),
    ...given(`${a}.booked_on >= ?::date`, filter?.from),
    ...given(`${a}.booked_on <= ?::date`, filter?.to),
    ...searched(a, filter?.text, names),
  ];
}

/** Entries are numbered as they are booked. */
export function entrySort(name: string): Sort {
  return { keys: [{ column: 'id', cast: 'int' }], descending: name.endsWith('_DESC') };
}

/** What an exported entry needs of its row. */
export const ENTRY_READS: Reads = {
  columns: [
    'kind',
    'bookedOn',
    'valueOn',
    'amount',
    'postings',
    'reference',
    'memo',
    'donorName',
    'caseNumber',
    'actor',
  ],
  relations: { fund: { columns: ['nameZh', 'nameEn'] } },
};

/** `Available → Set aside 35000.00`, one after the other. */
export function postingsCell({ postings }: FundEntryRow, locale: Locale): string {
  const name = (purpose: string | null) => (purpose === null ? '' : ` (${purpose})`);
  return postings
    .map(({ from, to, purposeZh, purposeEn, amount }) => {
      const accounts = `${label(locale, 'fundAccount', from)} → ${label(locale, 'fundAccount', to)}`;
      return `${accounts}${name(locale === 'zh' ? purposeZh : purposeEn)} ${formatMoney(BigInt(amount))}`;
    })
    .join('; ');
}
