// The certificates of one block: as many as were planned, each with an id of its own.

import type { CertificateOperation, CertificateStatus } from '@zhucan/domain';
import { momentOf } from './calendar.ts';
import type { Random } from './random.ts';
import type { CertificateRow, EventRow } from './rows.ts';

/** One thing that is done to a certificate on a day. */
interface Step {
  readonly operation: CertificateOperation;
  readonly to: CertificateStatus;
  readonly day: number;
  readonly actorId: number | null;
  readonly reason?: string | null;
  readonly details?: EventRow['details'];
}

export class Ledger {
  readonly certificates: CertificateRow[] = [];
  readonly #first: number;
  readonly #planned: number;
  #assessment: number;

  /** Assessments of a block have a range of ids of their own, so that blocks can be made side by side. */
  constructor(firstCertificate: number, planned: number, firstAssessment: number) {
    this.#first = firstCertificate;
    this.#planned = planned;
    this.#assessment = firstAssessment;
  }

  /** How many certificates may still be made. */
  get left(): number {
    return this.#planned - this.certificates.length;
  }

  nextId(): number {
    return this.#first + this.certificates.length;
  }

  nextAssessmentId(): number {
    return this.#assessment++;
  }

  add(certificate: CertificateRow): void {
    if (this.left <= 0) throw new RangeError('more certificates than planned');
    this.certificates.push(certificate);
  }

  /** Notes what was done to a certificate, and what it has become; never earlier than what came before. */
  event(random: Random, certificate: CertificateRow, step: Step): void {
    const { operation, to, day, actorId, reason = null, details = null } = step;
    const before = certificate.events.at(-1);
    certificate.events.push({
      certificateId: certificate.id,
      areaPath: certificate.area.path,
      operation,
      from: before ? certificate.status : null,
      to,
      at: Math.max((before?.at ?? 0) + 60_000, momentOf(random, day)),
      actorId,
      reason,
      details,
    });
    certificate.status = to;
  }
}
