import { may, type Permission } from '../../access/permissions.ts';
import type { Role } from '../../access/roles.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { ForbiddenError } from '../../shared/error.ts';
import { defineWorkflow, type Flags, type Step } from '../../shared/workflow.ts';
import type { CertificatePolicy } from './policy.ts';
import {
  CERTIFICATE_OPERATIONS,
  CERTIFICATE_STATUSES,
  type CertificateKind,
  type CertificateOperation,
  type CertificateStatus,
  type DisabilityCategory,
} from './terms.ts';
import { renewalOpenUntil } from './validity.ts';

/** A certificate's status, or NONE: what a person without any stands at. */
export const CERTIFICATE_PLACES = ['NONE', ...CERTIFICATE_STATUSES] as const;
export type CertificatePlace = (typeof CERTIFICATE_PLACES)[number];

/** The facts that steps need. */
export type CertificateFlag =
  | 'HOLDER_ALIVE'
  | 'HOLDS_NO_OTHER'
  | 'NO_OPEN_APPLICATION'
  | 'ASSESSABLE'
  | 'ASSIGNED'
  | 'GRADED'
  | 'RESULT_DIFFERS'
  | 'OTHER_EYES'
  | 'ISSUES_HERE'
  | 'PREVIOUS_REPLACEABLE'
  | 'RENEWAL_OPEN'
  | 'NOT_EXPIRED'
  | 'NUMBER_DISAGREES'
  | 'SUCCESSOR_ISSUED';

type Steps = Readonly<Partial<Record<CertificateOperation, Step<CertificatePlace, CertificateFlag>>>>;

/** What ends an application before it is issued. */
const ABANDON = {
  REJECT: { to: 'REJECTED', needs: ['OTHER_EYES'] },
  WITHDRAW: { to: 'WITHDRAWN' },
} as const satisfies Steps;

/** What ends a certificate that is held. CANCEL asks for nothing, for the holder may have died. */
const END = {
  CANCEL: { to: 'CANCELLED' },
  REPLACE: { to: 'REPLACED', needs: ['SUCCESSOR_ISSUED'] },
} as const satisfies Steps;

/**
 * The whole life of a certificate. RENEW, CHANGE and REISSUE leave the held certificate where it is and open an application beside
 * it, whose issue REPLACEs it; so a holder is never without one while the new one is made.
 */
export const CERTIFICATE_TABLE = {
  NONE: {
    APPLY: { to: 'APPLIED', needs: ['HOLDER_ALIVE', 'HOLDS_NO_OTHER', 'NO_OPEN_APPLICATION'] },
    TRANSFER_IN: { to: 'APPLIED', needs: ['HOLDER_ALIVE', 'HOLDS_NO_OTHER', 'NO_OPEN_APPLICATION'] },
  },
  APPLIED: {
    ASSIGN: { to: 'APPLIED', needs: ['HOLDER_ALIVE', 'ASSESSABLE'] },
    ASSESS: { to: 'ASSESSED', needs: ['HOLDER_ALIVE', 'ASSESSABLE', 'ASSIGNED'] },
    REVIEW: { to: 'REVIEWED', needs: ['HOLDER_ALIVE', 'GRADED', 'RESULT_DIFFERS', 'OTHER_EYES'] },
    ...ABANDON,
  },
  ASSESSED: {
    REVIEW: { to: 'REVIEWED', needs: ['HOLDER_ALIVE', 'GRADED', 'RESULT_DIFFERS', 'OTHER_EYES'] },
    RETURN: { to: 'APPLIED' },
    ...ABANDON,
  },
  REVIEWED: {
    ISSUE: {
      to: 'ISSUED',
      needs: [
        'ISSUES_HERE',
        'HOLDER_ALIVE',
        'GRADED',
        'OTHER_EYES',
        'PREVIOUS_REPLACEABLE',
        'HOLDS_NO_OTHER',
      ],
    },
    RETURN: { to: 'APPLIED' },
    ...ABANDON,
  },
  ISSUED: {
    RENEW: { to: 'ISSUED', needs: ['HOLDER_ALIVE', 'RENEWAL_OPEN', 'NO_OPEN_APPLICATION'] },
    CHANGE: { to: 'ISSUED', needs: ['HOLDER_ALIVE', 'NOT_EXPIRED', 'NO_OPEN_APPLICATION'] },
    REISSUE: {
      to: 'ISSUED',
      needs: ['NUMBER_DISAGREES', 'HOLDER_ALIVE', 'NOT_EXPIRED', 'NO_OPEN_APPLICATION'],
    },
    REPORT_LOSS: { to: 'LOST', needs: ['HOLDER_ALIVE'] },
    FREEZE: { to: 'FROZEN' },
    TRANSFER_OUT: { to: 'TRANSFERRED_OUT', needs: ['HOLDER_ALIVE', 'NO_OPEN_APPLICATION'] },
    ...END,
  },
  LOST: {
    FOUND: { to: 'ISSUED', needs: ['NO_OPEN_APPLICATION'] },
    REISSUE: { to: 'LOST', needs: ['HOLDER_ALIVE', 'NOT_EXPIRED', 'NO_OPEN_APPLICATION'] },
    RENEW: { to: 'LOST', needs: ['HOLDER_ALIVE', 'RENEWAL_OPEN', 'NO_OPEN_APPLICATION'] },
    ...END,
  },
  FROZEN: { UNFREEZE: { to: 'ISSUED', needs: ['HOLDER_ALIVE'] }, CANCEL: END.CANCEL },
  CANCELLED: {},
  REPLACED: {},
  TRANSFERRED_OUT: {},
  REJECTED: {},
  WITHDRAWN: {},
} as const satisfies Readonly<Record<CertificatePlace, Steps>>;

export const certificateWorkflow = defineWorkflow<CertificatePlace, CertificateOperation, CertificateFlag>({
  statuses: CERTIFICATE_PLACES,
  operations: CERTIFICATE_OPERATIONS,
  table: CERTIFICATE_TABLE,
  notPossible: 'CERTIFICATE_OPERATION_NOT_POSSIBLE',
  refusals: {
    HOLDER_ALIVE: 'PERSON_DEAD',
    HOLDS_NO_OTHER: 'CERTIFICATE_HELD',
    NO_OPEN_APPLICATION: 'CERTIFICATE_OPEN',
    ASSESSABLE: 'CERTIFICATE_NO_ASSESSMENT',
    ASSIGNED: 'CERTIFICATE_NOT_ASSIGNED',
    GRADED: 'CERTIFICATE_NEEDS_ASSESSMENT',
    RESULT_DIFFERS: 'CERTIFICATE_SAME_RESULT',
    OTHER_EYES: 'FOUR_EYES',
    ISSUES_HERE: 'CERTIFICATE_ISSUED_ELSEWHERE',
    PREVIOUS_REPLACEABLE: 'CERTIFICATE_PREVIOUS_NOT_VALID',
    RENEWAL_OPEN: 'CERTIFICATE_RENEWAL_NOT_OPEN',
    NOT_EXPIRED: 'CERTIFICATE_EXPIRED',
    NUMBER_DISAGREES: 'CERTIFICATE_NOTHING_TO_REISSUE',
    SUCCESSOR_ISSUED: 'CERTIFICATE_SUCCESSOR_MISSING',
  },
});

/** Which permission an operation takes: the village files, the town has it assessed, the district reviews, issues and ends. */
export const OPERATION_PERMISSIONS = {
  APPLY: 'certificate.apply',
  TRANSFER_IN: 'certificate.apply',
  ASSIGN: 'certificate.assign',
  ASSESS: 'certificate.assess',
  REVIEW: 'certificate.review',
  ISSUE: 'certificate.issue',
  RETURN: 'certificate.review',
  REJECT: 'certificate.review',
  WITHDRAW: 'certificate.apply',
  RENEW: 'certificate.apply',
  CHANGE: 'certificate.apply',
  REPORT_LOSS: 'certificate.report',
  FOUND: 'certificate.report',
  REISSUE: 'certificate.apply',
  FREEZE: 'certificate.freeze',
  UNFREEZE: 'certificate.freeze',
  TRANSFER_OUT: 'certificate.transfer',
  CANCEL: 'certificate.cancel',
  REPLACE: 'certificate.issue',
} as const satisfies Readonly<Record<CertificateOperation, Permission>>;

/** Statuses in which a person holds a certificate: at most one a person. */
export const HELD_STATUSES = ['ISSUED', 'FROZEN', 'LOST'] as const satisfies readonly CertificateStatus[];
/** Statuses of an application under way: at most one a person. */
export const OPEN_STATUSES = [
  'APPLIED',
  'ASSESSED',
  'REVIEWED',
] as const satisfies readonly CertificateStatus[];

/** A certificate, as far as its next steps depend on it. */
export interface CertificateFacts {
  readonly id: number;
  readonly status: CertificateStatus;
  readonly kind: CertificateKind;
  readonly category: DisabilityCategory;
  /** Null until assessed; a renewal, reissue or transfer in starts with the previous one's. */
  readonly grade: number | null;
  readonly expiresOn: CalendarDate | null;
  /** A hospital or a home visit is to assess it. */
  readonly assigned: boolean;
  /** The county of household registration is this one; a county that only accepts does not issue (跨省通办). */
  readonly issuesHere: boolean;
  /** The holder's ID number was corrected after the issue, and the number still begins with the earlier one. */
  readonly numberDisagrees: boolean;
  readonly createdById: number | null;
  /** Whoever recorded one of its assessments. */
  readonly assessorIds: readonly number[];
  readonly previous: {
    readonly id: number;
    readonly status: CertificateStatus;
    readonly category: DisabilityCategory;
    readonly grade: number | null;
  } | null;
}

/** Its holder, at the same moment. */
export interface HolderFacts {
  readonly alive: boolean;
  /** The one that the person holds (ISSUED, FROZEN or LOST), if any. */
  readonly heldId: number | null;
  /** The application under way, if any. */
  readonly openId: number | null;
}

/** Who acts, when, and under which policy. */
export interface CertificateMoment {
  readonly actorId: number | null;
  readonly today: CalendarDate;
  readonly policy: CertificatePolicy;
  /** Only the issue of a successor sets this. */
  readonly successorIssued?: boolean;
}

/** Kinds that take category and grade over and are never assessed. */
function assessable(kind: CertificateKind): boolean {
  return kind !== 'REISSUE' && kind !== 'TRANSFER_IN';
}

function replaceable(status: CertificateStatus): boolean {
  return status === 'ISSUED' || status === 'LOST';
}

/** The facts of the table for one certificate, or for a person without one (null). */
export function certificateFlags(
  certificate: CertificateFacts | null,
  holder: HolderFacts,
  { actorId, today, policy, successorIssued = false }: CertificateMoment,
): Flags<CertificateFlag> {
  const previous = certificate?.previous ?? null;
  const expiresOn = certificate?.expiresOn ?? null;
  const touchedBy = certificate ? [certificate.createdById, ...certificate.assessorIds] : [];
  return {
    HOLDER_ALIVE: holder.alive,
    HOLDS_NO_OTHER: holder.heldId === null || holder.heldId === previous?.id,
    NO_OPEN_APPLICATION: holder.openId === null || holder.openId === certificate?.id,
    ASSESSABLE: certificate !== null && assessable(certificate.kind),
    ASSIGNED: certificate?.assigned ?? false,
    GRADED: (certificate?.grade ?? null) !== null,
    RESULT_DIFFERS:
      certificate?.kind !== 'CHANGE' ||
      previous?.category !== certificate.category ||
      previous.grade !== certificate.grade,
    ISSUES_HERE: certificate?.issuesHere ?? false,
    OTHER_EYES: actorId === null || !touchedBy.includes(actorId),
    PREVIOUS_REPLACEABLE: previous === null || replaceable(previous.status),
    RENEWAL_OPEN: expiresOn !== null && expiresOn <= renewalOpenUntil(today, policy),
    NOT_EXPIRED: expiresOn !== null && today <= expiresOn,
    NUMBER_DISAGREES: certificate?.numberDisagrees ?? false,
    SUCCESSOR_ISSUED: successorIssued,
  };
}

/** The operations that someone in a role can do now: the buttons of the certificate's page. */
export function availableOperations(
  certificate: CertificateFacts | null,
  holder: HolderFacts,
  moment: CertificateMoment & { readonly role: Role },
): readonly CertificateOperation[] {
  const flags = certificateFlags(certificate, holder, moment);
  return certificateWorkflow
    .available(certificate?.status ?? 'NONE', flags)
    .filter(operation => may(moment.role, OPERATION_PERMISSIONS[operation]));
}

/** The status that an operation leads to; throws ForbiddenError or TransitionRefused with the reason. */
export function takeOperation(
  operation: CertificateOperation,
  certificate: CertificateFacts | null,
  holder: HolderFacts,
  moment: CertificateMoment & { readonly role: Role },
): CertificatePlace {
  if (!may(moment.role, OPERATION_PERMISSIONS[operation])) throw new ForbiddenError();
  const flags = certificateFlags(certificate, holder, moment);
  return certificateWorkflow.take(certificate?.status ?? 'NONE', operation, flags, {
    months: moment.policy.renewalOpensMonths,
  });
}
