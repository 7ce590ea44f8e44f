import { dayInShanghai } from '../components/format.ts';
import type { CertificatePageFragment } from '../generated/graphql.ts';

type Place = 'APPLIED' | 'ASSESSED' | 'REVIEWED' | 'ISSUED' | 'END';

export interface LifeStep {
  place: Place;
  /** `next` is what is to be done now; `over` is an end that has come. */
  progress: 'done' | 'next' | 'todo' | 'unneeded' | 'over';
  on: string | null;
}

export type LifeFacts = Pick<
  CertificatePageFragment,
  'kind' | 'status' | 'state' | 'grade' | 'appliedOn' | 'issuedOn' | 'expiresOn' | 'closedOn'
> & {
  assessments: readonly { assessedOn: string }[];
  events: readonly { to: CertificatePageFragment['status']; at: string }[];
};

const rank = {
  APPLIED: 0,
  ASSESSED: 1,
  REVIEWED: 2,
  ISSUED: 3,
  FROZEN: 3,
  LOST: 3,
  CANCELLED: 4,
  REPLACED: 4,
  TRANSFERRED_OUT: 4,
  REJECTED: -1,
  WITHDRAWN: -1,
} as const satisfies Record<LifeFacts['status'], number>;

/** A reissue, a transfer in and a renewal without a new assessment take category and grade over. */
function needsAssessment({ kind, grade, assessments }: LifeFacts): boolean {
  if (assessments.length > 0) return true;
  if (kind === 'REISSUE' || kind === 'TRANSFER_IN') return false;
  return kind !== 'RENEWAL' || grade === null;
}

function dayOf(facts: LifeFacts, status: LifeFacts['status']): string | null {
  const found = facts.events.find(({ to }) => to === status);
  return found ? dayInShanghai(found.at) : null;
}

/** Where a certificate stands between its application and its end, for the stepper of its page. */
export function lifeOf(facts: LifeFacts): LifeStep[] {
  const { status } = facts;
  const abandoned = rank[status] < 0;
  const reached = abandoned ? furthest(facts) : rank[status];
  const waiting = nextRank(facts, reached);
  const progress = (at: number): LifeStep['progress'] => {
    if (at === 1 && !needsAssessment(facts)) return 'unneeded';
    if (at <= reached) return 'done';
    return at === waiting ? 'next' : 'todo';
  };
  const steps: LifeStep[] = [
    { place: 'APPLIED', progress: 'done', on: facts.appliedOn },
    { place: 'ASSESSED', progress: progress(1), on: facts.assessments[0]?.assessedOn ?? null },
    { place: 'REVIEWED', progress: progress(2), on: reached >= 2 ? dayOf(facts, 'REVIEWED') : null },
    { place: 'ISSUED', progress: progress(3), on: facts.issuedOn ?? null },
  ];
  if (abandoned) {
    const taken = steps.filter(step => step.progress === 'done');
    return [...taken, { place: 'END', progress: 'over', on: facts.closedOn ?? null }];
  }
  return [...steps, endOf(facts)];
}

function nextRank(facts: LifeFacts, reached: number): number {
  return reached === 0 && !needsAssessment(facts) ? 2 : reached + 1;
}

/** How far an application came before it was rejected or withdrawn. */
function furthest({ events }: LifeFacts): number {
  return Math.max(0, ...events.map(({ to }) => Math.min(rank[to], 2)));
}

function endOf({ status, state, expiresOn, closedOn }: LifeFacts): LifeStep {
  if (rank[status] === 4) return { place: 'END', progress: 'over', on: closedOn ?? null };
  if (state === 'EXPIRED') return { place: 'END', progress: 'over', on: expiresOn ?? null };
  const near = state === 'EXPIRING';
  return { place: 'END', progress: near ? 'next' : 'todo', on: expiresOn ?? null };
}
