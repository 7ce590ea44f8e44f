/** One tier's part of an amount: yuan, and its rate as a fraction. */
interface Band {
  from: string;
  to: string | null;
  rate: string;
  base: string;
  amount: string;
}

/** What a programme's calculation says of itself, as far as a table can show it. */
export interface Calculation {
  amount: string | null;
  eligibleCost: string | null;
  standard: string | null;
  cap: string | null;
  capped: boolean;
  insured: boolean | null;
  decided: string | null;
  bands: readonly Band[];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function bandOf(value: unknown): Band[] {
  if (!isRecord(value)) return [];
  const { from, to, rate, base, amount } = value;
  if (typeof from !== 'string' || typeof rate !== 'string') return [];
  return [{ from, to: text(to), rate, base: text(base) ?? '', amount: text(amount) ?? '' }];
}

/** Reads a calculation, as a programme made it or as it was kept; a programme without tiers has none. */
export function readCalculation(value: unknown): Calculation {
  const found = isRecord(value) ? value : {};
  const { bands, capped, insured } = found;
  return {
    amount: text(found['amount']),
    eligibleCost: text(found['eligibleCost']),
    standard: text(found['standard']),
    cap: text(found['cap']),
    capped: capped === true,
    insured: typeof insured === 'boolean' ? insured : null,
    decided: text(found['decided']),
    bands: Array.isArray(bands) ? bands.flatMap(bandOf) : [],
  };
}

/** What the server keeps with a case: the calculation, and what its reader should know of it. */
export function readKept(value: unknown): { calculation: unknown; problems: unknown } {
  return isRecord(value)
    ? { calculation: value['calculation'], problems: value['problems'] }
    : { calculation: null, problems: null };
}
