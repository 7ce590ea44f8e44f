// One application for a certificate, from the day it is filed to its issue, its end, or as far as it has come by today.

import {
  type CertificateOperation,
  type CertificateStatus,
  composeCertificateNumber,
  DEFAULT_CERTIFICATE_POLICY,
} from '@zhucan/domain';
import { yearsFrom } from './calendar.ts';
import type { Finding } from './impairments.ts';
import { weighted } from './random.ts';
import type { CertificateRow, EventRow, VisitRow } from './rows.ts';
import { newAssessment, newCertificate } from './sheets.ts';
import { type Fate, happens, nextVisit, type Opening, type Outcome, type Teller } from './teller.ts';

const drawFate = weighted<Fate>([
  ['ISSUED', 0.918],
  ['REJECTED', 0.036],
  ['WITHDRAWN', 0.026],
  ['RETURNED', 0.02],
]);

const REJECTED = ['经复核，病历不足以支持评定结论', '经复核，评定所依据的材料不实'] as const;
const SAME_RESULT = '评定结果与现持证一致，不符合变更条件';
const WITHDRAWN = ['本人暂不申请', '家属要求撤回，待病情稳定后再申请'] as const;
const RETURNED = [
  '病历材料不齐，退回补充',
  '评定表医师签名缺失，退回补正',
  '照片不符合要求，退回重拍',
] as const;
const VISIT_WAIT = 150;

/** Runs the application; what does not fit before today, or into a life, stays where it is. */
export function runApplication(teller: Teller, opening: Opening): Outcome {
  const run = new Run(teller, opening);
  return run.toTheEnd();
}

interface StepRest {
  readonly reason?: string;
  readonly details?: EventRow['details'];
}

class Run {
  readonly #teller: Teller;
  readonly #opening: Opening;
  readonly #certificate: CertificateRow;
  readonly #fate: Fate;
  #day: number;

  constructor(teller: Teller, opening: Opening) {
    const { random, world, ledger } = teller;
    const { applied, finding } = opening;
    this.#teller = teller;
    this.#opening = opening;
    this.#day = applied;
    // The register before this one handed over what was issued; attempts that failed stayed behind.
    this.#fate =
      opening.fate ?? (applied < world.plan.start || finding === null ? 'ISSUED' : drawFate(random));
    this.#certificate = newCertificate(teller, opening);
    ledger.add(this.#certificate);
    const { operation, reason, previous } = opening;
    const step = { operation, day: applied, actorId: this.#certificate.createdById, reason };
    ledger.event(random, this.#certificate, { ...step, to: 'APPLIED' });
    if (previous) {
      ledger.event(random, previous, {
        ...step,
        to: previous.status,
        details: { successorId: this.#certificate.id },
      });
    }
  }

  toTheEnd(): Outcome {
    if (this.#opening.finding !== null) {
      const stopped = this.#assess(this.#opening.finding);
      if (stopped) return stopped;
    } else if (this.#fate === 'WITHDRAWN') return this.#withdraw();
    return this.#decide();
  }

  #outcome(result: Outcome['result']): Outcome {
    return { certificate: this.#certificate, result, day: this.#day };
  }

  /** Goes so many working days on; false where that is later than today or than the holder lived. */
  #goOn(low: number, high: number): boolean {
    const { world, random } = this.#teller;
    return this.#goTo(world.season.workday(this.#day + random.between(low, high)));
  }

  #goTo(day: number): boolean {
    if (!happens(this.#teller, day)) return false;
    this.#day = Math.max(this.#day, day);
    return true;
  }

  /** Does something on the day that the story has come to. */
  #step(
    operation: CertificateOperation,
    to: CertificateStatus,
    actorId: number | null,
    rest: StepRest = {},
  ): void {
    const { random, ledger } = this.#teller;
    ledger.event(random, this.#certificate, { operation, to, day: this.#day, actorId, ...rest });
  }

  /** Under way still, unless the register has heard of the holder's death. */
  #stop(): Outcome {
    const { death } = this.#teller.holder;
    if (death === null) return this.#outcome('OPEN');
    this.#day = death.reported;
    this.#certificate.visitId = null;
    return this.#end('WITHDRAW', 'WITHDRAWN', { reason: '申请人已去世', details: { cancelReason: 'DEATH' } });
  }

  #end(operation: 'REJECT' | 'WITHDRAW', status: CertificateStatus, rest: StepRest): Outcome {
    const { staff } = this.#teller;
    const actor = operation === 'REJECT' ? staff.officer(this.#day) : staff.caseworker(this.#day);
    this.#certificate.closed = this.#day;
    if (operation === 'REJECT') this.#certificate.reviewedById = actor;
    this.#step(operation, status, actor, rest);
    return this.#outcome('ENDED');
  }

  #withdraw(): Outcome {
    if (!this.#goOn(1, 12)) return this.#stop();
    return this.#end('WITHDRAW', 'WITHDRAWN', { reason: this.#teller.random.pick(WITHDRAWN) });
  }

  /** To the end of the assessment; an outcome where it goes no further. */
  #assess(finding: Finding): Outcome | undefined {
    const { random } = this.#teller;
    if (this.#fate === 'WITHDRAWN') return this.#withdraw();
    const visit = this.#nextVisit();
    if (!this.#goOn(0, 4)) return this.#stop();
    this.#assign(visit);
    const came = visit ? this.#goTo(visit.day) : this.#goOn(3, 28);
    if (!came) return this.#stop();
    this.#recordAssessment(finding, visit);
    if (this.#fate === 'REJECTED') {
      if (!this.#goOn(1, 7)) return this.#stop();
      const reason = this.#opening.kind === 'CHANGE' ? SAME_RESULT : random.pick(REJECTED);
      return this.#end('REJECT', 'REJECTED', { reason });
    }
    return this.#fate === 'RETURNED' && !visit ? this.#assessAgain(finding) : undefined;
  }

  #assessAgain(finding: Finding): Outcome | undefined {
    const { random, staff } = this.#teller;
    if (!this.#goOn(1, 7)) return this.#stop();
    this.#step('RETURN', 'APPLIED', staff.officer(this.#day), { reason: random.pick(RETURNED) });
    if (!this.#goOn(4, 20)) return this.#stop();
    this.#recordAssessment(finding, undefined);
    return undefined;
  }

  /** The village's next joint visit, where it is soon enough to wait for. */
  #nextVisit(): VisitRow | undefined {
    const { world, random, holder } = this.#teller;
    // Where the story knows the end, it waits for nobody.
    if (this.#opening.fate || this.#day < world.plan.start || !random.chance(0.92)) return undefined;
    return nextVisit(world, holder.village, this.#day + 7, this.#day + VISIT_WAIT);
  }

  #assign(visit: VisitRow | undefined): void {
    const { world, random, staff } = this.#teller;
    const { institutions } = world;
    const certificate = this.#certificate;
    const mental = certificate.category === 'MENTAL' || certificate.category === 'INTELLECTUAL';
    if (visit) certificate.visitId = visit.id;
    else
      certificate.hospitalId = (mental ? institutions.psychiatric : random.pick(institutions.designated)).id;
    const details = { hospitalId: certificate.hospitalId, homeVisitBatchId: certificate.visitId };
    this.#step('ASSIGN', 'APPLIED', staff.caseworker(this.#day), { details });
  }

  #recordAssessment(finding: Finding, visit: VisitRow | undefined): void {
    const certificate = this.#certificate;
    const assessment = newAssessment(this.#teller, certificate, finding, this.#day, visit);
    const { category, grade, createdById } = assessment;
    certificate.category = category;
    certificate.grade = grade;
    certificate.assessments.push(assessment);
    this.#step('ASSESS', 'ASSESSED', createdById, { details: { category, grade } });
  }

  #decide(): Outcome {
    const { random, ledger, staff, holder, world } = this.#teller;
    const certificate = this.#certificate;
    if (!this.#goOn(2, 14)) return this.#stop();
    certificate.reviewedById = staff.officer(this.#day);
    this.#step('REVIEW', 'REVIEWED', certificate.reviewedById);
    const ready = this.#day + random.between(2, 14);
    const { previous, expires, issued } = this.#opening;
    if (!this.#goTo(issued ?? world.season.issueDay(random, ready))) return this.#stop();
    const { category, grade } = certificate;
    if (grade === null || (expires !== null && expires <= this.#day)) {
      return this.#end('WITHDRAW', 'WITHDRAWN', { reason: WITHDRAWN[0] });
    }
    const actor = staff.officer(this.#day);
    certificate.number = composeCertificateNumber(holder.idNumber, category, grade);
    certificate.issued = this.#day;
    certificate.expires = expires ?? yearsFrom(this.#day, DEFAULT_CERTIFICATE_POLICY.validYears);
    this.#step('ISSUE', 'ISSUED', actor);
    if (previous) {
      previous.closed = this.#day;
      ledger.event(random, previous, {
        operation: 'REPLACE',
        to: 'REPLACED',
        day: this.#day,
        actorId: actor,
      });
    }
    return this.#outcome('ISSUED');
  }
}
