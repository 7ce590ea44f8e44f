import type { Names } from './fields.ts';

/** What can be known of a person and their household from the register; null is unknown. */
export interface RegisterFacts {
  readonly alive: boolean;
  readonly age: number;
  readonly sex: 'MALE' | 'FEMALE';
  readonly certificateValid: boolean;
  readonly category: string | null;
  readonly grade: number | null;
  readonly hukouKind: string | null;
  readonly employment: string | null;
  readonly education: string | null;
  /** Whether they are registered in the district (户籍); unknown where no place of registration is recorded. */
  readonly registeredHere: boolean | null;
  /** Full years of living here with a residence permit; unknown where the day is not recorded. */
  readonly yearsOfResidence: number | null;
  readonly businessRegistration: boolean | null;
  /** Kinds of insurance; unknown where none is recorded. */
  readonly insurances: readonly string[] | null;
  /** Kinds of hardship in force; unknown where the person has no household on record. */
  readonly hardships: readonly string[] | null;
  /** Yearly income per head of the household, fen. */
  readonly incomePerHead: bigint | null;
}

export type FactName = keyof RegisterFacts;

/** What a single fact must be. An unknown fact makes every test unknown. */
export type Test =
  | { readonly is: string | number | boolean }
  | { readonly in: readonly (string | number)[] }
  | { readonly hasAny: readonly string[] }
  | { readonly atLeast: number | bigint }
  | { readonly atMost: number | bigint };

/**
 * One expression, read in two ways that always agree: `explain` for a person, and one SQL condition for everyone. Kleene's
 * three-valued logic in both.
 */
export type Criterion =
  | { readonly all: readonly Criterion[]; readonly names?: Names }
  | { readonly any: readonly Criterion[]; readonly names?: Names }
  | { readonly not: Criterion; readonly names?: Names }
  | { readonly fact: FactName; readonly test: Test; readonly names: Names }
  /** A field of the case's own details; unknown until the case is filed, so always unknown in a screening. */
  | { readonly detail: string; readonly test: Test; readonly names: Names }
  /** Served by a programme (this one where none is named) within so many months: a case of the person, or of anyone in the household. */
  | {
      readonly served: {
        readonly programme?: string;
        readonly household: boolean;
        readonly withinMonths: number | null;
      };
      readonly names: Names;
    };

export type Verdict = 'MET' | 'NOT_MET' | 'UNKNOWN';

/** The sentences that criteria are named by, unless a programme names its own. */
export type CriterionName =
  | 'all'
  | 'any'
  | 'not'
  | 'alive'
  | 'age'
  | 'ageFrom'
  | 'ageTo'
  | 'sex'
  | 'certificateValid'
  | 'category'
  | 'grade'
  | 'hukouKind'
  | 'employment'
  | 'education'
  | 'registeredHere'
  | 'residence'
  | 'businessRegistration'
  | 'insurances'
  | 'hardships'
  | 'income'
  | 'served'
  | 'servedHousehold'
  | 'servedEver'
  | 'servedHouseholdEver';
