import { groupMoney, parseMoney } from '@zhucan/domain';
import { CAPITAL, zh } from './words.zh.ts';

export type Word = keyof typeof zh;

export function say(word: Word, params: Readonly<Record<string, string | number>> = {}): string {
  return zh[word].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}

/** `2026-11-23` as a paper writes it; room to write it where there is none. */
export function dateInWords(date: string | null | undefined): string {
  if (!date) return say('blankDate');
  const [year = '', month, day] = date.split('-');
  return say('date', { year, month: Number(month), day: Number(day) });
}

/** Yuan with thousands apart: `35,000.00`. */
export function yuan(amount: bigint | string): string {
  return groupMoney(typeof amount === 'bigint' ? amount : (parseMoney(amount) ?? 0n));
}

/** Four digits; `lead` writes the nought before a group that begins with one. */
function groupInWords(group: number, lead: boolean): string {
  const digits = [...String(group).padStart(4, '0')].map(Number);
  let words = '';
  let nought = lead && digits[0] === 0;
  for (const [index, digit] of digits.entries()) {
    if (digit === 0) {
      nought ||= words !== '';
      continue;
    }
    words += `${nought ? CAPITAL.digits[0] : ''}${CAPITAL.digits[digit]}${CAPITAL.places[3 - index]}`;
    nought = false;
  }
  return words;
}

function yuanInWords(whole: bigint): string {
  const groups: number[] = [];
  for (let rest = whole; rest > 0n; rest /= 10_000n) groups.push(Number(rest % 10_000n));
  let words = '';
  let skipped = false;
  for (const [place, group] of [...groups.entries()].reverse()) {
    if (group === 0) {
      skipped = words !== '';
      continue;
    }
    const written = groupInWords(group, words !== '');
    const nought = skipped && !written.startsWith(CAPITAL.digits[0] ?? '') ? CAPITAL.digits[0] : '';
    words += `${nought}${written}${CAPITAL.groups[place]}`;
    skipped = false;
  }
  return words;
}

/** An amount as banks want it written: 叁万伍仟元整. */
export function capitalAmount(fen: bigint): string {
  const [whole, jiao, last] = [fen / 100n, Number((fen / 10n) % 10n), Number(fen % 10n)];
  const digit = (value: number): string => CAPITAL.digits[value] ?? '';
  const yuanPart = whole > 0n ? `${yuanInWords(whole)}${CAPITAL.yuan}` : '';
  if (jiao === 0 && last === 0) return `${yuanPart || digit(0) + CAPITAL.yuan}${CAPITAL.whole}`;
  const jiaoPart = jiao > 0 ? `${digit(jiao)}${CAPITAL.jiao}` : yuanPart && digit(0);
  const lastPart = last > 0 ? `${digit(last)}${CAPITAL.fen}` : CAPITAL.whole;
  return `${yuanPart}${jiaoPart}${lastPart}`;
}
