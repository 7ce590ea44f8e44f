// The shapes of casework's rows as they are read.

import type { CaseStatus, DocumentForm, Role } from '@zhucan/domain';
import type { PaymentRow } from '../fund/fund.rows.ts';
import type { AreaRow } from '../registry/area/area.table.ts';
import type { HouseholdRow } from '../registry/household/household.table.ts';
import type { InstitutionRow } from '../registry/institution/institution.table.ts';
import type { PersonRow } from '../registry/person/person.table.ts';
import type { CaseFactsRow } from './facts.ts';
import type { NoticeRow } from './notice/notice.rows.ts';

export type Json = Readonly<Record<string, unknown>>;

export interface CaseRow {
  readonly id: number;
  readonly number: string;
  readonly programme: string;
  readonly status: CaseStatus;
  readonly stage: string;
  /** Fen, as text: a bigint does not fit every JSON reader. */
  readonly requestedAmount: string | null;
  readonly decidedAmount: string | null;
  readonly calculation: unknown;
  readonly policyVersion: number | null;
  readonly submittedOn: string | null;
  readonly decidedOn: string | null;
  readonly closedOn: string | null;
  readonly dueOn: string | null;
  readonly daysLeft: number | null;
  readonly returnedFrom: string | null;
  readonly returnedReason: string | null;
  readonly waitsFor: Role | null;
  /** The sensitive fields as their masks. */
  readonly details: Json;
  readonly records: Readonly<Record<string, KeptRecord>>;
  /** Names of the institutions that the details and records mention, by their number. */
  readonly institutionNames: Readonly<Record<string, string>> | null;
  readonly homeArea: string;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** What the domain decides the next operations by; never shown itself. */
  readonly facts: CaseFactsRow;
  readonly assigneeName: { readonly id: number; readonly name: string } | null;
  readonly applicantLast4: string | null;
  /** To take it out of what is told; never shown itself. */
  readonly applicantName: string | null;
  readonly person: PersonRow | null;
  readonly household: HouseholdRow | null;
  readonly institution: InstitutionRow | null;
  readonly area: AreaRow;
  readonly events: readonly CaseEventRow[];
  readonly documents: readonly CaseDocumentRow[];
  readonly tasks: readonly CaseTaskRow[];
  readonly payments: readonly PaymentRow[];
  readonly notices: readonly NoticeRow[];
}

/** What a stage recorded when it was passed last. */
export interface KeptRecord {
  readonly at: string;
  readonly actor: string | null;
  readonly values: Json;
}

export interface CaseEventRow {
  readonly id: number;
  readonly operation: string;
  readonly from: string | null;
  readonly to: string;
  readonly toStatus: CaseStatus;
  readonly at: string;
  readonly actor: string | null;
  readonly reason: string | null;
  readonly applicantName: string | null;
  readonly record: Json | null;
  readonly programme: string;
  readonly areaName: string | null;
}

export interface CaseDocumentRow {
  readonly id: number;
  readonly kind: string;
  readonly fileName: string;
  readonly form: DocumentForm;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly note: string | null;
  readonly addedAt: string;
  readonly addedBy: string | null;
  readonly removedAt: string | null;
  readonly programme: string;
}

export interface CaseTaskRow {
  readonly id: number;
  readonly kind: string;
  readonly dueOn: string;
  readonly waitsFor: Role;
  readonly doneOn: string | null;
  readonly doneBy: string | null;
  readonly note: string | null;
  readonly case: CaseRow | null;
}
