import { describe, expect, it } from 'vitest';
import { DEFAULT_CERTIFICATE_POLICY as POLICY } from '../registry/certificate/policy.ts';
import { type HeldByRegister, planCertificate } from './certificate.ts';
import type { RosterCertificate } from './row.ts';

const TODAY = '2026-11-23';
const NUMBER = '99010119800506001X42';

const given = (more: Partial<RosterCertificate> = {}): RosterCertificate => ({
  number: NUMBER,
  category: 'PHYSICAL',
  grade: 2,
  issuedOn: '2020-01-05',
  expiresOn: '2030-01-05',
  ...more,
});

const held = (more: Partial<HeldByRegister> = {}): HeldByRegister => ({
  status: 'ISSUED',
  number: NUMBER,
  category: 'PHYSICAL',
  grade: 2,
  issuedOn: '2020-01-05',
  expiresOn: '2030-01-05',
  ...more,
});

const plan = (row: RosterCertificate | null, register: HeldByRegister | null, underWay = false) =>
  planCertificate(row, { held: register, underWay }, POLICY, TODAY);

const code = (row: RosterCertificate, register: HeldByRegister | null, underWay = false) => {
  const result = plan(row, register, underWay);
  return result.kind === 'REFUSED' ? result.problem.code : result.kind;
};

describe('planCertificate', () => {
  it('leaves everything alone where the row has no certificate', () => {
    expect(plan(null, held())).toEqual({ kind: 'NOTHING' });
  });

  it('issues one that the register lacks, filling in the date that the roster leaves out', () => {
    expect(plan(given(), null)).toEqual({ kind: 'ISSUE', issuedOn: '2020-01-05', expiresOn: '2030-01-05' });
    expect(plan(given({ expiresOn: null }), null)).toMatchObject({ expiresOn: '2030-01-05' });
    expect(plan(given({ issuedOn: null }), null)).toMatchObject({ issuedOn: '2020-01-05' });
  });

  it('refuses one without dates, one that ends before it begins and one from the future', () => {
    expect(code(given({ issuedOn: null, expiresOn: null }), null)).toBe('ROSTER_CERTIFICATE_DATES');
    expect(code(given({ expiresOn: '2020-01-05' }), null)).toBe('DATE_ORDER');
    expect(code(given({ issuedOn: null, expiresOn: '2037-01-01' }), null)).toBe('DATE_FUTURE');
  });

  it('refuses to issue beside an application under way', () => {
    expect(code(given(), null, true)).toBe('CERTIFICATE_OPEN');
  });

  it('changes nothing where the register holds the same, or a newer one of the same number', () => {
    expect(plan(given(), held())).toEqual({ kind: 'NOTHING' });
    expect(plan(given({ issuedOn: null, expiresOn: null }), held())).toEqual({ kind: 'NOTHING' });
    expect(plan(given({ issuedOn: '2010-01-05', expiresOn: '2020-01-05' }), held())).toEqual({
      kind: 'NOTHING',
    });
    expect(plan(given({ issuedOn: '2010-01-05' }), held())).toEqual({ kind: 'NOTHING' });
  });

  it('replaces an older one, as a renewal or as a change', () => {
    const older = held({ issuedOn: '2015-03-01', expiresOn: '2025-03-01' });
    expect(plan(given(), older)).toMatchObject({ kind: 'REPLACE', by: 'RENEWAL', issuedOn: '2020-01-05' });
    const other = { number: NUMBER.replace(/42$/, '41'), grade: 1 } as const;
    expect(plan(given(other), older)).toMatchObject({ kind: 'REPLACE', by: 'CHANGE' });
  });

  it('takes the day of issue from the end where the roster gives the day of the first issue', () => {
    const older = held({ issuedOn: '2012-06-01', expiresOn: '2022-06-01' });
    expect(plan(given({ issuedOn: '2012-06-01', expiresOn: '2032-06-01' }), older)).toEqual({
      kind: 'REPLACE',
      by: 'RENEWAL',
      issuedOn: '2022-06-01',
      expiresOn: '2032-06-01',
    });
  });

  it('refuses another category or grade that no date explains', () => {
    const other = given({ number: NUMBER.replace(/42$/, '43'), grade: 3 });
    expect(code(other, held())).toBe('ROSTER_CERTIFICATE_DIFFERS');
  });

  it('leaves frozen and lost certificates to whoever froze or reported them', () => {
    const newer = given({ issuedOn: '2021-01-05', expiresOn: '2031-01-05' });
    for (const status of ['FROZEN', 'LOST'] as const) {
      expect(code(newer, held({ status }))).toBe('ROSTER_CERTIFICATE_BLOCKED');
      expect(plan(given(), held({ status }))).toEqual({ kind: 'NOTHING' });
    }
  });

  it('corrects an end that was written down wrongly', () => {
    expect(plan(given({ expiresOn: '2029-12-31' }), held())).toEqual({
      kind: 'CORRECT',
      expiresOn: '2029-12-31',
    });
  });
});
