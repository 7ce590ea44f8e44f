import { createHash } from 'node:crypto';
import {
  admissionProblems,
  CANCEL_REASONS,
  CERTIFICATE_KINDS,
  CERTIFICATE_MEDIA,
  CERTIFICATE_STATES,
  CERTIFICATE_STATUSES,
  certificateState,
  DEFAULT_CERTIFICATE_POLICY,
  DISABILITY_CATEGORIES,
  DISABILITY_CAUSES,
  DISABILITY_GRADES,
  EDUCATIONS,
  EMPLOYMENT_STATES,
  HARDSHIP_KINDS,
  HOME_VISIT_STATUSES,
  HOUSEHOLD_RELATIONS,
  INSTITUTION_KINDS,
  INSURANCES,
  ROLES,
  readInstitution,
  roleAreaProblems,
  SUPPORT_NEEDS,
  usernameProblems,
} from '@zhucan/domain';
import { describe, expect, it } from 'vitest';
import { ageAt, firstDayOfYear, isoOf, monthOf, yearOf } from './calendar.ts';
import { type District, makeDistrict, tally } from './district-for-tests.ts';
import { DEMONSTRATION } from './plan.ts';
import { springFestivalOf } from './season.ts';

const TODAY = '2026-11-24';
const district = makeDistrict(DEMONSTRATION, TODAY);
const { people, households, certificates, stays, world } = district;
/** Other days to begin from: a leap day, the Spring Festival, a new year. */
const otherDays = ['2024-02-29', '2026-02-17', '2028-01-01'];

const iso = (day: number | null) => (day === null ? null : isoOf(day));
const fingerprint = ({ world: _world, ...rows }: District) =>
  createHash('sha256').update(JSON.stringify(rows)).digest('hex');

function expectEveryOne(found: Iterable<unknown>, all: readonly unknown[]): void {
  expect(new Set([...found].map(String))).toEqual(new Set(all.map(String)));
}

describe('the made-up district', () => {
  it('is the same every time, and another one on another day', () => {
    const first = fingerprint(district);
    expect(fingerprint(makeDistrict(DEMONSTRATION, TODAY))).toBe(first);
    expect(fingerprint(makeDistrict(DEMONSTRATION, '2026-11-25'))).not.toBe(first);
  });

  it.each([TODAY, ...otherDays])(
    'has exactly its people and certificates, and some of every sort (%s)',
    today => {
      const made = today === TODAY ? district : makeDistrict(DEMONSTRATION, today);
      expect([made.people.length, made.certificates.length]).toEqual([5000, 5400]);
      const all = made.certificates;
      expectEveryOne(
        all.map(row => row.status),
        CERTIFICATE_STATUSES,
      );
      expectEveryOne(
        all.map(row => row.kind),
        CERTIFICATE_KINDS,
      );
      expectEveryOne(
        all.map(row => row.category),
        DISABILITY_CATEGORIES,
      );
      expectEveryOne(
        all.map(row => row.grade),
        [...DISABILITY_GRADES, null],
      );
      expectEveryOne(
        all.map(row => row.medium),
        CERTIFICATE_MEDIA,
      );
      expectEveryOne(
        all.map(row => row.cancelReason),
        [...CANCEL_REASONS, null],
      );
      const state = (row: (typeof all)[number]) =>
        certificateState(
          { status: row.status, expiresOn: iso(row.expires) },
          today,
          DEFAULT_CERTIFICATE_POLICY,
        );
      expectEveryOne(all.map(state), CERTIFICATE_STATES);
      const found = all.flatMap(row => row.assessments);
      expectEveryOne(
        found.map(row => row.cause),
        DISABILITY_CAUSES,
      );
      expectEveryOne(
        found.flatMap(row => row.supportNeeds),
        SUPPORT_NEEDS,
      );
      expectEveryOne(
        made.households.flatMap(row => row.hardships.map(one => one.kind)),
        HARDSHIP_KINDS,
      );
      expectEveryOne(
        made.people.map(row => row.relation),
        [...HOUSEHOLD_RELATIONS, null],
      );
      expectEveryOne(
        made.people.map(row => row.education),
        EDUCATIONS,
      );
      expectEveryOne(
        made.people.map(row => row.employment),
        EMPLOYMENT_STATES,
      );
      expectEveryOne(
        made.people.flatMap(row => row.insurances),
        INSURANCES,
      );
      expectEveryOne(
        made.world.visits.all.map(row => row.status),
        HOME_VISIT_STATUSES,
      );
    },
  );

  it('has towns of different sizes, and households with and without hardship', () => {
    const towns = [...tally(people, row => row.area.path.slice(0, 9)).values()].sort((a, b) => b - a);
    expect(towns).toHaveLength(8);
    expect(towns[0]).toBeGreaterThan(3 * (towns.at(-1) ?? Infinity));
    const villages = world.places.villages.length;
    expect(villages).toBe(120);
    expect(tally(people, row => row.area.path).size).toBe(villages);
    const inHardship = households.filter(row => row.hardships.length > 0).length;
    expect(inHardship / households.length).toBeGreaterThan(0.2);
    expect(inHardship / households.length).toBeLessThan(0.5);
    expect(new Set(world.places.areas.map(area => area.name)).size).toBe(world.places.areas.length);
  });

  it('looks like a register of a district: old, mostly physical, busier every year, quieter around the Spring Festival', () => {
    const { horizon, start } = world.plan;
    const ages = certificates.filter(row => row.kind === 'FIRST').map(({ personId }) => people[personId - 1]);
    const old = ages.filter(person => person && ageAt(person.birth, horizon) >= 60).length / ages.length;
    expect(old).toBeGreaterThan(0.4);
    expect(old).toBeLessThan(0.65);
    const shares = tally(certificates, row => row.category);
    const share = (category: string) => (100 * (shares.get(category) ?? 0)) / certificates.length;
    expect(share('PHYSICAL')).toBeCloseTo(55, -1);
    expect(share('HEARING')).toBeCloseTo(16, -1);
    expect(share('VISUAL')).toBeCloseTo(10, -1);
    expect(share('SPEECH')).toBeLessThan(2);
    const months = tally(
      certificates.filter(row => row.issued !== null),
      row => isoOf(row.issued ?? 0).slice(0, 7),
    );
    const years = Array.from({ length: 5 }, (_, index) => yearOf(start) + 1 + index);
    const festivals: number[] = [];
    const others: number[] = [];
    for (let day = firstDayOfYear(yearOf(start)) + 335; day <= horizon; day += 28) {
      const month = isoOf(day).slice(0, 7);
      expect(months.get(month), month).toBeGreaterThan(8);
    }
    for (const year of years) {
      const quiet = monthOf(springFestivalOf(year));
      for (let month = 1; month <= 10; month++) {
        const count = months.get(`${year}-${String(month).padStart(2, '0')}`) ?? 0;
        (month === quiet ? festivals : others).push(count);
      }
    }
    const mean = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0) / counts.length;
    expect(mean(festivals)).toBeLessThan(0.85 * mean(others));
    const ofYear = (year: number) => others.slice((year - (yearOf(start) + 1)) * 9).slice(0, 9);
    expect(mean(ofYear(years.at(-1) ?? 0))).toBeGreaterThan(1.1 * mean(ofYear(years[0] ?? 0)));
  });
});

describe('its institutions', () => {
  const { all } = world.institutions;

  it('are of every kind and could each have been entered by hand', () => {
    expectEveryOne(
      all.map(row => row.kind),
      INSTITUTION_KINDS,
    );
    for (const row of all) expect(() => readInstitution(row), row.name).not.toThrow();
    const hospitals = all.filter(row => row.kind === 'HOSPITAL');
    expect(new Set(hospitals.map(row => row.hospitalGrade)).size).toBeGreaterThan(5);
    expect(hospitals.filter(row => row.designated).length).toBeGreaterThan(2);
  });

  it('admit the living one stay at a time, never more than there are places', () => {
    const present = tally(
      stays.filter(row => row.left === null),
      row => row.institutionId,
    );
    for (const row of all) expect(present.get(String(row.id)) ?? 0).toBeLessThanOrEqual(row.capacity ?? 0);
    expectEveryOne(
      stays.map(row => all[row.institutionId - 1]?.kind),
      ['CARE_HOME', 'CHILDRENS_HOME'],
    );
    expect(stays.some(row => row.left !== null)).toBe(true);
    for (const row of stays) {
      const person = people[row.personId - 1];
      const alive = !person?.death || row.left !== null;
      const admission = {
        admittedOn: isoOf(row.admitted),
        present: 0,
        capacity: 1,
        personPresent: false,
        alive,
      };
      expect(admissionProblems(admission, TODAY)).toEqual([]);
      if (row.left !== null) {
        expect(row.left).toBeGreaterThanOrEqual(row.admitted);
        expect(row.left).toBeLessThanOrEqual(person?.death?.day ?? world.plan.horizon);
      }
    }
  });
});

describe('its users', () => {
  const { all } = world.users;

  it('have every role on an area of its level, under the names that the terminal prints', () => {
    expectEveryOne(
      all.map(row => row.role),
      ROLES,
    );
    for (const row of all) {
      expect(usernameProblems(row.username)).toEqual([]);
      expect(roleAreaProblems(row.role, row.area.level), row.username).toEqual([]);
    }
    const named = new Map(all.map(row => [row.username, row]));
    expect(named.size).toBe(all.length);
    for (const name of ['manager', 'officer', 'town', 'townhead', 'village', 'leader'])
      expect(named.has(name)).toBe(true);
    expect(named.get('town')?.area).toBe(named.get('townhead')?.area);
    expect(named.get('village')?.area.path.startsWith(named.get('town')?.area.path ?? 'none')).toBe(true);
    expect(named.get('village')?.area.homeVisitReady).toBe(true);
  });
});
