import type { Role } from '../access/roles.ts';
import type { HospitalGrade, InstitutionKind } from '../registry/terms.ts';
import type { CalendarDate } from '../shared/dates.ts';
import type { Problem } from '../shared/error.ts';
import type { Fen } from '../shared/money.ts';
import type { Period, PeriodUnit } from '../shared/workingDays.ts';
import type { Criterion } from './criteria.ts';
import type { Choice, Fields, Names, Values } from './fields.ts';
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
 * By when a stage is due, counted from the day it began: a fixed period, a number of the policy by its name (working days unless it
 * says otherwise), or the stage before's day going on, where one period covers both.
 */
export type Due = Period | { readonly policy: string; readonly unit?: PeriodUnit } | 'CONTINUES';

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
  /** By when; a public notice's is how long it hangs. None where nothing is said. */
  readonly due?: Due;
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
  /** What its reader should know of it, such as a rate assumed; what stands against it is thrown as a ValidationError. */
  readonly problems: readonly Problem[];
}

/** What is known of an institution that a field names. */
export interface InstitutionFacts {
  readonly name: string;
  readonly kind: InstitutionKind;
  readonly hospitalGrade: HospitalGrade | null;
  readonly designated: boolean;
}

/** What details are checked against. */
export interface DetailsContext<Parameters = Readonly<Record<string, unknown>>> {
  readonly today: CalendarDate;
  /** The day of the application: today until it is submitted, that day afterwards. */
  readonly appliedOn: CalendarDate;
  readonly parameters: Parameters;
  /** The institutions that the details name, by number; one that is not there is unknown. */
  readonly institutions: ReadonlyMap<number, InstitutionFacts>;
}

/** One thing that a public notice shows. */
export interface NoticeItem {
  readonly names: Names;
  readonly text: Names;
  /** Out of a closed list, and nobody's own words: shown as the list has it, whatever the sealed details may say alike. */
  readonly fixed?: boolean;
}

/** What a public notice may draw on beside the details. */
export interface NoticeSources {
  /** What each stage recorded, by stage. */
  readonly records: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly institutions: ReadonlyMap<number, InstitutionFacts>;
}

export type PolicyFieldKind = 'MONEY' | 'RATE' | 'INTEGER' | 'TIERS' | 'CHOICES';

/** One parameter: its names, and what a form makes of it. */
export interface PolicyField extends Names {
  readonly kind: PolicyFieldKind;
  readonly choices?: readonly Choice[];
}

/** A programme's dated parameters. */
export interface PolicyDefinition<Parameters> {
  readonly fields: Readonly<Record<keyof Parameters & string, PolicyField>>;
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

/** What a programme's official papers are called, in Chinese alone, where the usual name after the programme's is not theirs. */
export interface Papers {
  readonly application?: string;
  /** The household survey: its name, the stage whose form it is, and the field in which that concludes. */
  readonly survey?: { readonly title: string; readonly stage: string; readonly opinion: string };
  readonly notice?: string;
  readonly approval?: string;
  readonly refusal?: string;
}

/** Fields that belong together, under a heading. */
export interface FieldSection {
  readonly names: Names;
  readonly fields: readonly string[];
}

/** Its functions are methods, so that a particular programme is a programme like any other to the engine. */
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
  check?(details: Partial<Values<Shape>>, context: DetailsContext<Parameters>): readonly Problem[];
  criteria(parameters: Parameters): Criterion;
  readonly documentKinds: readonly DocumentKind[];
  /** What a case needs; of a draft it sees what is there yet. */
  documents(details: Partial<Values<Shape>>, parameters: Parameters): readonly DocumentNeed[];
  readonly way: readonly Stage[];
  readonly policy: PolicyDefinition<Parameters>;
  /** What is asked for, before anything was decided; nothing for programmes without money. */
  requests?(details: Values<Shape>, parameters: Parameters): Entitlement;
  /** What the decision gives; `record` is what the deciding stage recorded. Throws ValidationError against the record. */
  gives?(
    details: Values<Shape>,
    parameters: Parameters,
    record: Readonly<Record<string, unknown>>,
  ): Entitlement;
  readonly pays?: PaymentDefinition<Values<Shape>>;
  /** What the public notice shows beside the masked name, as names and texts; never a number, an illness as its kind. */
  notice?(details: Values<Shape>, requested: Fen | null, sources?: NoticeSources): readonly NoticeItem[];
  readonly papers?: Papers;
  /** What the annual plan counts from its cases. */
  readonly indicators: readonly {
    readonly code: string;
    readonly names: Names;
    readonly unit: Names;
    readonly when: string;
  }[];
}

/** A programme whose particular types are of no interest. */
export type AnyProgramme = ProgrammeDefinition<Fields, Readonly<Record<string, unknown>>>;

/** The programmes that engine, schema builder and dashboard are given. */
export type ProgrammeRegister = ReadonlyMap<string, AnyProgramme>;
