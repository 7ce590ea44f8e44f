import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayHold, positionOf } from './position.ts';
import { lesserOf, type Posting, postings, type Share, sumOf } from './postings.ts';
import { planSetOff } from './setOff.ts';
import { availableFor, drawFrom, type Source, splitShares } from './sources.ts';
import { FUND_ACCOUNT_KINDS, type FundAccountKind, OUTSIDE_KINDS, PAYMENT_USES } from './terms.ts';

const fen = fc.bigInt({ min: 1n, max: 10n ** 12n });
const shares = fc.uniqueArray(fc.record({ purposeId: fc.option(fc.nat({ max: 5 })), amount: fen }), {
  selector: share => share.purposeId,
  minLength: 1,
  maxLength: 4,
});

/** What postings do to balances, account by account. */
function applied(list: readonly Posting[]): Map<string, bigint> {
  const balances = new Map<string, bigint>();
  const add = (kind: string, purposeId: number | null, amount: bigint) => {
    const key = `${kind} ${purposeId ?? ''}`;
    balances.set(key, (balances.get(key) ?? 0n) + amount);
  };
  for (const { from, to, amount } of list) {
    add(from.kind, from.purposeId, -amount);
    add(to.kind, to.purposeId, amount);
  }
  return balances;
}

const EVERY: Readonly<Record<string, (of: Share[]) => Posting[]>> = {
  receive: of => of.flatMap(share => postings.receive('DONATION', share)),
  reserve: postings.reserve,
  release: postings.release,
  send: postings.send,
  fail: postings.fail,
  repay: of => of.flatMap(postings.repay),
  writeOff: of => of.flatMap(postings.writeOff),
  purchase: of => of.flatMap(postings.purchase),
  setOff: of => postings.setOff(of, of),
  ...Object.fromEntries(PAYMENT_USES.map(use => [`pay ${use}`, (of: Share[]) => postings.pay(use, of)])),
};

describe.each(Object.entries(EVERY))('the postings to %s', (_name, make) => {
  test('move nothing in all, stay within their source, and come back when they are turned round', () => {
    fc.assert(
      fc.property(shares, of => {
        const list = make(of);
        expect(list.every(({ amount, from, to }) => amount > 0n && from.purposeId === to.purposeId)).toBe(
          true,
        );
        expect([...applied(list).values()].reduce((sum, one) => sum + one, 0n)).toBe(0n);
        const back = applied([...list, ...postings.reverse(list)]);
        expect([...back.values()].every(balance => balance === 0n)).toBe(true);
      }),
    );
  });
});

test('nothing and less than nothing is not posted', () => {
  expect(() => postings.repay({ purposeId: null, amount: 0n })).toThrow(RangeError);
  expect(() => postings.purchase({ purposeId: null, amount: -1n })).toThrow(RangeError);
  expect(postings.reserve([{ purposeId: 1, amount: 0n }])).toEqual([]);
});

describe('a reservation', () => {
  const source = (purposeId: number | null, available: bigint, programmes = ['MEDICAL_AID']): Source => ({
    purposeId,
    programmes,
    available,
  });

  test.each([
    ['a purpose that suffices', 100n, [source(null, 500n), source(1, 100n)], [[1, 100n]]],
    ['the narrower of two', 100n, [source(1, 100n, ['MEDICAL_AID', 'CARE']), source(2, 100n)], [[2, 100n]]],
    ['general money where no purpose suffices', 100n, [source(null, 100n), source(1, 99n)], [[null, 100n]]],
    [
      'purposes first, where neither suffices',
      150n,
      [source(null, 100n), source(1, 60n)],
      [
        [1, 60n],
        [null, 90n],
      ],
    ],
    [
      'never another programme’s purpose',
      150n,
      [source(null, 150n), source(1, 999n, ['CARE'])],
      [[null, 150n]],
    ],
  ] as const)('draws %s', (_what, amount, sources, expected) => {
    expect(drawFrom(amount, 'MEDICAL_AID', sources)?.map(one => [one.purposeId, one.amount])).toEqual(
      expected,
    );
  });

  test('is refused where all of it together does not suffice', () => {
    expect(drawFrom(151n, 'MEDICAL_AID', [source(null, 100n), source(1, 50n)])).toBeNull();
    expect(() => drawFrom(0n, 'MEDICAL_AID', [])).toThrow(RangeError);
  });

  const sources = fc.uniqueArray(
    fc.record({
      purposeId: fc.option(fc.nat({ max: 6 })),
      programmes: fc.subarray(['MEDICAL_AID', 'CARE', 'HOUSING'], { minLength: 1 }),
      available: fc.bigInt({ min: 0n, max: 1000n }),
    }),
    { selector: one => one.purposeId, maxLength: 6 },
  );

  test('draws exactly what is asked, from what may pay and has it, and fails only where there is too little', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 3000n }), sources, (amount, of) => {
        const drawn = drawFrom(amount, 'MEDICAL_AID', of);
        expect(drawn === null).toBe(availableFor('MEDICAL_AID', of) < amount);
        if (drawn === null) return;
        expect(sumOf(drawn)).toBe(amount);
        for (const share of drawn) {
          const from = of.find(one => one.purposeId === share.purposeId);
          expect(from && share.amount > 0n && share.amount <= from.available).toBe(true);
          expect(share.purposeId === null || from?.programmes.includes('MEDICAL_AID')).toBe(true);
        }
      }),
    );
  });

  test('is parted without loss', () => {
    fc.assert(
      fc.property(shares, fc.nat({ max: 100 }), (of, percent) => {
        const amount = (sumOf(of) * BigInt(percent)) / 100n;
        const { first, rest } = splitShares(of, amount);
        expect(sumOf(first)).toBe(amount);
        expect(sumOf(first) + sumOf(rest)).toBe(sumOf(of));
        expect([...first, ...rest].every(share => share.amount > 0n)).toBe(true);
      }),
    );
    expect(() => splitShares([{ purposeId: null, amount: 1n }], 2n)).toThrow(RangeError);
  });
});

describe('a set-off', () => {
  test('settles the oldest advance first, never more than the grant or what is owed', () => {
    expect(
      planSetOff('GRANT', 100n, [
        { id: 2, free: 80n },
        { id: 1, free: 50n },
      ]),
    ).toEqual([
      { advanceId: 1, amount: 50n },
      { advanceId: 2, amount: 50n },
    ]);
    fc.assert(
      fc.property(
        fen,
        fc.uniqueArray(fc.record({ id: fc.nat(), free: fc.bigInt({ min: 0n, max: 10n ** 9n }) }), {
          selector: one => one.id,
        }),
        (amount, advances) => {
          const plan = planSetOff('GRANT', amount, advances);
          const owed = advances.reduce((sum, { free }) => sum + free, 0n);
          expect(sumOf(plan)).toBe(lesserOf(amount, owed));
          for (const { advanceId, amount: part } of plan)
            expect(part <= (advances.find(({ id }) => id === advanceId)?.free ?? 0n)).toBe(true);
        },
      ),
    );
  });

  test.each(PAYMENT_USES.filter(use => use !== 'GRANT'))('is of a grant alone, not of %s', use => {
    expect(planSetOff(use, 100n, [{ id: 1, free: 50n }])).toEqual([]);
  });
});

test('a fund’s balance is what is available, reserved and in payment', () => {
  const balances = FUND_ACCOUNT_KINDS.map((kind, at) => ({ kind, balance: BigInt(10 ** at) }));
  expect(positionOf(balances)).toEqual({
    balance: 111_000n,
    available: 1_000n,
    reserved: 10_000n,
    inPayment: 100_000n,
    receivable: 1_000_000n,
  });
});

test('outside accounts never stand above zero, inside accounts never below', () => {
  const outside: readonly FundAccountKind[] = OUTSIDE_KINDS;
  for (const kind of FUND_ACCOUNT_KINDS) {
    expect(mayHold(kind, 0n)).toBe(true);
    expect(mayHold(kind, 1n)).toBe(!outside.includes(kind));
    expect(mayHold(kind, -1n)).toBe(outside.includes(kind));
  }
});
