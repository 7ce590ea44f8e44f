import { type AnyProgramme, field, type Permission, permissionsOf, type Role } from '@zhucan/domain';
import { describe, expect, it } from 'vitest';
import { batchOffers } from './operations.ts';

const names = { zh: '一', en: 'One' };
const programme = {
  code: 'WHEELCHAIR_LOAN',
  way: [
    {
      code: 'TOWN_REVIEW',
      names,
      by: [],
      form: { opinion: field.text(names) },
      mayReturn: true,
      mayReject: true,
    },
    { code: 'TOWN_SIGNATURE', names, by: [] },
    { code: 'PAYMENT', names, by: [] },
  ],
} as Pick<AnyProgramme, 'code' | 'way'> as AnyProgramme;
const register = new Map([[programme.code, programme]]);
const at = (...stages: string[]) => stages.map(code => ({ programme: programme.code, stage: { code } }));
const offers = (role: Role, ...stages: string[]) =>
  batchOffers(at(...stages), register, (permission: Permission) =>
    permissionsOf(role).includes(permission),
  ).map(({ operation, fits }) => `${operation} ${fits}`);

describe('what may be done with several cases at once', () => {
  it('is what their stages and the role allow, with how many it fits', () => {
    expect(offers('TOWN_CASEWORKER', 'DRAFT', 'DRAFT', 'TOWN_REVIEW', 'CLOSED')).toEqual([
      'SUBMIT 2',
      'ASSIGN 3',
      'RETURN 1',
      'REJECT 1',
    ]);
    expect(offers('TOWN_HEAD', 'TOWN_SIGNATURE', 'TOWN_SIGNATURE', 'DRAFT')).toEqual([
      'PASS_TOWN_SIGNATURE 2',
    ]);
  });

  it('is never a stage with a form of its own, nor a payment', () => {
    expect(offers('DISTRICT_MANAGER', 'TOWN_REVIEW', 'PAYMENT')).toEqual([
      'ASSIGN 2',
      'RETURN 1',
      'REJECT 1',
    ]);
  });

  it('is nothing for what is over', () => {
    expect(offers('DISTRICT_MANAGER', 'CLOSED', 'REJECTED')).toEqual([]);
  });
});
