import type { Fen } from '../shared/money.ts';
import { lesserOf, type Share, sumOf } from './postings.ts';

/** A purpose's or the general money that is free. */
export interface Source {
  /** Null for general money. */
  readonly purposeId: number | null;
  /** Programmes that it pays for; of no matter for general money, which pays for the fund's. */
  readonly programmes: readonly string[];
  readonly available: Fen;
}

/**
 * From where a sum for a programme is drawn: a purpose that suffices, the narrowest first; else general money that suffices; else
 * purposes as far as they go and general money for the rest. Null where it does not suffice. Donors' money for a purpose goes to
 * that purpose alone, and is used before what could serve any.
 */
export function drawFrom(amount: Fen, programme: string, sources: readonly Source[]): Share[] | null {
  if (amount <= 0n) throw new RangeError('a positive sum is drawn');
  const general = sources.find(source => source.purposeId === null);
  const purposes = sources
    .filter(source => source.purposeId !== null && source.programmes.includes(programme))
    .sort((a, b) => a.programmes.length - b.programmes.length || Number(a.purposeId) - Number(b.purposeId));
  const whole = [...purposes, ...(general ? [general] : [])].find(source => source.available >= amount);
  if (whole) return [{ purposeId: whole.purposeId, amount }];
  const shares: Share[] = [];
  let left = amount;
  for (const { purposeId, available } of [...purposes, ...(general ? [general] : [])]) {
    const part = lesserOf(available, left);
    if (part > 0n) shares.push({ purposeId, amount: part });
    left -= part > 0n ? part : 0n;
  }
  return left === 0n ? shares : null;
}

/** What there is for a programme in all, for the sentence that says that it does not suffice. */
export function availableFor(programme: string, sources: readonly Source[]): Fen {
  return sources
    .filter(({ purposeId, programmes }) => purposeId === null || programmes.includes(programme))
    .reduce((sum, { available }) => sum + available, 0n);
}

/** The first `amount` fen of the shares in their order, and the rest of them. */
export function splitShares(
  shares: readonly Share[],
  amount: Fen,
): { first: readonly Share[]; rest: readonly Share[] } {
  if (amount < 0n || amount > sumOf(shares)) throw new RangeError('more than there is cannot be split off');
  const first: Share[] = [];
  const rest: Share[] = [];
  let left = amount;
  for (const { purposeId, amount: whole } of shares) {
    const part = lesserOf(whole, left);
    if (part > 0n) first.push({ purposeId, amount: part });
    if (whole > part) rest.push({ purposeId, amount: whole - part });
    left -= part;
  }
  return { first, rest };
}
