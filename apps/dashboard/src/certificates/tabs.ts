import type { CertificateState } from '../generated/graphql.ts';

export interface Tab {
  key: string;
  states: readonly CertificateState[];
}

export interface Counted {
  state: CertificateState;
  count: { value?: number | null; hidden: boolean };
}

/** First what waits for someone, then what is held, then what is over. */
export const tabs: readonly Tab[] = [
  { key: 'all', states: [] },
  { key: 'applied', states: ['APPLIED'] },
  { key: 'assessed', states: ['ASSESSED'] },
  { key: 'reviewed', states: ['REVIEWED'] },
  { key: 'issued', states: ['ISSUED'] },
  { key: 'expiring', states: ['EXPIRING'] },
  { key: 'expired', states: ['EXPIRED'] },
  { key: 'lost', states: ['LOST'] },
  { key: 'frozen', states: ['FROZEN'] },
  { key: 'ended', states: ['CANCELLED', 'REPLACED', 'TRANSFERRED_OUT', 'REJECTED', 'WITHDRAWN'] },
];

export function sameStates(states: readonly string[], chosen: readonly string[]): boolean {
  return states.length === chosen.length && states.every(state => chosen.includes(state));
}

/** How many certificates a tab holds; a hidden part hides the sum, which would give it away. */
export function countOf({ states }: Tab, counted: readonly Counted[]): { value: number; hidden: boolean } {
  const mine = counted.filter(({ state }) => states.length === 0 || states.includes(state));
  return {
    value: mine.reduce((sum, { count }) => sum + (count.value ?? 0), 0),
    hidden: mine.some(({ count }) => count.hidden),
  };
}
