import { checkCitizenId, HARDSHIP_KINDS, personProblems, readHousehold } from '@zhucan/domain';
import { describe, expect, it } from 'vitest';
import { pinyinOf } from '../src/pinyin.ts';
import { dayOf, isoOf } from './calendar.ts';
import { makeDistrict } from './district-for-tests.ts';
import { DEMONSTRATION, prefecture } from './plan.ts';

const TODAY = '2026-11-24';
const { people, households } = makeDistrict(DEMONSTRATION, TODAY);
const iso = (day: number | null) => (day === null ? null : isoOf(day));

describe('made-up people', () => {
  const numbers = people.map(row => row.idNumber);

  it('have numbers that pass the check, say their birth and sex, begin with 99 and are nobody else’s', () => {
    for (const row of people) {
      const check = checkCitizenId(row.idNumber, TODAY);
      expect(check, row.idNumber).toMatchObject({ valid: true, sex: row.sex, birthDate: isoOf(row.birth) });
    }
    expect(numbers.every(number => number.startsWith('99'))).toBe(true);
    expect(new Set(numbers).size).toBe(people.length);
  });

  it('share no number in a district of many blocks', () => {
    const large = makeDistrict(prefecture(30_000), TODAY);
    expect(large.world.plan.blocks.length).toBeGreaterThan(5);
    expect([large.people.length, large.certificates.length]).toEqual([30_000, 33_000]);
    expect(new Set(large.people.map(row => row.idNumber)).size).toBe(30_000);
    expect(large.people.every(row => row.idNumber.startsWith('99'))).toBe(true);
    expect(large.people.every((row, index) => row.id === index + 1)).toBe(true);
    expect(large.certificates.every((row, index) => row.id === index + 1)).toBe(true);
    const ids = large.certificates.flatMap(row => row.assessments.map(one => one.id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(large.households.map(row => row.id)).size).toBe(large.households.length);
  });

  it('could each have been entered by hand', () => {
    for (const row of people) {
      const input = {
        name: row.name,
        idNumber: row.idNumber,
        sex: row.sex,
        birthDate: isoOf(row.birth),
        ethnicity: row.ethnicity,
        phone: row.phone,
        address: row.address,
        hukouPlace: row.hukouPlace,
        hukouKind: row.hukouKind,
        residencePermit: row.residentSince !== null,
        residentSince: iso(row.residentSince),
        businessRegistration: row.businessRegistration,
        guardianName: row.guardian?.name,
        guardianRelation: row.guardian?.relation,
        guardianPhone: row.guardian?.phone,
        education: row.education,
        employment: row.employment,
        insurances: row.insurances,
        bankName: row.bank?.name,
        bankAccount: row.bank?.account,
        diedOn: iso(row.death?.day ?? null),
        consentOn: iso(row.consent),
      };
      expect(personProblems(input, TODAY), row.name).toEqual([]);
    }
  });

  it('are spelt as the dictionary spells them', () => {
    for (const row of people) {
      expect({ pinyin: row.pinyin, initials: row.initials }, row.name).toEqual(pinyinOf(row.name));
    }
  });

  it('have phones and accounts that no operator and no bank has', () => {
    const phones = people
      .flatMap(row => [row.phone, row.guardian?.phone])
      .filter(phone => phone !== undefined);
    expect(phones.every(phone => phone === null || phone.startsWith('169'))).toBe(true);
    expect(people.every(row => row.bank?.account.startsWith('990099') ?? true)).toBe(true);
  });

  it('were born, registered and died in that order', () => {
    const end = dayOf(TODAY) * 86_400_000;
    for (const row of people) {
      const registered = Math.floor(row.createdAt / 86_400_000);
      expect(row.birth).toBeLessThan(registered);
      if (row.death) {
        expect(row.death.day).toBeGreaterThan(registered);
        expect(row.death.reported).toBeGreaterThan(row.death.day);
      }
      expect(row.updatedAt).toBeGreaterThanOrEqual(row.createdAt);
      expect(row.updatedAt).toBeLessThan(end);
    }
  });
});

describe('made-up households', () => {
  it('could each have been entered by hand', () => {
    const members = Map.groupBy(
      people.filter(row => row.householdId !== null),
      row => row.householdId,
    );
    for (const row of households) {
      const input = {
        address: row.address,
        incomePerHead: row.incomePerHead === null ? null : BigInt(row.incomePerHead),
        headId: row.headId,
        members: (members.get(row.id) ?? []).map(({ id, relation }) => ({ personId: id, relation })),
        hardships: row.hardships.map(one => ({ ...one, since: isoOf(one.since), until: iso(one.until) })),
      };
      expect(() => readHousehold(input, HARDSHIP_KINDS, TODAY), `household ${row.id}`).not.toThrow();
      expect(input.members.filter(({ relation }) => relation === 'HEAD')).toEqual([
        { personId: row.headId, relation: 'HEAD' },
      ]);
    }
    expect(new Set(households.map(row => row.id)).size).toBe(households.length);
  });

  it('have members whose ages and surnames fit', () => {
    for (const family of Map.groupBy(people, row => row.householdId ?? -row.id).values()) {
      const [head] = family;
      if (!head) continue;
      const younger = (row: typeof head) => (row.birth - head.birth) / 365.25;
      for (const row of family) {
        const name = `${row.name} ${row.relation}`;
        if (row.relation === 'CHILD') expect(younger(row), name).toBeGreaterThan(18);
        if (row.relation === 'GRANDCHILD') expect(younger(row), name).toBeGreaterThan(36);
        if (row.relation === 'PARENT') expect(younger(row), name).toBeLessThan(-18);
        if (row.relation === 'GRANDPARENT') expect(younger(row), name).toBeLessThan(-36);
        if (row.relation === 'SPOUSE') {
          expect(Math.abs(younger(row)), name).toBeLessThan(15);
          expect(row.sex, name).not.toBe(head.sex);
        }
        if (row.relation === 'SIBLING') expect(row.name[0], name).toBe(head.name[0]);
        const father = family.find(
          one => (one.relation === 'HEAD' || one.relation === 'SPOUSE') && one.sex === 'MALE',
        );
        if (row.relation === 'CHILD' && father) expect(row.name[0], name).toBe(father.name[0]);
      }
    }
  });
});
