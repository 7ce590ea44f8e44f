import { todayInShanghai } from '@zhucan/domain';
import { currentLocale } from '../providers/locale.ts';

/** The district's day, whatever the clock of this computer says about its own place. */
export function today(): string {
  return todayInShanghai(new Date());
}

const moment = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** An instant as `2026-11-23 16:05`, the same in both languages. */
export function formatMoment(instant: string): string {
  return moment.format(new Date(instant));
}

const whole = new Intl.NumberFormat('en-US');

export function formatCount(count: number): string {
  return whole.format(count);
}

/** Yuan as tables show it: `"35000.00"` → `¥35,000.00`, without ever becoming a floating number. */
export function formatMoney(yuan: string): string {
  if (yuan.startsWith('-')) return `-${formatMoney(yuan.slice(1))}`;
  const [integer = '0', fraction = '00'] = yuan.split('.');
  return `¥${integer.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction.padEnd(2, '0')}`;
}

/** The day in Shanghai of an instant. */
export function dayInShanghai(instant: string): string {
  return todayInShanghai(new Date(instant));
}

/** Several things in a row, as the reader's language separates them. */
export function joined(parts: readonly string[]): string {
  return parts.join(currentLocale() === 'zh' ? '、' : ', ');
}
