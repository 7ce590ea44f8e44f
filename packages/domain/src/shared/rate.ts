import type { Fen } from './money.ts';

/** A fraction as so many parts of a power of ten; never floating point. */
export interface Rate {
  readonly parts: bigint;
  readonly of: bigint;
}

const RATE_PATTERN = /^(\d{1,9})(?:\.(\d{1,12}))?$/;

/** A fraction as people write it (`0.41`, `1`); undefined for anything else. */
export function parseRate(text: string): Rate | undefined {
  const match = RATE_PATTERN.exec(text);
  if (!match) return undefined;
  const decimals = match[2] ?? '';
  const of = 10n ** BigInt(decimals.length);
  return { parts: BigInt(match[1] ?? '0') * of + BigInt(decimals || '0'), of };
}

/** A fraction with two decimals, or as many as it needs: `0.40`, `0.405`. */
export function formatRate({ parts, of }: Rate): string {
  const digits = String(of).length - 1;
  const decimals = (parts % of).toString().padStart(digits, '0').slice(0, digits).replace(/0+$/, '');
  return `${parts / of}.${decimals.padEnd(2, '0')}`;
}

/** -1, 0 or 1 as the first rate is lower than, equal to or higher than the second. */
export function compareRates(a: Rate, b: Rate): -1 | 0 | 1 {
  const difference = a.parts * b.of - b.parts * a.of;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

/** That part of an amount, rounded half up to the fen. */
export function takeRate(amount: Fen, { parts, of }: Rate): Fen {
  return (2n * amount * parts + of) / (2n * of);
}
