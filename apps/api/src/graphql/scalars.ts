// The scalars of the contract. Money is fen inside and a decimal string in yuan outside.

import { formatMoney, isCalendarDate, parseMoney } from '@zhucan/domain';
import { GraphQLError, Kind, type ValueNode } from 'graphql';
import { builder } from '../builder.ts';

function bad(message: string): never {
  throw new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

/** Yuan as text to fen. */
function parseYuan(value: unknown): bigint {
  const fen = typeof value === 'string' ? parseMoney(value) : undefined;
  if (fen === undefined)
    bad('金额须为不带符号的元，最多两位小数。Money is yuan as a string, at most two decimals.');
  return fen;
}

function parseFraction(value: unknown): string {
  if (typeof value !== 'string' || !/^\d{1,9}(\.\d{1,4})?$/.test(value))
    bad('小数须为不带符号的字符串，至多四位小数。A fraction is a string of digits, at most four decimals.');
  return value;
}

function parseDay(value: unknown): string {
  if (!isCalendarDate(value)) bad('日期须为 YYYY-MM-DD。A date is YYYY-MM-DD.');
  return value;
}

function parseMoment(value: unknown): string {
  const valid = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(value);
  if (!valid || Number.isNaN(Date.parse(value))) bad('时间须为 ISO 8601。A time is ISO 8601 with a zone.');
  return new Date(value).toISOString();
}

function literal(node: ValueNode): unknown {
  return node.kind === Kind.STRING ? node.value : undefined;
}

builder.scalarType('Date', {
  description: '日期，ISO 8601：2026-11-23，北京时间。 A calendar day in Asia/Shanghai, ISO 8601.',
  serialize: value => String(value).slice(0, 10),
  parseValue: parseDay,
  parseLiteral: node => parseDay(literal(node)),
});

builder.scalarType('DateTime', {
  description: '时间，ISO 8601，世界时。 A moment, ISO 8601 in UTC.',
  serialize: value => new Date(value).toISOString(),
  parseValue: parseMoment,
  parseLiteral: node => parseMoment(literal(node)),
});

builder.scalarType('Money', {
  description: '金额（元），字符串，两位小数："35000.00"。 Yuan as a decimal string with two decimals.',
  serialize: value => formatMoney(BigInt(value)),
  parseValue: parseYuan,
  parseLiteral: node => parseYuan(literal(node)),
});

builder.scalarType('Decimal', {
  description: '小数，字符串："0.41"，至多四位小数。 A fraction as a decimal string, four decimals at most.',
  serialize: value => String(value),
  parseValue: parseFraction,
  parseLiteral: node => parseFraction(literal(node)),
});

builder.scalarType('JSON', {
  description: 'JSON 值。 Any JSON value.',
  serialize: value => value,
  parseValue: () => bad('此处不接受 JSON 输入。JSON is not accepted as input.'),
});
