import { describe, expect, it } from 'vitest';
import { dayOf, isoOf } from './calendar.ts';
import { makeDistrict } from './district-for-tests.ts';
import { DEMONSTRATION } from './plan.ts';
import { ROSTER_PEOPLE, ROSTER_VILLAGES } from './roster-people.ts';

describe.each(['2024-09-30', '2026-11-24', '2028-02-29', '2036-01-01'])('the district of %s', today => {
  const { people, certificates } = makeDistrict(DEMONSTRATION, today);

  it.each(Object.values(ROSTER_PEOPLE))('knows $name of the sample roster', who => {
    const [person, ...others] = people.filter(({ idNumber }) => idNumber === who.idNumber);
    expect(others).toEqual([]);
    expect(person).toMatchObject({ name: who.name, sex: who.sex, birth: dayOf(who.birthDate) });
    expect([person?.area.path, person?.area.name]).toEqual(Object.values(ROSTER_VILLAGES[who.village]));
  });

  it('gave each the certificate that the roster names', () => {
    const known = Object.values(ROSTER_PEOPLE).filter(({ issuedOn }) => issuedOn >= '2020');
    for (const { idNumber, issuedOn } of known) {
      const person = people.find(one => one.idNumber === idNumber);
      const held = certificates.filter(({ personId }) => personId === person?.id);
      expect(held).toMatchObject([{ status: 'ISSUED', number: `${idNumber}42`, issued: dayOf(issuedOn) }]);
      expect(isoOf(held[0]?.expires ?? 0)).toBe('2030-01-05');
    }
  });
});
