import type { TermChoice } from '../../providers/i18n/terms.ts';

interface Common {
  /** The filter's name in the API. */
  key: string;
  label: string;
  /** Shown at once; the others wait behind «more filters». */
  primary?: boolean;
}

export type Filter =
  | (Common & { kind: 'text' })
  | (Common & { kind: 'area' })
  | (Common & { kind: 'date' })
  | (Common & { kind: 'number'; min?: number; max?: number })
  | (Common & { kind: 'one'; choices: readonly TermChoice[] })
  /** `numeric` where the API wants numbers. */
  | (Common & { kind: 'many'; choices: readonly TermChoice[]; numeric?: boolean })
  /** Without `no` the other answer asks for nothing. */
  | (Common & { kind: 'yesNo'; yes: string; no?: string });

export type FilterValues = Record<string, unknown>;

/**
 * What of a search may stand in the address and in the history: of a whole ID, certificate, phone or account number only its
 * last four, which find the same person.
 */
export function safeSearchText(text: string): string {
  const bare = text.replace(/[\s-]/g, '');
  return bare.length >= 8 && /^\d+[\dXx*]$/.test(bare) ? bare.slice(-4).toUpperCase() : text.slice(0, 50);
}

/** How many of the filters say something, the search text apart. */
export function activeFilters(filters: readonly Filter[], values: FilterValues): number {
  return filters.filter(({ kind, key }) => kind !== 'text' && isSet(values[key])).length;
}

export function isSet(value: unknown): boolean {
  return (
    value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
  );
}

/** What is kept of a filter under a name: everything but what was typed, which may be someone's name or number. */
export function withoutText(filters: readonly Filter[], values: FilterValues): FilterValues {
  const kept = filters.filter(({ kind, key }) => kind !== 'text' && isSet(values[key]));
  return Object.fromEntries(kept.map(({ key }) => [key, values[key]]));
}
