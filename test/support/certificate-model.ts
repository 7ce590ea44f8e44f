// A plain model of what a person holds and waits for, as someone would note it on a card. It knows nothing of the software.

import { addYears, type CertificateStatus } from '@zhucan/domain';

type Kind = 'FIRST' | 'RENEWAL' | 'CHANGE' | 'REISSUE';

export interface Model {
  day: string;
  alive: boolean;
  held: { status: 'ISSUED' | 'FROZEN' | 'LOST'; grade: number; expiresOn: string } | null;
  open: {
    status: 'APPLIED' | 'ASSESSED' | 'REVIEWED';
    kind: Kind;
    grade: number | null;
    assigned: boolean;
  } | null;
  ended: CertificateStatus[];
}

export interface Rule {
  readonly allowed: (model: Model) => boolean;
  readonly done: (model: Model) => void;
}

export function newModel(day: string): Model {
  return { day, alive: true, held: null, open: null, ended: [] };
}

function holds({ held }: Model, ...statuses: readonly string[]): boolean {
  return held !== null && statuses.includes(held.status);
}

function lasts({ held, day }: Model): boolean {
  return held !== null && held.expiresOn >= day;
}

function renewable({ held, day }: Model): boolean {
  return held !== null && held.expiresOn <= addYears(day, 1);
}

function open(model: Model, kind: Kind, grade: number | null): void {
  model.open = { status: 'APPLIED', kind, grade, assigned: false };
}

function mark(part: 'held' | 'open', facts: object): (model: Model) => void {
  return model => {
    const target = model[part];
    if (target) Object.assign(target, facts);
  };
}

function end(model: Model, status: CertificateStatus): void {
  if (model.held) model.ended.push(status);
  model.held = null;
}

function abandon(model: Model, status: CertificateStatus): void {
  if (model.open) model.ended.push(status);
  model.open = null;
}

/** A death ends everything. */
export function die(model: Model): void {
  model.alive = false;
  end(model, 'CANCELLED');
  abandon(model, 'WITHDRAWN');
}

function issue(model: Model): void {
  const { open: application, held, day } = model;
  if (!application) return;
  const expiresOn = application.kind === 'REISSUE' && held ? held.expiresOn : addYears(day, 10);
  end(model, 'REPLACED');
  model.held = { status: 'ISSUED', grade: application.grade ?? 0, expiresOn };
  model.open = null;
}

const toBeAssessed = (m: Model): boolean =>
  m.alive && m.open?.status === 'APPLIED' && m.open.kind !== 'REISSUE';

const reviewable = ({ alive, open: application, held }: Model): boolean =>
  alive &&
  application !== null &&
  application.status !== 'REVIEWED' &&
  application.grade !== null &&
  (application.kind !== 'CHANGE' || held?.grade !== application.grade);

const issuable = (m: Model): boolean =>
  m.alive &&
  m.open?.status === 'REVIEWED' &&
  (m.open.kind === 'FIRST' || holds(m, 'ISSUED', 'LOST')) &&
  (m.open.kind !== 'REISSUE' || (m.held?.expiresOn ?? '') > m.day);

function assess(grade: number): Rule {
  return {
    allowed: m => toBeAssessed(m) && m.open?.assigned === true,
    done: mark('open', { status: 'ASSESSED', grade }),
  };
}

function renew(reassess: boolean): Rule {
  return {
    allowed: m => m.alive && holds(m, 'ISSUED', 'LOST') && renewable(m) && !m.open,
    done: m => open(m, 'RENEWAL', reassess ? null : (m.held?.grade ?? null)),
  };
}

/** When each step is possible, and what it makes of the card. */
export const RULES = {
  APPLY: { allowed: m => m.alive && !m.held && !m.open, done: m => open(m, 'FIRST', null) },
  ASSIGN: { allowed: toBeAssessed, done: mark('open', { assigned: true }) },
  ASSESS_1: assess(1),
  ASSESS_3: assess(3),
  REVIEW: { allowed: reviewable, done: mark('open', { status: 'REVIEWED' }) },
  RETURN: {
    allowed: m => m.open !== null && m.open.status !== 'APPLIED',
    done: mark('open', { status: 'APPLIED' }),
  },
  REJECT: { allowed: m => m.open !== null, done: m => abandon(m, 'REJECTED') },
  WITHDRAW: { allowed: m => m.open !== null, done: m => abandon(m, 'WITHDRAWN') },
  ISSUE: { allowed: issuable, done: issue },
  RENEW: renew(false),
  RENEW_REASSESSED: renew(true),
  CHANGE: {
    allowed: m => m.alive && holds(m, 'ISSUED') && lasts(m) && !m.open,
    done: m => open(m, 'CHANGE', null),
  },
  REISSUE: {
    allowed: m => m.alive && holds(m, 'LOST') && lasts(m) && !m.open,
    done: m => open(m, 'REISSUE', m.held?.grade ?? null),
  },
  REPORT_LOSS: { allowed: m => m.alive && holds(m, 'ISSUED'), done: mark('held', { status: 'LOST' }) },
  FOUND: { allowed: m => holds(m, 'LOST') && !m.open, done: mark('held', { status: 'ISSUED' }) },
  FREEZE: { allowed: m => holds(m, 'ISSUED'), done: mark('held', { status: 'FROZEN' }) },
  UNFREEZE: { allowed: m => m.alive && holds(m, 'FROZEN'), done: mark('held', { status: 'ISSUED' }) },
  TRANSFER_OUT: {
    allowed: m => m.alive && holds(m, 'ISSUED') && !m.open,
    done: m => end(m, 'TRANSFERRED_OUT'),
  },
  CANCEL: {
    allowed: m => m.held !== null,
    done: m => {
      end(m, 'CANCELLED');
      abandon(m, 'WITHDRAWN');
    },
  },
} as const satisfies Readonly<Record<string, Rule>>;

export type StepName = keyof typeof RULES;
