import { describe, expect, test } from 'vitest';
import { type Fen, formatMoney, parseMoney } from '../../shared/money.ts';
import { formatRate, parseRate } from '../../shared/rate.ts';
import { type AidInput, estimateMedicalAid } from './calculation.ts';
import { DEFAULT_MEDICAL_AID_POLICY } from './policy.ts';
import { AID_MODES, type AidMode } from './terms.ts';

const VERSION = 7;

function fen(yuan: string): Fen {
  const amount = parseMoney(yuan.replaceAll(',', ''));
  if (amount === undefined) throw new RangeError(yuan);
  return amount;
}

function estimate(input: Partial<AidInput> & Pick<AidInput, 'mode' | 'cost'>) {
  return estimateMedicalAid(
    { deductions: [], insured: true, meetingRate: null, ...input },
    DEFAULT_MEDICAL_AID_POLICY,
    VERSION,
  );
}

/** Cost, whether insured, the meeting's rate → standard, amount, problems. */
type Row = readonly [
  cost: string,
  insured: boolean,
  rate: string | null,
  standard: string,
  amount: string,
  problem?: string,
];

const TABLE: Readonly<Record<AidMode, readonly Row[]>> = {
  ADVANCE_DIRECT: [
    ['0', true, null, '0.00', '0.00', 'BELOW_THRESHOLD'],
    ['0.01', true, null, '0.00', '0.00', 'BELOW_THRESHOLD'],
    ['99,999.99', true, null, '0.00', '0.00', 'BELOW_THRESHOLD'],
    ['100,000', true, null, '5000.00', '5000.00'],
    ['100,000.01', true, null, '5000.00', '5000.00'],
    ['100,000.02', true, null, '5000.00', '5000.00'],
    ['100,000.03', true, null, '5000.01', '5000.01'],
    ['125,000', true, null, '10000.00', '10000.00'],
    ['150,000', true, null, '15000.00', '15000.00'],
    ['150,000.01', true, null, '15000.00', '15000.00'],
    ['150,000.02', true, null, '15000.01', '15000.01'],
    ['199,999.99', true, null, '35000.00', '35000.00'],
    ['200,000', true, null, '35000.00', '35000.00'],
    ['200,000', true, '0.90', '35000.00', '35000.00'],
    ['200,000.01', true, null, '35000.00', '35000.00', 'MEETING_RATE_ASSUMED'],
    ['200,000.02', true, null, '35000.01', '35000.01', 'MEETING_RATE_ASSUMED'],
    ['200,000.01', true, '0.50', '35000.01', '35000.01'],
    ['250,000', true, null, '55000.00', '55000.00', 'MEETING_RATE_ASSUMED'],
    ['250,000', true, '0.40', '55000.00', '55000.00'],
    ['250,000', true, '0.4', '55000.00', '55000.00'],
    ['250,000', true, '0.45', '57500.00', '57500.00'],
    ['250,000', true, '0.50', '60000.00', '60000.00'],
    ['250,000', true, '0.39', '0.00', '0.00', 'MEETING_RATE_OUT_OF_BOUNDS'],
    ['250,000', true, '0.51', '0.00', '0.00', 'MEETING_RATE_OUT_OF_BOUNDS'],
    ['250,000', true, '0.3999', '0.00', '0.00', 'MEETING_RATE_OUT_OF_BOUNDS'],
    ['250,000', true, '0.5001', '0.00', '0.00', 'MEETING_RATE_OUT_OF_BOUNDS'],
    ['300,000', true, '0.41', '76000.00', '76000.00'],
    ['99,999.99', false, null, '0.00', '0.00', 'BELOW_THRESHOLD'],
    ['100,000', false, null, '5000.00', '2500.00'],
    ['100,000.03', false, null, '5000.01', '2500.01'],
    ['150,000', false, null, '15000.00', '7500.00'],
    ['200,000', false, null, '35000.00', '17500.00'],
    ['250,000', false, '0.50', '60000.00', '30000.00'],
    ['262,499.90', false, '0.40', '59999.96', '29999.98'],
    ['262,500', false, '0.40', '60000.00', '30000.00'],
    ['262,500.05', false, '0.40', '60000.02', '30000.00'],
    ['300,000', false, null, '75000.00', '30000.00', 'MEETING_RATE_ASSUMED'],
  ],
  ADVANCE_SELF_PAID: [
    ['29,999.99', true, null, '0.00', '0.00', 'BELOW_THRESHOLD'],
    ['30,000', true, null, '9000.00', '9000.00'],
    ['30,000.01', true, null, '9000.00', '9000.00'],
    ['30,000.02', true, null, '9000.01', '9000.01'],
    ['60,000', true, null, '18000.00', '18000.00'],
    ['99,999.99', true, null, '30000.00', '30000.00'],
    ['100,000', true, null, '30000.00', '30000.00'],
    ['100,000.01', true, null, '30000.01', '30000.01'],
    ['150,000', true, null, '55000.00', '55000.00'],
    ['150,000.01', true, null, '55000.01', '55000.01'],
    ['208,333.33', true, null, '90000.00', '90000.00'],
    ['208,333.34', true, null, '90000.00', '90000.00'],
    ['208,333.35', true, null, '90000.01', '90000.00'],
    ['210,000', true, null, '91000.00', '90000.00'],
    ['210,000', true, '0.99', '91000.00', '90000.00'],
    ['10,000,000', true, null, '5965000.00', '90000.00'],
    ['30,000', false, null, '9000.00', '4500.00'],
    ['30,000.02', false, null, '9000.01', '4500.01'],
    ['100,000', false, null, '30000.00', '15000.00'],
    ['150,000', false, null, '55000.00', '27500.00'],
    ['158,333.33', false, null, '60000.00', '30000.00'],
    ['158,333.35', false, null, '60000.01', '30000.00'],
    ['210,000', false, null, '91000.00', '30000.00'],
  ],
  GRANT: [
    ['29,999.99', true, null, '0.00', '0.00', 'BELOW_THRESHOLD'],
    ['30,000', true, null, '6000.00', '6000.00'],
    ['30,000.02', true, null, '6000.00', '6000.00'],
    ['30,000.03', true, null, '6000.01', '6000.01'],
    ['59,999.99', true, null, '12000.00', '12000.00'],
    ['60,000', true, null, '12000.00', '12000.00'],
    ['60,000.01', true, null, '12000.00', '12000.00'],
    ['60,000.02', true, null, '12000.01', '12000.01'],
    ['100,000', true, null, '28000.00', '28000.00'],
    ['100,000.01', true, null, '28000.01', '28000.01'],
    ['150,000', true, null, '53000.00', '53000.00'],
    ['150,000.01', true, null, '53000.01', '53000.01'],
    ['228,333.33', true, null, '100000.00', '100000.00'],
    ['228,333.35', true, null, '100000.01', '100000.00'],
    ['250,000', true, null, '113000.00', '100000.00'],
    ['250,000', true, '0.01', '113000.00', '100000.00'],
    ['29,999.99', false, null, '0.00', '0.00', 'BELOW_THRESHOLD'],
    ['30,000', false, null, '6000.00', '3000.00'],
    ['60,000', false, null, '12000.00', '6000.00'],
    ['100,000', false, null, '28000.00', '14000.00'],
    ['150,000', false, null, '53000.00', '26500.00'],
    ['161,666.63', false, null, '59999.98', '29999.99'],
    ['161,666.65', false, null, '59999.99', '30000.00'],
    ['161,666.67', false, null, '60000.00', '30000.00'],
    ['250,000', false, null, '113000.00', '30000.00'],
  ],
};

for (const mode of AID_MODES) {
  describe(mode, () => {
    for (const [cost, insured, rate, standard, amount, code] of TABLE[mode]) {
      test(`${cost}${insured ? '' : ', not insured'}${rate ? `, meeting ${rate}` : ''} → ${amount}`, () => {
        const meetingRate = rate === null ? null : (parseRate(rate) ?? null);
        const found = estimate({ mode, cost: fen(cost), insured, meetingRate });
        expect([formatMoney(found.standard), formatMoney(found.amount)]).toEqual([standard, amount]);
        expect(found.problems.map(problem => problem.code)).toEqual(code ? [code] : []);
        expect(found.policyVersion).toBe(VERSION);
      });
    }
  });
}

describe('what the rule works out itself', () => {
  const shown = (mode: AidMode, cost: string) => {
    const { bands, cap, capped } = estimate({ mode, cost: fen(cost) });
    return [
      ...bands.map(({ from, to, rate, base, amount }) =>
        [
          `${formatMoney(from)}–${to === null ? '' : formatMoney(to)}`,
          `${formatRate(rate)} × ${formatMoney(base)} = ${formatMoney(amount)}`,
        ].join(': '),
      ),
      `cap ${cap === null ? 'none' : formatMoney(cap)}${capped ? ', capped' : ''}`,
    ];
  };

  test('an advance where the hospital settles, 200,000', () => {
    expect(shown('ADVANCE_DIRECT', '200,000')).toEqual([
      '0.00–100000.00: 0.05 × 100000.00 = 5000.00',
      '100000.00–150000.00: 0.20 × 50000.00 = 10000.00',
      '150000.00–200000.00: 0.40 × 50000.00 = 20000.00',
      'cap none',
    ]);
  });

  test('an advance where the patient pays first, 210,000', () => {
    expect(shown('ADVANCE_SELF_PAID', '210,000')).toEqual([
      '0.00–100000.00: 0.30 × 100000.00 = 30000.00',
      '100000.00–150000.00: 0.50 × 50000.00 = 25000.00',
      '150000.00–: 0.60 × 60000.00 = 36000.00',
      'cap 90000.00, capped',
    ]);
  });

  test('a grant on 150,000', () => {
    expect(shown('GRANT', '150,000')).toEqual([
      '0.00–60000.00: 0.20 × 60000.00 = 12000.00',
      '60000.00–100000.00: 0.40 × 40000.00 = 16000.00',
      '100000.00–150000.00: 0.50 × 50000.00 = 25000.00',
      'cap 100000.00',
    ]);
  });

  test('a grant below its threshold has no bands', () => {
    expect(shown('GRANT', '29,999.99')).toEqual(['cap 100000.00']);
  });
});

describe('deductions', () => {
  const grant = (cost: string, ...amounts: readonly string[]) =>
    estimate({
      mode: 'GRANT',
      cost: fen(cost),
      deductions: amounts.map(amount => ({ kind: 'CIVIL_RELIEF', amount: fen(amount) })),
    });

  test.each([
    ['200,000', ['50,000'], '150000.00', '53000.00', []],
    ['200,000', ['20,000', '30,000'], '150000.00', '53000.00', []],
    ['80,000', ['50,000'], '30000.00', '6000.00', []],
    ['80,000', ['50,000.01'], '29999.99', '0.00', ['BELOW_THRESHOLD']],
    ['80,000', ['0'], '80000.00', '20000.00', []],
    ['80,000', ['80,000'], '0.00', '0.00', ['NOTHING_REMAINS']],
    ['80,000', ['80,000.01'], '0.00', '0.00', ['NOTHING_REMAINS']],
    ['80,000', ['999,999,999,999.99', '999,999,999,999.99'], '0.00', '0.00', ['NOTHING_REMAINS']],
    ['0', ['1'], '0.00', '0.00', ['NOTHING_REMAINS']],
    ['0', ['0'], '0.00', '0.00', ['BELOW_THRESHOLD']],
  ])('%s less %j leaves %s and gives %s', (cost, amounts, remains, amount, codes) => {
    const found = grant(cost, ...amounts);
    expect([formatMoney(found.eligibleCost), formatMoney(found.amount)]).toEqual([remains, amount]);
    expect(found.problems.map(({ code }) => code)).toEqual(codes);
  });
});
