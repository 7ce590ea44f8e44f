// The life of someone's certificates: the first one, and what years bring: loss, change, renewal, removal, death.

import type { CancelReason, CertificateOperation, CertificateStatus } from '@zhucan/domain';
import { runApplication } from './application.ts';
import { isoOf } from './calendar.ts';
import { drawChanged, type Finding } from './impairments.ts';
import { changed, drawTransferCounty, first, reissue, renewed, veryFirst } from './openings.ts';
import { weighted } from './random.ts';
import type { CertificateRow } from './rows.ts';
import { happens, type Opening, type Outcome, type Teller } from './teller.ts';

/** Times a year. */
const RATES = { loss: 0.014, change: 0.016, freeze: 0.005, out: 0.0055, end: 0.0045 } as const;
const RENEWS = 0.87;

type Turn = keyof typeof RATES | 'renewal' | 'death';

/** The certificate that someone holds. */
interface Held {
  readonly certificate: CertificateRow;
  /** Nothing more happens to it before this day. */
  readonly day: number;
  readonly finding: Finding;
  readonly renewal: number;
}

const drawEnd = weighted<CancelReason>([
  ['GIVEN_UP', 50],
  ['RECOVERY', 38],
  ['FALSE_CLAIM', 24],
]);

const LOST_REASONS = ['证件遗失', '搬家时遗失', '外出时被盗'] as const;
const FREEZE_REASONS = ['人口信息比对疑似死亡，待核实', '长期失联，待核实', '收到举报，待复核等级'] as const;
const CANCEL_REASONS: Readonly<Record<CancelReason, string>> = {
  DEATH: '持证人去世',
  RECOVERY: '经治疗和康复，已达不到残疾标准',
  GIVEN_UP: '本人自愿放弃',
  FALSE_CLAIM: '复核发现申领材料不实',
};

/** Tells the whole story; the person may end up holding a certificate, having held one, or waiting for one. */
export function tellStory(teller: Teller): void {
  const { random, world, holder, ledger } = teller;
  if (ledger.left <= 0) return;
  let outcome = runApplication(teller, veryFirst(teller));
  if (outcome.result === 'ENDED' && random.chance(0.35) && ledger.left > 0) {
    const applied = world.season.workday(outcome.day + random.between(60, 400));
    if (happens(teller, applied)) outcome = runApplication(teller, first(teller, applied));
  }
  if (outcome.result !== 'ISSUED') return;
  let held: Held | undefined = hold(teller, outcome, holder.impairment);
  while (held) held = nextTurn(teller, held);
}

/** So many applications of one person, all but the last one in vain: brings a block to its planned number. */
export function tellAttempts(teller: Teller, count: number): void {
  const { random, world, holder } = teller;
  let applied = world.season.workday(holder.registered);
  for (let attempt = 1; attempt <= count; attempt++) {
    const fate = attempt === count ? 'ISSUED' : random.chance(0.6) ? 'REJECTED' : 'WITHDRAWN';
    const { result, day } = runApplication(teller, { ...first(teller, applied), fate });
    if (result === 'ENDED') applied = world.season.workday(day + random.between(30, 90));
  }
}

function hold(teller: Teller, { certificate, day }: Outcome, finding: Finding): Held {
  return { certificate, day, finding, renewal: drawRenewal(teller, certificate.expires ?? 0) };
}

/** When it will be renewed: in the year before its end, now and then later, by some never. */
function drawRenewal({ random, world }: Teller, expires: number): number {
  const beforeRegister = expires < world.plan.start + 60;
  if (!beforeRegister && !random.chance(RENEWS)) return Number.POSITIVE_INFINITY;
  if (!beforeRegister && random.chance(0.1)) return expires + random.between(10, 500);
  return expires - 345 + Math.floor((beforeRegister ? 300 : 385) * random.next() ** 0.8);
}

/** What happens next, and the certificate held after it; undefined where nothing more happens. */
function nextTurn(teller: Teller, held: Held): Held | undefined {
  const [turn, day] = drawTurn(teller, held);
  if (turn === 'death') {
    cancelForDeath(teller, held);
    return undefined;
  }
  if (!happens(teller, day)) return undefined;
  switch (turn) {
    case 'loss':
      return lose(teller, held, day);
    case 'change':
      return change(teller, held, day);
    case 'freeze':
      return freeze(teller, held, day);
    case 'renewal':
      return renew(teller, held, day);
    case 'out':
      held.certificate.transferCounty = drawTransferCounty(teller);
      close(teller, held, 'TRANSFER_OUT', 'TRANSFERRED_OUT', day, '户籍迁出');
      return undefined;
    case 'end':
      return cancel(teller, held, day, drawEnd(teller.random));
  }
}

function drawTurn({ random, world, holder }: Teller, { certificate, day, renewal }: Held): [Turn, number] {
  const expires = certificate.expires ?? day;
  let turn: Turn = 'death';
  let soonest = holder.death?.day ?? Number.POSITIVE_INFINITY;
  const consider = (other: Turn, on: number, latest = Number.POSITIVE_INFINITY) => {
    const when = Number.isFinite(on) && on < world.plan.horizon + 30 ? world.season.workday(on) : on;
    if (when >= soonest || when > latest) return;
    turn = other;
    soonest = when;
  };
  const here = Math.max(day, world.plan.start) + 1;
  consider('loss', day + 1 + random.daysUntil(RATES.loss), expires - 60);
  consider('change', day + 30 + random.daysUntil(RATES.change), expires - 10);
  consider('freeze', here + random.daysUntil(RATES.freeze), expires);
  consider('out', here + random.daysUntil(RATES.out), expires);
  consider('end', here + random.daysUntil(RATES.end), expires);
  consider('renewal', Math.max(renewal, day + 1));
  return [turn, soonest];
}

function close(
  { random, ledger, staff }: Teller,
  { certificate }: Held,
  operation: CertificateOperation,
  to: CertificateStatus,
  day: number,
  reason: string,
): void {
  certificate.closed = day;
  ledger.event(random, certificate, { operation, to, day, actorId: staff.officer(day), reason });
}

function cancel(teller: Teller, held: Held, day: number, reason: CancelReason): undefined {
  held.certificate.cancelReason = reason;
  close(teller, held, 'CANCEL', 'CANCELLED', day, CANCEL_REASONS[reason]);
  return undefined;
}

/** What a dead person held ends on the day of the death, when the register hears of it. */
function cancelForDeath({ random, ledger, staff, holder }: Teller, { certificate }: Held): void {
  const { death } = holder;
  if (death === null) return;
  certificate.cancelReason = 'DEATH';
  certificate.closed = death.day;
  ledger.event(random, certificate, {
    operation: 'CANCEL',
    to: 'CANCELLED',
    day: death.reported,
    actorId: staff.officer(death.reported),
    reason: CANCEL_REASONS.DEATH,
    details: { diedOn: isoOf(death.day) },
  });
}

/** Reported lost: found again, made anew, or left at that. */
function lose(teller: Teller, held: Held, day: number): Held | undefined {
  const { random, world, ledger, staff } = teller;
  const { certificate } = held;
  const expires = certificate.expires ?? day;
  const report = (operation: CertificateOperation, to: CertificateStatus, on: number, reason: string) =>
    ledger.event(random, certificate, { operation, to, day: on, actorId: staff.filer(on), reason });
  report('REPORT_LOSS', 'LOST', day, random.pick(LOST_REASONS));
  const lost = { ...held, day };
  const what = random.next();
  const on = world.season.workday(day + random.between(1, 25));
  if (what > 0.92 || !happens(teller, on) || on > expires - 30 || ledger.left <= 0)
    return leave(teller, lost);
  if (what < 0.12) {
    report('FOUND', 'ISSUED', on, '证件已找到');
    return { ...held, day: on };
  }
  return succeed(teller, lost, reissue(certificate, on), held.finding);
}

/** Nothing more happens to it in the holder's life. */
function leave(teller: Teller, held: Held): undefined {
  cancelForDeath(teller, held);
  return undefined;
}

function freeze(teller: Teller, held: Held, day: number): Held | undefined {
  const { random, world, ledger, staff } = teller;
  const { certificate } = held;
  const step = (operation: CertificateOperation, to: CertificateStatus, on: number, reason: string) =>
    ledger.event(random, certificate, { operation, to, day: on, actorId: staff.officer(on), reason });
  step('FREEZE', 'FROZEN', day, random.pick(FREEZE_REASONS));
  const on = world.season.workday(day + random.between(15, 150));
  if (!random.chance(0.6) || !happens(teller, on)) return leave(teller, { ...held, day });
  step('UNFREEZE', 'ISSUED', on, '核实无误，解除冻结');
  return { ...held, day: on };
}

/** A worse state, or a better one; some applications find nothing new and are refused. */
function change(teller: Teller, held: Held, day: number): Held | undefined {
  const { random, ledger } = teller;
  if (ledger.left <= 0) return { ...held, day };
  const inVain = random.chance(0.08);
  const finding = inVain ? held.finding : drawChanged(random, held.finding);
  return succeed(teller, { ...held, day }, changed(held.certificate, day, finding, inVain), finding);
}

/** With the old finding, or after a new assessment that may differ. */
function renew(teller: Teller, held: Held, day: number): Held | undefined {
  const { random, ledger } = teller;
  if (ledger.left <= 0) return leave(teller, held);
  const again = random.chance(0.24);
  const finding = again && random.chance(0.3) ? drawChanged(random, held.finding) : held.finding;
  const opening = renewed(held.certificate, day, again ? finding : null);
  return succeed(teller, { ...held, day, renewal: Number.POSITIVE_INFINITY }, opening, finding);
}

/** Opens an application in the place of the held certificate; where it fails, the old one stays. */
function succeed(teller: Teller, held: Held, opening: Opening, finding: Finding): Held | undefined {
  const outcome = runApplication(teller, opening);
  switch (outcome.result) {
    case 'ISSUED':
      return hold(teller, outcome, finding);
    case 'OPEN':
      return leave(teller, held);
    case 'ENDED':
      return held.certificate.status === 'LOST' ? leave(teller, held) : { ...held, day: outcome.day + 1 };
  }
}
