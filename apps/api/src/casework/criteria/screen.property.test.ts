// Explain and screen are two readings of one expression: over random people of a real register and random criteria they never differ.

import { type Criterion, explain, type FactName, registerServed, type Test } from '@zhucan/domain';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../../../../test/support/api.ts';
import { makeCertificate, makeHousehold, makePerson } from '../../../../../test/support/factories.ts';
import { registerFactsSql, servedSql } from './register-facts.sql.ts';
import { type RegisterRow, registerFacts, type ServedRow } from './register-facts.ts';
import { screen } from './screen.ts';

let api: TestApi;
const TODAY = '2026-11-23';
const PROGRAMME = 'MEDICAL_AID';

/** Values around every bound: birthdays of today and its neighbours, papers ending today, hardship ending yesterday. */
const person = fc.record({
  birthDate: fc.constantFrom(
    '1966-11-23',
    '1966-11-24',
    '2008-02-29',
    '2010-11-22',
    '1950-01-01',
    '2010-11-23',
  ),
  diedOn: fc.constantFrom(null, null, null, '2020-05-05'),
  hukouKind: fc.constantFrom(null, 'URBAN', 'RURAL'),
  hukouPlace: fc.constantFrom(null, '清溪区东河镇', '外省平陵县'),
  employment: fc.constantFrom(null, 'EMPLOYED', 'UNEMPLOYED'),
  education: fc.constantFrom(null, 'PRIMARY', 'UNIVERSITY'),
  residencePermit: fc.boolean(),
  residentSince: fc.constantFrom(null, '2024-11-23', '2024-11-24', '2020-02-29', '2027-01-01'),
  businessRegistration: fc.constantFrom(null, '99330100000000001X'),
  insurances: fc.constantFrom([], ['RURAL_COOPERATIVE'], ['URBAN_EMPLOYEE', 'PENSION']),
});
const certificate = fc.option(
  fc.record({
    status: fc.constantFrom('ISSUED', 'FROZEN', 'CANCELLED', 'APPLIED'),
    category: fc.constantFrom('VISUAL', 'PHYSICAL', 'MENTAL'),
    grade: fc.constantFrom(1, 2, 3, 4),
    issuedOn: fc.constantFrom('2016-11-23', '2016-11-22', '2020-01-01'),
  }),
);
const home = fc.constantFrom('NONE', 'POOR', 'RICH', 'PAST');
const served = fc.array(
  fc.record({
    programme: fc.constantFrom(PROGRAMME, 'OTHER_AID'),
    status: fc.constantFrom('PAID', 'CLOSED', 'APPROVED', 'REJECTED', 'TOWN_REVIEW'),
    decidedOn: fc.constantFrom('2025-11-23', '2025-11-24', '2024-05-31', '2026-08-31'),
    ofHousehold: fc.boolean(),
  }),
  { maxLength: 2 },
);

async function makeFamily(drawn: Drawn, at: number): Promise<void> {
  const { villageA1 } = api.areas;
  const { birthDate, diedOn, residentSince, ...rest } = drawn.person;
  const date = (text: string | null) => (text === null ? null : new Date(text));
  const made = await makePerson(api, villageA1, {
    ...rest,
    birthDate,
    diedOn: date(diedOn),
    residentSince: date(residentSince),
    insurances: [...rest.insurances],
  });
  const mate = await makePerson(api, villageA1);
  if (drawn.certificate) {
    const { issuedOn, ...wish } = drawn.certificate;
    await makeCertificate(api, made, villageA1, { ...wish, appliedOn: issuedOn, issuedOn });
  }
  let householdId: number | null = null;
  if (drawn.home !== 'NONE') {
    householdId = (await makeHousehold(api, villageA1, made, [mate])).id;
    if (drawn.home === 'RICH') await api.db.prisma.householdHardship.deleteMany({ where: { householdId } });
    if (drawn.home === 'PAST')
      await api.db.prisma.householdHardship.updateMany({
        where: { householdId },
        data: { until: new Date('2026-11-22') },
      });
    await api.db.prisma.household.update({
      where: { id: householdId },
      data: { incomePerHead: drawn.home === 'RICH' ? null : 1_200_000n },
    });
  }
  for (const [index, one] of drawn.served.entries()) {
    const closed = one.status === 'CLOSED' || one.status === 'REJECTED';
    await api.db.prisma.case.create({
      data: {
        number: `XX-2026-${at * 10 + index}`,
        programme: one.programme,
        status: one.status,
        stage: one.status,
        areaId: villageA1.id,
        homePath: villageA1.path,
        personId: one.ofHousehold ? mate.id : made.id,
        submittedOn: new Date('2024-01-01'),
        decidedOn: one.status === 'TOWN_REVIEW' ? null : new Date(one.decidedOn),
        closedOn: closed ? new Date('2026-10-01') : null,
      },
    });
  }
}

const drawnPerson = fc.record({ person, certificate, home, served });
type Drawn = typeof drawnPerson extends fc.Arbitrary<infer One> ? One : never;

const test1: fc.Arbitrary<Test> = fc.oneof(
  fc.record({
    is: fc.constantFrom<string | number | boolean>(true, false, 'RURAL', 'PHYSICAL', 2, 60, 'FEMALE'),
  }),
  fc.record({
    in: fc.array(
      fc.constantFrom<string | number>('VISUAL', 'MENTAL', 'URBAN', 1, 2, 16, 'PRIMARY', 'EMPLOYED'),
    ),
  }),
  fc.record({
    hasAny: fc.array(fc.constantFrom('MINIMUM_ALLOWANCE', 'RURAL_COOPERATIVE', 'PENSION', 'RURAL', 'ORPHAN')),
  }),
  fc.record({ atLeast: fc.constantFrom<number | bigint>(2, 16, 18, 59.5, 60, 1_200_000n, 0) }),
  fc.record({ atMost: fc.constantFrom<number | bigint>(1, 2, 16, 17, 59, 60, 1_199_999n, 3_000_000n) }),
);
const FACTS: readonly FactName[] = [
  'alive',
  'age',
  'sex',
  'certificateValid',
  'category',
  'grade',
  'hukouKind',
  'employment',
  'education',
  'registeredHere',
  'yearsOfResidence',
  'businessRegistration',
  'insurances',
  'hardships',
  'incomePerHead',
];
const names = { zh: '条件', en: 'criterion' };

const { criterion } = fc.letrec<{ criterion: Criterion }>(tie => ({
  criterion: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.record({ fact: fc.constantFrom(...FACTS), test: test1, names: fc.constant(names) }),
    fc.record({
      served: fc.record(
        {
          programme: fc.constantFrom(PROGRAMME, 'OTHER_AID'),
          household: fc.boolean(),
          withinMonths: fc.constantFrom(null, 3, 12, 24, 30),
        },
        { requiredKeys: ['household', 'withinMonths'] },
      ),
      names: fc.constant(names),
    }),
    fc.record({ detail: fc.constant('anything'), test: test1, names: fc.constant(names) }),
    fc.record({ all: fc.array(tie('criterion'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('criterion'), { maxLength: 3 }) }),
    fc.record({ not: tie('criterion') }),
  ),
}));

beforeAll(async () => {
  api = await testApi();
  const population = fc.sample(drawnPerson, { numRuns: 60, seed: 20261123 });
  for (const [at, drawn] of population.entries()) await makeFamily(drawn, at);
});
afterAll(() => api.close());

interface Row {
  readonly id: number;
  readonly facts: RegisterRow;
  readonly served: readonly ServedRow[];
}

test('no criterion and no person for which they differ', { timeout: 300_000 }, async () => {
  const { pool } = api.db;
  const { rows } = await pool.query<Row>(
    `SELECT p.id, ${registerFactsSql('p')} AS facts, ${servedSql('p')} AS served FROM person p ORDER BY p.id`,
  );
  expect(rows.length).toBe(120);
  let compared = 0;
  const met = { MET: 0, NOT_MET: 0, UNKNOWN: 0 };
  await fc.assert(
    fc.asyncProperty(criterion, async drawn => {
      const { sql, values } = screen(drawn, { programme: PROGRAMME, today: TODAY, p: 'p' });
      let next = 0;
      const text = sql.replaceAll('?', () => {
        next += 1;
        return `$${next}`;
      });
      const answer = await pool.query<{ id: number; verdict: boolean | null }>(
        `SELECT p.id, ${text} AS verdict FROM person p ORDER BY p.id`,
        [...values],
      );
      for (const [index, { verdict }] of answer.rows.entries()) {
        const row = rows[index] as Row;
        const explained = explain(
          drawn,
          registerFacts(row.facts, TODAY),
          null,
          registerServed(row.served, PROGRAMME, TODAY),
        );
        const screened = verdict === null ? 'UNKNOWN' : verdict ? 'MET' : 'NOT_MET';
        if (screened !== explained.verdict)
          throw new Error(`person ${row.id}: explained ${explained.verdict}, screened ${screened}`);
        met[explained.verdict] += 1;
        compared += 1;
      }
    }),
    { numRuns: 500 },
  );
  // A test in which every verdict were the same would prove nothing.
  expect(Math.min(met.MET, met.NOT_MET, met.UNKNOWN)).toBeGreaterThan(2000);
  expect(compared).toBe(500 * 120);
});
