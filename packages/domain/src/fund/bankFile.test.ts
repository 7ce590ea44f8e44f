import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatMoney } from '../shared/money.ts';
import { type AnswerLine, bankFileTable, matchAnswer, readBankAnswer, sentNumber } from './bankFile.ts';

const TODAY = '2026-11-23';
const HEADINGS = ['支付编号', '收款账号', '金额', '处理结果', '流水号', '交易日期', '失败原因'];
const rowsOf = (...rows: unknown[][]) =>
  rows.map((cells, at) => ({ number: at + 1, cells: cells as (string | number)[] }));
const read = (...cells: (string | number)[]): AnswerLine => {
  const [line] = readBankAnswer(rowsOf(HEADINGS, cells));
  if (!line) throw new Error('a line was read');
  return line;
};

describe('the bank file', () => {
  test('has a line a payment below its headings, its amount in yuan', () => {
    const row = {
      number: 'P1',
      payeeName: '某人',
      bankName: '银行',
      bankAccount: '6222',
      amount: 123_456n,
      memo: '给予',
    };
    expect(bankFileTable([row])).toEqual([
      ['序号', '支付编号', '收款人', '开户银行', '收款账号', '金额', '附言'],
      ['1', 'P1', '某人', '银行', '6222', '1234.56', '给予'],
    ]);
  });

  test('gives a second sending a number of its own', () => {
    expect([1, 2, 3].map(attempt => sentNumber('P1', attempt))).toEqual(['P1', 'P1-2', 'P1-3']);
  });
});

describe('the bank’s answer', () => {
  test('is read below a title, whatever the columns’ order', () => {
    const [line] = readBankAnswer(
      rowsOf(
        ['某某银行回盘', ''],
        [],
        ['状态', '金额（元）', '业务编号'],
        ['交易成功', '¥35,000.00', ' p2026000001 '],
      ),
    );
    expect(line).toMatchObject({
      line: 4,
      number: 'P2026000001',
      amount: 3_500_000n,
      result: 'PAID',
      account: '',
    });
  });

  test.each([
    ['成功', 'PAID'],
    ['已入账', 'PAID'],
    ['Success', 'PAID'],
    ['失败', 'FAILED'],
    ['交易不成功', 'FAILED'],
    ['未成功', 'FAILED'],
    ['退票', 'FAILED'],
    ['Unpaid', 'FAILED'],
    ['处理中', undefined],
    ['', undefined],
  ])('%s means %s', (text, result) => {
    expect(read('P1', '1234', '1.00', text, '', '', '').result).toBe(result);
  });

  test.each([
    [35000, 3_500_000n],
    [0.1, 10n],
    ['35000', 3_500_000n],
    ['35,000.5', 3_500_050n],
    ['35000元', 3_500_000n],
    ['-1.00', undefined],
    ['1.005', undefined],
    ['many', undefined],
  ])('%s is the amount %s', (cell, amount) => {
    expect(read('P1', '1234', cell, '成功', '', '', '').amount).toBe(amount);
  });

  test('is refused where it is none', () => {
    expect(() => readBankAnswer(rowsOf(['姓名', '金额'], ['某人', '1']))).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ code: 'BANK_ANSWER_HEADINGS' })] }),
    );
    expect(() => readBankAnswer(rowsOf(HEADINGS))).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ code: 'BANK_ANSWER_EMPTY' })] }),
    );
  });

  test('never fails on whatever cells it holds', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.date({ noInvalidDate: false }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 9 }), { minLength: 1, maxLength: 5 }), rows => {
        const all = [HEADINGS, ['P1', '1', '1', '成功'], ...rows];
        const lines = readBankAnswer(all.map((cells, at) => ({ number: at + 1, cells })));
        for (const line of lines)
          expect(['PAID', 'FAILED', 'UNKNOWN', 'DIFFERS', 'REPEATED']).toContain(
            matchAnswer(line, undefined, TODAY),
          );
      }),
    );
  });
});

describe('a line', () => {
  const sent = { amount: 12_345n, last4: '6789', answered: false };
  const right = (...changes: readonly (readonly [number, string])[]) => {
    const cells = ['P1', '**6789', '123.45', '成功', 'YH1', TODAY, ''];
    for (const [at, text] of changes) cells[at] = text;
    return read(...cells);
  };

  test.each([
    ['what was sent, paid', right(), sent, 'PAID'],
    ['what was sent, failed', right([3, '退票']), sent, 'FAILED'],
    ['without an account', right([1, '']), sent, 'PAID'],
    ['without a day', right([5, '']), sent, 'PAID'],
    ['of no payment', right(), undefined, 'UNKNOWN'],
    ['answered before', right(), { ...sent, answered: true }, 'REPEATED'],
    ['of another amount', right([2, '123.44']), sent, 'DIFFERS'],
    ['of no amount', right([2, '']), sent, 'DIFFERS'],
    ['of another account', right([1, '6788']), sent, 'DIFFERS'],
    ['of tomorrow', right([5, '2026-11-24']), sent, 'DIFFERS'],
    ['without a result', right([3, '处理中']), sent, 'DIFFERS'],
  ] as const)('%s', (_what, line, payment, outcome) => {
    expect(matchAnswer(line, payment, TODAY)).toBe(outcome);
  });

  test('is paid for its very amount alone', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 12n });
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const line = right([2, formatMoney(a)]);
        expect(matchAnswer(line, { ...sent, amount: b }, TODAY) === 'PAID').toBe(a === b);
      }),
    );
  });
});
