import type { AnyProgramme, CaseStatus, StageFacts } from '@zhucan/domain';
import { dayInShanghai } from '../../components/format.ts';
import type { StepProgress } from '../../components/Steps.tsx';

export interface Step {
  /** The stage's code; FILED and END stand before and after the programme's own way. */
  code: string;
  /** A stage that the case's facts do not need is `unneeded`. */
  progress: StepProgress;
  /** The day on which it was passed. */
  on: string | null;
}

export interface WayFacts extends StageFacts {
  status: CaseStatus;
  /** The code of the stage at which the case waits. */
  stage: string;
  submittedOn?: string | null | undefined;
  closedOn?: string | null | undefined;
  /** In any order: only their instants count. */
  events: readonly { from?: string | null | undefined; to: string; at: string }[];
}

const abandoned: ReadonlySet<CaseStatus> = new Set(['REJECTED', 'WITHDRAWN', 'TERMINATED']);

/** Where a case stands on its programme's way, for the stepper of its page. */
export function stepsOf({ way }: Pick<AnyProgramme, 'way'>, facts: WayFacts): Step[] {
  const at = placeOf(way, facts);
  const ended = abandoned.has(facts.status);
  const filed: Step = {
    code: 'FILED',
    progress: at < 0 && !ended ? 'next' : 'done',
    on: facts.submittedOn ?? null,
  };
  const stages = way.map((stage, index): Step => {
    const { code } = stage;
    const on = passedOn(facts, code);
    if (index < at) return { code, progress: on ? 'done' : 'unneeded', on };
    if (index === at && !ended) return { code, progress: 'next', on: null };
    return { code, progress: (stage.when?.(facts) ?? true) ? 'todo' : 'unneeded', on: null };
  });
  if (ended) {
    const taken = stages.filter(({ progress }) => progress === 'done');
    return [filed, ...taken, { code: 'END', progress: 'over', on: facts.closedOn ?? null }];
  }
  const end: Step = {
    code: 'END',
    progress: facts.status === 'CLOSED' ? 'over' : at >= way.length ? 'next' : 'todo',
    on: facts.closedOn ?? null,
  };
  return [filed, ...stages, end];
}

/** The index of the stage at which the case waits: -1 before its way began, beyond the last once all are passed. */
function placeOf(way: AnyProgramme['way'], { status, stage, events }: WayFacts): number {
  if (status === 'DRAFT') return -1;
  const indexOf = (code: string) => way.findIndex(one => one.code === code);
  const waiting = indexOf(stage);
  if (waiting >= 0) return waiting;
  if (status !== 'RETURNED' && !abandoned.has(status)) return way.length;
  // Returned, or at an end: as far as it had come.
  return Math.max(-1, ...events.map(({ from }) => (from ? indexOf(from) : -1)));
}

function passedOn({ events }: WayFacts, code: string): string | null {
  const left = events.filter(({ from, to }) => from === code && to !== code).map(({ at }) => at);
  const last = left.sort().at(-1);
  return last ? dayInShanghai(last) : null;
}
