import type { Role } from '../access/roles.ts';
import type { CalendarDate } from '../shared/dates.ts';
import type { Problem } from '../shared/error.ts';
import type { Fen } from '../shared/money.ts';
import type { Period } from '../shared/workingDays.ts';
import type { Criterion, RegisterFacts } from './criteria.ts';
import type { Fields, Names, Values } from './fields.ts';
import type { DocumentForm } from './terms.ts';

/** One kind of document that a programme knows. */
export interface DocumentKind {
  readonly kind: string;
  readonly names: Names;
  /** Which forms are accepted; an original where nothing is said. */
  readonly forms?: readonly DocumentForm[];
  readonly hint?: Names;
  /** Seen by the public on the notice, such as its photographs; everything else never is. */
  readonly many?: boolean;
}

/** A document that a case needs, and the stage that cannot be passed without it. */
export interface DocumentNeed {
  readonly kind: string;
  readonly before: string;
}

/**
 * One stage of a programme's way. The standard ones are TOWN_REVIEW, TOWN_SIGNATURE, PUBLIC_NOTICE, DISTRICT_REVIEW,
 * LEADER_SIGN_OFF, DELIVERY and PAYMENT; any other code is the programme's own and stands between approval and delivery.
 */
export interface Stage {
  readonly code: string;
  readonly names: Names;
  /** Whose turn it is. */
  readonly by: readonly Role[];
  /** What is recorded when it is passed. */
  readonly form?: Fields;
  /** By when, counted from the day it began; a parameter of the policy by its name, or fixed. */
  readonly due?: Period | { readonly policy: string };
  /** Taken only where this says so, such as the leader's sign-off from a limit on. */
  readonly when?: (facts: StageFacts) => boolean;
  readonly mayReturn?: boolean;
  readonly mayReject?: boolean;
}

/** What a stage's condition is decided by. */
export interface StageFacts {
  readonly requestedAmount: Fen | null;
  readonly decidedAmount: Fen | null;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** What a case gives, with how it was found. */
export interface Entitlement {
  readonly amount: Fen;
  /** Kept with the case and shown to the family; JSON. */
  readonly calculation: unknown;
  readonly problems: readonly Problem[];
}

/** A programme's dated parameters. */
export interface PolicyDefinition<Parameters> {
  readonly fields: Readonly<Record<keyof Parameters & string, Names>>;
  readonly defaults: Parameters;
  readonly legalBasis: string;
  /** Throws ValidationError. */
  read(input: unknown): Parameters;
}

/** To whom money goes. */
export interface Payee {
  readonly kind: 'PERSON' | 'HOSPITAL' | 'OTHER';
  readonly name: string;
  readonly bankName: string;
  readonly bankAccount: string;
}

/** How a programme's cases are paid. */
export interface PaymentDefinition<Details> {
  use(details: Details): 'GRANT' | 'ADVANCE' | 'SUBSIDY' | 'PURCHASE';
  payee(details: Details, person: { readonly name: string }): Payee;
}

/** Fields that belong together, under a heading. */
export interface FieldSection {
  readonly names: Names;
  readonly fields: readonly string[];
}

export interface ProgrammeDefinition<
  Shape extends Fields = Fields,
  Parameters = Readonly<Record<string, unknown>>,
> {
  /** `MEDICAL_AID`. */
  readonly code: string;
  /** The beginning of its case numbers: two capital letters. */
  readonly prefix: string;
  readonly names: Names;
  readonly summary: Names;
  readonly subject: 'PERSON' | 'HOUSEHOLD' | 'INSTITUTION';
  readonly details: Shape;
  /** How a form and a page group the details, in order; what no section names stands in a last one. */
  readonly sections?: readonly FieldSection[];
  /** Rules between the fields, beyond each field's own check. */
  readonly check?: (
    details: Partial<Values<Shape>>,
    today: CalendarDate,
    parameters: Parameters,
  ) => readonly Problem[];
  readonly criteria: (parameters: Parameters) => Criterion;
  readonly documentKinds: readonly DocumentKind[];
  readonly documents: (details: Values<Shape>, parameters: Parameters) => readonly DocumentNeed[];
  readonly way: readonly Stage[];
  readonly policy: PolicyDefinition<Parameters>;
  /** What is asked for, before anything was decided; null for programmes without money. */
  readonly requests?: (details: Values<Shape>, parameters: Parameters, facts: RegisterFacts) => Entitlement;
  /** What the decision gives; `record` is what the deciding stage recorded. */
  readonly gives?: (
    details: Values<Shape>,
    parameters: Parameters,
    facts: RegisterFacts,
    record: Readonly<Record<string, unknown>>,
  ) => Entitlement;
  readonly pays?: PaymentDefinition<Values<Shape>>;
  /** What the public notice shows beside the masked name, as names and texts; never a number, an illness as its kind. */
  readonly notice?: (
    details: Values<Shape>,
    requested: Fen | null,
  ) => readonly { readonly names: Names; readonly text: Names }[];
  /** What the annual plan counts from its cases. */
  readonly indicators: readonly {
    readonly code: string;
    readonly names: Names;
    readonly unit: Names;
    readonly when: string;
  }[];
}

/** Checks a definition once, at its making: what contradicts itself throws. */
export function defineProgramme<const Shape extends Fields, Parameters>(
  definition: ProgrammeDefinition<Shape, Parameters>,
): ProgrammeDefinition<Shape, Parameters> {
  return definition;
}

/** A programme whose particular types are of no interest. */
export type AnyProgramme = ProgrammeDefinition<Fields, Readonly<Record<string, unknown>>>;

/** The programmes that engine, schema builder and dashboard are given. */
export type ProgrammeRegister = ReadonlyMap<string, AnyProgramme>;
