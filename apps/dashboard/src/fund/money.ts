import { type Fen, parseMoney } from '@zhucan/domain';
import { currentLocale } from '../providers/locale.ts';

/** An amount as people type it — `35,000`, `¥35000.5`, `３５０００` — as the API takes it; what is no amount stays as it was typed. */
export function plainAmount(value: unknown): string {
  return String(value ?? '')
    .normalize('NFKC')
    .replace(/[\s,¥元]/g, '');
}

/** The fen that were typed; undefined for what is no amount. */
export function fenOf(value: unknown): Fen | undefined {
  return parseMoney(plainAmount(value));
}

/** Yuan of the API as a number, for the length of a bar and nothing else. */
export function lengthOf(yuan: string): number {
  return Number(yuan);
}

const inTenThousands = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const inThousands = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });

/** Yuan as charts show them: `3.5 万元`, `¥35K`. */
export function formatRound(yuan: number): string {
  if (currentLocale() === 'zh') return `${inTenThousands.format(yuan / 10_000)} 万元`;
  return yuan < 0 ? `-¥${inThousands.format(-yuan)}` : `¥${inThousands.format(yuan)}`;
}

/** Sums amounts of the API exactly. */
export function sumOf(amounts: readonly string[]): string {
  const fen = amounts.reduce((total, amount) => total + signed(amount), 0n);
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function signed(amount: string): Fen {
  return amount.startsWith('-') ? -(parseMoney(amount.slice(1)) ?? 0n) : (parseMoney(amount) ?? 0n);
}

/** How many parts of a hundred one amount is of another; null where there is nothing to measure by. */
export function percentOf(part: string, whole: string): number | null {
  const [of, all] = [lengthOf(part), lengthOf(whole)];
  return all > 0 ? Math.round((of / all) * 100) : null;
}
