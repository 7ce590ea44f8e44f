import { type AnyProgramme, field, type ProgrammeRegister } from '@zhucan/domain';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { TypedDocumentString } from '../generated/graphql.ts';
import { createCase, createVariables, passStage, typePrefix, updateCase, withDetails } from './documents.ts';

const named = (en: string) => ({ zh: `${en}中`, en });

/** A programme that no code but this test knows. */
const wheelchairLoan = {
  code: 'WHEELCHAIR_LOAN',
  subject: 'PERSON',
  details: {
    purpose: field.text(named('Purpose')),
    deposit: field.money(named('Deposit')),
    account: field.bankAccount(named('Account')),
    lender: field.institution(named('Lender'), ['DEVICE_SUPPLIER']),
  },
  way: [
    {
      code: 'TOWN_REVIEW',
      names: named('Review'),
      by: ['TOWN_CASEWORKER'],
      form: { opinion: field.text(named('Opinion')) },
    },
    { code: 'DISTRICT_REVIEW', names: named('Decision'), by: ['DISTRICT_OFFICER'] },
    {
      code: 'FITTING',
      names: named('Fitting'),
      by: ['TOWN_CASEWORKER'],
      form: { seat: field.text(named('Seat')) },
    },
  ],
} as Pick<AnyProgramme, 'code' | 'subject' | 'details' | 'way'> as AnyProgramme;
const register: ProgrammeRegister = new Map([[wheelchairLoan.code, wheelchairLoan]]);

/** The types that the server's schema builder makes of such a programme. */
const schema = buildSchema(/* GraphQL */ `
  interface Error { code: String! message: String! }
  type Problem { code: String! field: String message: String! }
  type ValidationError implements Error { code: String! message: String! problems: [Problem!]! }
  type Masked { masked: String! present: Boolean! }
  type CaseInstitution { id: ID! name: String! }
  interface Case { id: ID! number: String! version: Int! }
  type WheelchairLoanDetails { purpose: String deposit: String account: Masked lender: CaseInstitution }
  type WheelchairLoanCase implements Case { id: ID! number: String! version: Int! details: WheelchairLoanDetails! }
  input WheelchairLoanDetailsInput { purpose: String deposit: String account: String lender: ID }
  input WheelchairLoanTownReviewInput { opinion: String }
  input WheelchairLoanFittingInput { seat: String }
  union Result = WheelchairLoanCase | ValidationError
  type Query { case(id: ID!): Case }
  type Mutation {
    createWheelchairLoanCase(personId: ID!, details: WheelchairLoanDetailsInput!): Result!
    updateWheelchairLoanCase(id: ID!, expectedVersion: Int!, details: WheelchairLoanDetailsInput!): Result!
    passWheelchairLoanTownReview(id: ID!, expectedVersion: Int!, record: WheelchairLoanTownReviewInput!): Result!
    decideWheelchairLoanCase(id: ID!, expectedVersion: Int!): Result!
    completeWheelchairLoanFitting(id: ID!, expectedVersion: Int!, record: WheelchairLoanFittingInput!): Result!
  }
`);

const faults = (document: { toString(): string } | undefined) =>
  validate(schema, parse(document?.toString() ?? '')).map(({ message }) => message);

describe('a programme that is in the register alone', () => {
  it('is named as the graph names its types', () => {
    expect([typePrefix('MEDICAL_AID'), typePrefix('CARE'), typePrefix('WHEELCHAIR_LOAN')]).toEqual([
      'MedicalAid',
      'Care',
      'WheelchairLoan',
    ]);
  });

  it('has its details in the case page’s question, sealed and institutions with what the page shows of them', () => {
    const page = new TypedDocumentString<unknown, { id: string }>(`query CasePage($id: ID!) {
      case(id: $id) { ...CaseIdentity }
    }
    fragment CaseIdentity on Case { id number }`);
    const asked = withDetails(page, register);
    expect(faults(asked)).toEqual([]);
    expect(asked.toString()).toContain('account { masked present }');
    expect(asked.toString()).toContain('lender { id name }');
    expect(asked.toString()).toContain('fragment CaseIdentity on Case { id number }');
  });

  it('is drafted, changed and led on by the server’s commands, with each stage’s own form', () => {
    expect(faults(createCase(wheelchairLoan))).toEqual([]);
    expect(faults(updateCase(wheelchairLoan))).toEqual([]);
    expect(faults(passStage(wheelchairLoan, 'PASS_TOWN_REVIEW', 'TOWN_REVIEW'))).toEqual([]);
    expect(faults(passStage(wheelchairLoan, 'DECIDE', 'DISTRICT_REVIEW'))).toEqual([]);
    expect(faults(passStage(wheelchairLoan, 'COMPLETE_STEP', 'FITTING'))).toEqual([]);
    expect(passStage(wheelchairLoan, 'WITHDRAW', 'TOWN_REVIEW')).toBeUndefined();
  });

  it('is for whom its definition says', () => {
    expect(createVariables(wheelchairLoan, 'x', { purpose: 'y' })).toEqual({
      personId: 'x',
      details: { purpose: 'y' },
    });
    const forHouses: AnyProgramme = { ...wheelchairLoan, subject: 'HOUSEHOLD' };
    expect(Object.keys(createVariables(forHouses, 'x', {}))).toEqual(['householdId', 'details']);
  });
});
