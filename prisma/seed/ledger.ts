// The certificates of one block: as many as were planned, each with an id of its own.

import type { CertificateOperation, CertificateStatus } from '@zhucan/domain';
import { momentOf } from './calendar.ts';
import type { Random } from './random.ts';
import type { CertificateRow } from './rows.ts';

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
  event(
    random: Random,
    certificate: CertificateRow,
    operation: CertificateOperation,
    to: CertificateStatus,
    day: number,
    actorId: number | null,
    reason: string | null = null,
    isFirst = false,
  ): void {
    const before = certificate.events.at(-1)?.at ?? 0;
    certificate.events.push({
      certificateId: certificate.id,
      areaPath: certificate.area.path,
      operation,
      from: isFirst ? null : certificate.status,
      to,
      at: Math.max(before + 60_000, momentOf(random, day)),
      actorId,
      reason,
    });
    certificate.status = to;
  }
}
