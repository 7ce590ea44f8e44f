// The facts of a case as `facts.sql.ts` gives them.

import type { CalendarDate, CaseStatus, DocumentForm } from '@zhucan/domain';
import type { RegisterRow, ServedRow } from './criteria/register-facts.ts';

export interface CaseFactsRow {
  readonly id: number;
  readonly status: CaseStatus;
  readonly stage: string;
  readonly version: number;
  readonly details: Readonly<Record<string, unknown>>;
  /** Fen, as text. */
  readonly requestedAmount: string | null;
  readonly decidedAmount: string | null;
  readonly returnedFrom: string | null;
  readonly daysLeft: number | null;
  readonly dueOn: CalendarDate | null;
  readonly submittedOn: CalendarDate | null;
  readonly decidedOn: CalendarDate | null;
  readonly closed: boolean;
  readonly policyVersion: number | null;
  readonly records: Readonly<Record<string, { readonly values: Readonly<Record<string, unknown>> }>>;
  readonly filedById: number | null;
  readonly reviewedById: number | null;
  /** Of a case that was returned once: whoever changed it then, or handed it in again. */
  readonly refiledByIds: readonly number[] | null;
  readonly decidedById: number | null;
  readonly createdById: number | null;
  readonly assigneeId: number | null;
  readonly personId: number | null;
  readonly documents: readonly { readonly kind: string; readonly form: DocumentForm }[];
  readonly notice: {
    readonly status: 'POSTED' | 'ENDED' | 'WITHDRAWN';
    readonly postedOn: CalendarDate;
    readonly lastDay: CalendarDate;
  } | null;
  readonly openObjections: number;
  readonly openTasks: number;
  /** A payment of it is with the bank. */
  readonly paymentUnderWay: boolean;
  /** Of the person; null where the case is for a household or an institution. */
  readonly register: RegisterRow | null;
  readonly served: readonly ServedRow[];
}
