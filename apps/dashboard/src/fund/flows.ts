import { type FundEntryKind, type FundFlow, SOURCE_FLOWS } from '@zhucan/domain';

/** The entries that make up each line of sources and uses; what was reversed stands among them. */
const kinds: Readonly<Record<FundFlow, readonly FundEntryKind[]>> = {
  BUDGET: ['APPROPRIATION', 'REVERSAL'],
  DONATION: ['DONATION', 'REVERSAL'],
  INTEREST: ['INTEREST', 'REVERSAL'],
  REPAID: ['REPAY'],
  SET_OFF: ['SET_OFF'],
  GRANTED: ['PAY', 'SET_OFF'],
  ADVANCED: ['PAY'],
  SUBSIDISED: ['PAY'],
  PURCHASED: ['PURCHASE', 'PAY', 'REVERSAL'],
};

export function entryKindsOf(flow: FundFlow): readonly FundEntryKind[] {
  return kinds[flow];
}

/** The kinds of entries by which money came in, or went out. */
export function kindsThat(direction: 'came' | 'went'): FundEntryKind[] {
  const flows = Object.entries(kinds).filter(([flow]) => isSource(flow) === (direction === 'came'));
  return [...new Set(flows.flatMap(([, of]) => of))];
}

function isSource(flow: string): boolean {
  return SOURCE_FLOWS.some(source => source === flow);
}

/** First and last day of a month of a year. */
export function monthBounds(year: number, month: number): { from: string; to: string } {
  const from = `${year}-${String(month).padStart(2, '0')}-01`;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { from, to: `${from.slice(0, 8)}${String(last).padStart(2, '0')}` };
}

/** The years that a fund's figures may be asked for: this one, those with a budget, newest first. */
export function yearsOf(thisYear: number, budgets: readonly { year: number }[]): number[] {
  const years = new Set([thisYear, thisYear - 1, thisYear - 2, ...budgets.map(({ year }) => year)]);
  return [...years].sort((a, b) => b - a);
}
