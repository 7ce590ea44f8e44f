import { ageOn, type CertificateState } from '@zhucan/domain';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import { type Known, LIST, listPeople, makeKnown, TODAY } from './person.list.test-support.ts';

let api: TestApi;
let manager: Client;
let known: Known[];

beforeAll(async () => {
  api = await testApi();
  manager = await api.user('DISTRICT_MANAGER');
  known = await makeKnown(api);
}, 60_000);

afterAll(() => api.close());

const list = (variables: Record<string, unknown>) => listPeople(manager, variables);

/** What the filter finds, beside what it should by the facts. */
async function agree(filter: Record<string, unknown>, expected: (one: Known) => boolean): Promise<void> {
  const { edges, totalCount } = await list({ filter, first: 100, sort: 'ID' });
  const wanted = known.filter(expected).map(one => one.person.globalId);
  expect(edges.map(edge => edge.node.id)).toEqual(wanted);
  expect(totalCount).toBe(wanted.length);
}

const ageOf = ({ person, diedOn }: Known): number => ageOn(person.birthDate, diedOn ?? TODAY);
const HELD: readonly (CertificateState | null)[] = ['ISSUED', 'EXPIRING', 'EXPIRED', 'FROZEN', 'LOST'];
const CURRENT: readonly (CertificateState | null)[] = [...HELD, 'APPLIED'];

describe('filters', () => {
  it('by area and below', async () => {
    await agree({ area: api.areas.townA.globalId }, one => one.town === 'A');
    await agree({ area: api.areas.villageB1.globalId }, one => one.town === 'B');
    await agree({ area: api.areas.district.globalId }, () => true);
    await agree({ area: api.areas.elsewhere.globalId }, () => false);
  });

  it('by sex, being alive and household registration', async () => {
    await agree({ sex: 'FEMALE' }, one => Number(one.person.idNumber[16]) % 2 === 0);
    await agree({ alive: true }, one => one.diedOn === null);
    await agree({ alive: false }, one => one.diedOn !== null);
    await agree({ hukouKind: 'RURAL' }, one => one.hukouKind === 'RURAL');
  });

  it('by age exactly as it is shown, to the day, of the living and the dead', async () => {
    const ages = [...new Set(known.map(ageOf))];
    for (const age of [...ages, 0, 150]) {
      await agree({ ageFrom: age, ageTo: age }, one => ageOf(one) === age);
      await agree({ ageFrom: age }, one => ageOf(one) >= age);
      await agree({ ageTo: age }, one => ageOf(one) <= age);
    }
    const { edges } = await list({ first: 100, sort: 'ID' });
    expect(edges.map(edge => edge.node.age)).toEqual(known.map(ageOf));
  });

  it('by category and grade of the current certificate, both of the same one', async () => {
    const current = (one: Known) => CURRENT.includes(one.state);
    await agree({ category: ['MENTAL'] }, one => current(one) && one.category === 'MENTAL');
    await agree(
      { category: ['MENTAL', 'VISUAL'], grade: [1, 2] },
      one => current(one) && one.category !== 'PHYSICAL' && one.grade !== null && one.grade <= 2,
    );
    await agree({ grade: [] }, () => false);
  });

  it.each(['ISSUED', 'EXPIRING', 'EXPIRED', 'FROZEN', 'LOST', 'CANCELLED', 'APPLIED', 'REJECTED'] as const)(
    'by the state %s as the dates make it',
    async state => {
      await agree({ certificateState: [state] }, one => one.state === state);
    },
  );

  it('by several states, and by holding one', async () => {
    await agree(
      { certificateState: ['EXPIRED', 'LOST'] },
      one => one.state === 'EXPIRED' || one.state === 'LOST',
    );
    await agree({ hasCertificate: true }, one => HELD.includes(one.state));
    await agree({ hasCertificate: false }, one => !HELD.includes(one.state));
  });

  it('by the day of expiry', async () => {
    for (const day of ['2026-11-22', '2026-11-23', '2026-11-24', '2027-11-24']) {
      await agree({ expiringBefore: day }, one => one.expiresOn !== null && one.expiresOn < day);
      await agree({ expiringFrom: day }, one => one.expiresOn !== null && one.expiresOn >= day);
    }
  });

  it('by hardship that is in force', async () => {
    await agree({ hardship: ['MINIMUM_ALLOWANCE'] }, one => one.hardship);
    await agree({ hardship: ['ORPHAN', 'nothing'] }, () => false);
    await api.db.prisma.householdHardship.updateMany({ data: { until: new Date('2026-11-22') } });
    await agree({ hardship: ['MINIMUM_ALLOWANCE'] }, () => false);
    await api.db.prisma.householdHardship.updateMany({ data: { until: new Date(TODAY) } });
    await agree({ hardship: ['MINIMUM_ALLOWANCE'] }, one => one.hardship);
  });

  it('combines what it is given', async () => {
    await agree(
      { area: api.areas.townA.globalId, hasCertificate: true, alive: true, text: 'w' },
      one =>
        one.town === 'A' &&
        HELD.includes(one.state) &&
        one.diedOn === null &&
        one.person.name.startsWith('王'),
    );
  });

  it('refuses ages that nobody has, and ids of something else', async () => {
    for (const filter of [
      { ageFrom: -1 },
      { ageTo: 151 },
      { ageFrom: 2_000_000_000 },
      { area: 'UGVyc29uOjE' },
    ]) {
      const { errors } = await manager.query(LIST, { filter });
      expect(errors[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
    }
  });
});

describe('the search box', () => {
  it('finds by part of the name, pinyin and initials', async () => {
    await agree({ text: '小雨' }, one => one.person.name === '王小雨');
    await agree({ text: 'xiaoyu' }, one => one.person.name === '王小雨');
    await agree({ text: 'WXY' }, one => one.person.name === '王小雨');
    await agree({ text: 'w' }, one => one.person.name.startsWith('王'));
    await agree({ text: 'xy' }, () => false);
    await agree({ text: 'ou' }, one => one.person.name === '欧阳文静');
    await agree({ text: 'wenj' }, one => one.person.name === '欧阳文静');
    await agree({ text: '静' }, one => one.person.name === '欧阳文静');
    await agree({ text: '阳文静' }, one => one.person.name === '欧阳文静');
    for (const part of ['欧阳', '文静']) await agree({ text: part }, one => one.person.name === '欧阳文静');
    for (const part of ['阿依', '古丽', '买买', '买提'])
      await agree({ text: part }, one => one.person.name === '阿依古丽·买买提');
    await agree({ text: 'oywj' }, one => one.person.name === '欧阳文静');
    await agree({ text: 'shan' }, one => one.person.name === '单春花');
    await agree({ text: 'lv' }, one => one.person.name === '吕布');
    await agree({ text: '王 dawei' }, one => one.person.name === '王大伟');
    await agree({ text: '　ｗａｎｇ　' }, one => one.person.name.startsWith('王'));
  });

  it('finds by the last digits of the ID number, the phone and the certificate number', async () => {
    const one = known[8];
    const two = known[0];
    if (!one || !two?.number) throw new Error('no people');
    const end = (tail: string) => (each: Known) =>
      [each.person.idNumber, each.person.phone, each.number ?? ''].some(number => number.endsWith(tail));
    for (const number of [one.person.idNumber, one.person.phone, two.number])
      for (const length of [1, 2, 3, 4])
        await agree({ text: number.slice(-length) }, end(number.slice(-length)));
  });

  it('finds by a whole number, that one alone', async () => {
    const one = known[4];
    if (!one?.number) throw new Error('no certificate');
    const is = (each: Known) => each === one;
    await agree({ text: one.person.idNumber }, is);
    await agree({ text: one.person.idNumber.toLowerCase() }, is);
    await agree({ text: one.person.phone }, is);
    await agree({ text: one.number }, is);
    await agree({ text: '990101190001011234' }, () => false);
  });

  it('takes any text as it is', async () => {
    await agree({ text: '%' }, () => false);
    await agree({ text: '_' }, () => false);
    await agree({ text: "';--" }, () => false);
    await agree({ text: '   ' }, () => true);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async given => {
        // Characters that cannot be kept at all are refused at every argument alike.
        const text = given.replaceAll('\0', '').toWellFormed();
        const { errors } = await manager.query(LIST, { filter: { text }, first: 1 });
        expect(errors).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
