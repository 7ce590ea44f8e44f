/** An amount in fen (1/100 yuan), never floating point. */
export type Fen = bigint;

const MONEY_PATTERN = /^(\d{1,12})(?:\.(\d{1,2}))?$/;

/** Yuan as people write them (`35000`, `35000.5`) in fen; undefined for anything else. */
export function parseMoney(text: string): Fen | undefined {
  const match = MONEY_PATTERN.exec(text);
  return match ? BigInt(match[1] ?? '0') * 100n + BigInt((match[2] ?? '').padEnd(2, '0')) : undefined;
}

/** Fen as yuan with two decimals: `35000.00`. */
export function formatMoney(fen: Fen): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Fen as yuan to be read by people, thousands apart: `35,000.00`. */
export function groupMoney(fen: Fen): string {
  const [whole = '', cents = ''] = formatMoney(fen).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}
