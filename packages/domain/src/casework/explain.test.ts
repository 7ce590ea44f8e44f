import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { all, any, certificate, detail, household, named, not, person, served } from './build.ts';
import type { Criterion, RegisterFacts, Verdict } from './criteria.ts';
import { every, explain, missingIn, opposite, registerServed, some, testValue } from './explain.ts';

const known: RegisterFacts = {
  alive: true,
  age: 40,
  sex: 'FEMALE',
  certificateValid: true,
  category: 'PHYSICAL',
  grade: 2,
  hukouKind: 'RURAL',
  employment: 'FARMING',
  education: null,
  registeredHere: true,
  yearsOfResidence: null,
  businessRegistration: null,
  insurances: ['RURAL_COOPERATIVE'],
  hardships: ['MINIMUM_ALLOWANCE', 'ORPHAN'],
  incomePerHead: 500_000n,
};
const nobody = registerServed([], 'MEDICAL_AID', '2026-11-23');
const read = (
  criterion: Criterion,
  details: Readonly<Record<string, unknown>> | null = null,
  facts = known,
) => explain(criterion, facts, details, nobody);
const verdict = (...of: Parameters<typeof read>) => read(...of).verdict;

describe('a fact', () => {
  test.each<[string, Criterion, Verdict]>([
    ['holds', certificate.valid(), 'MET'],
    ['is one of', certificate.grade(1, 2), 'MET'],
    ['is none of', certificate.category('MENTAL'), 'NOT_MET'],
    ['reaches the bound itself', person.age().atLeast(40), 'MET'],
    ['falls one short', person.age().atLeast(41), 'NOT_MET'],
    ['lies between, bounds included', person.age().between(40, 40), 'MET'],
    ['has one of a list', household.hasAny('ORPHAN', 'EXTREME_HARDSHIP'), 'MET'],
    ['has none of a list', household.hasAny('EXTREME_HARDSHIP'), 'NOT_MET'],
    ['counts fen', household.incomeAtMost(500_000n), 'MET'],
    ['counts a fen less', household.incomeAtMost(499_999n), 'NOT_MET'],
    ['that nobody knows', person.education('PRIMARY'), 'UNKNOWN'],
    ['that nobody knows, denied', not(person.residentFor(2)), 'UNKNOWN'],
  ])('%s', (_, criterion, expected) => {
    expect(verdict(criterion)).toBe(expected);
  });

  test('an empty list is known: there is none', () => {
    expect(verdict(household.hasAny('ORPHAN'), null, { ...known, hardships: [] })).toBe('NOT_MET');
    expect(verdict(household.hasAny('ORPHAN'), null, { ...known, hardships: null })).toBe('UNKNOWN');
  });
});

describe('a detail', () => {
  const names = { zh: '等级', en: 'Grade' };

  test('is unknown until there is a case, and until it is filled in', () => {
    const criterion = detail('dangerGrade', names).in('C', 'D');
    expect(verdict(criterion)).toBe('UNKNOWN');
    expect(verdict(criterion, {})).toBe('UNKNOWN');
    expect(verdict(criterion, { dangerGrade: null })).toBe('UNKNOWN');
    expect(verdict(criterion, { dangerGrade: 'C' })).toBe('MET');
    expect(verdict(criterion, { dangerGrade: 'A' })).toBe('NOT_MET');
  });

  test('money compares in fen, whatever way its yuan are written', () => {
    const criterion = detail('cost', names).atLeast(3_000_000n);
    expect([verdict(criterion, { cost: '30000' }), verdict(criterion, { cost: '29999.99' })]).toEqual([
      'MET',
      'NOT_MET',
    ]);
    expect(verdict(criterion, { cost: 'much' })).toBe('UNKNOWN');
    expect(testValue({ is: false }, false)).toBe('MET');
  });
});

describe('served before', () => {
  const cases = [
    { programme: 'HOUSING', on: '2024-11-23', own: false },
    { programme: 'MEDICAL_AID', on: '2026-01-31', own: true },
  ];
  const asked = (criterion: Criterion, today: string) =>
    explain(criterion, known, null, registerServed(cases, 'MEDICAL_AID', today)).verdict;

  test('within so many months, the last of them not included', () => {
    const again = not(served({ withinMonths: 1 }));
    expect([asked(again, '2026-02-27'), asked(again, '2026-02-28')]).toEqual(['NOT_MET', 'MET']);
    expect(asked(not(served()), '2036-01-01')).toBe('NOT_MET');
  });

  test('by another programme, by anyone in the household', () => {
    expect(asked(served({ programme: 'HOUSING' }), '2024-12-01')).toBe('NOT_MET');
    expect(asked(served({ programme: 'HOUSING', household: true }), '2024-12-01')).toBe('MET');
    expect(asked(served({ programme: 'HOUSING', household: true, withinMonths: 24 }), '2026-11-23')).toBe(
      'NOT_MET',
    );
    expect(asked(served({ programme: 'HOUSING', household: true, withinMonths: 24 }), '2026-11-22')).toBe(
      'MET',
    );
  });
});

describe('what an explanation says', () => {
  const criterion = all(
    certificate.grade(1, 2),
    named(
      { zh: '困难', en: 'In hardship' },
      any(household.hasAny('EXTREME_HARDSHIP'), person.residentFor(2)),
    ),
    not(served({ withinMonths: 24 })),
  );

  test('every part by its name in both languages, with its verdict', () => {
    const lines = (explained: ReturnType<typeof read>, depth = 0): string[] => [
      `${' '.repeat(depth)}${explained.names.en} | ${explained.names.zh}: ${explained.verdict}`,
      ...explained.parts.flatMap(part => lines(part, depth + 1)),
    ];
    expect(lines(read(criterion)).join('\n')).toMatchInlineSnapshot(`
      "All of these | 以下各项均符合: UNKNOWN
       Grade: Grade 1, Grade 2 | 残疾等级为一级、二级: MET
       In hardship | 困难: UNKNOWN
        Household: Extreme hardship support | 家庭属于特困供养（五保）: NOT_MET
        Has lived in the district for 2 years with a permit | 持居住证在本区居住满 2 年: UNKNOWN
       Not so | 不属于以下情形: MET
        Served by this programme within 24 months | 24 个月内已享受过本项目: NOT_MET"
    `);
  });

  test('what is missing, where it leaves the whole open', () => {
    expect(missingIn(read(criterion))).toEqual(['yearsOfResidence']);
    expect(missingIn(read(all(criterion, certificate.category('MENTAL'))))).toEqual([]);
  });
});

const verdicts = fc.constantFrom<Verdict>('MET', 'NOT_MET', 'UNKNOWN');
const lists = fc.array(verdicts, { maxLength: 6 });
/** As numbers: Kleene's and is the least, his or the greatest. */
const worth = { NOT_MET: 0, UNKNOWN: 1, MET: 2 } as const;

describe('Kleene’s logic', () => {
  test('and is the least, or the greatest, of nothing it is the neutral one', () => {
    fc.assert(
      fc.property(lists, list => {
        expect(worth[every(list)]).toBe(Math.min(2, ...list.map(one => worth[one])));
        expect(worth[some(list)]).toBe(Math.max(0, ...list.map(one => worth[one])));
      }),
    );
  });

  test('de Morgan, double negation, order and repetition make no difference', () => {
    fc.assert(
      fc.property(lists, verdicts, (list, one) => {
        expect(opposite(every(list))).toBe(some(list.map(opposite)));
        expect(opposite(some(list))).toBe(every(list.map(opposite)));
        expect(opposite(opposite(one))).toBe(one);
        expect(every([...list].reverse())).toBe(every(list));
        expect(some([...list, ...list])).toBe(some(list));
        expect(every([every(list), one])).toBe(every([...list, one]));
      }),
    );
  });

  const facts = fc.record({
    age: fc.constantFrom<Criterion>(person.age().atLeast(18), person.age().atMost(39)),
    open: fc.constantFrom<Criterion>(
      person.education('PRIMARY'),
      person.residentFor(1),
      detail('x', { zh: '', en: '' }).is(1),
    ),
  });
  const leaf: fc.Arbitrary<Criterion> = fc.oneof(
    facts.map(one => one.age),
    facts.map(one => one.open),
    fc.constantFrom<Criterion>(certificate.valid(), household.hasAny('ORPHAN'), served()),
  );
  const { tree } = fc.letrec<{ tree: Criterion }>(tie => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('tree'), { maxLength: 4 }).map(parts => all(...parts)),
      fc.array(tie('tree'), { maxLength: 4 }).map(parts => any(...parts)),
      tie('tree').map(not),
    ),
  }));

  test('knowing more never turns a verdict round: it only closes what was open', () => {
    fc.assert(
      fc.property(
        tree,
        fc.record({ education: fc.constantFrom('PRIMARY', 'NONE'), years: fc.nat(3), x: fc.nat(2) }),
        (criterion, more) => {
          const before = verdict(criterion);
          const after = verdict(
            criterion,
            { x: more.x },
            { ...known, education: more.education, yearsOfResidence: more.years },
          );
          if (before !== 'UNKNOWN') expect(after).toBe(before);
          else expect(missingIn(read(criterion)).length).toBeGreaterThan(0);
          expect(after).not.toBe('UNKNOWN');
        },
      ),
      { numRuns: 2000 },
    );
  });
});
