import type { ProblemCode } from '../messages/zh/problems.ts';
import { type Problem, problem, TransitionRefused } from './error.ts';

/** Where an operation leads from one status, and the facts that must hold for it. */
export interface Step<Status extends string, Flag extends string> {
  readonly to: Status;
  /** The first one that does not hold gives the reason of the refusal. */
  readonly needs?: readonly Flag[];
}

/** Status → operation → step: what is not in the table is not possible. */
export type TransitionTable<Status extends string, Operation extends string, Flag extends string> = Readonly<
  Record<Status, Readonly<Partial<Record<Operation, Step<Status, Flag>>>>>
>;

export type Flags<Flag extends string> = Readonly<Record<Flag, boolean>>;

export interface WorkflowDefinition<Status extends string, Operation extends string, Flag extends string> {
  readonly statuses: readonly Status[];
  readonly operations: readonly Operation[];
  readonly table: TransitionTable<Status, Operation, Flag>;
  /** What to say where the table has no such step; gets `operation` and `status` as parameters. */
  readonly notPossible: ProblemCode;
  /** What to say where a needed fact does not hold. */
  readonly refusals: Readonly<Record<Flag, ProblemCode>>;
}

export interface Workflow<Status extends string, Operation extends string, Flag extends string>
  extends WorkflowDefinition<Status, Operation, Flag> {
  /** Operations that are possible now, in the order of the definition. */
  available(status: Status, flags: Flags<Flag>): readonly Operation[];
  /** Why the operation is not possible now; undefined where it is. */
  refusal(status: Status, operation: Operation, flags: Flags<Flag>): Problem | undefined;
  /** The status that the operation leads to; throws TransitionRefused with the reason. */
  take(status: Status, operation: Operation, flags: Flags<Flag>): Status;
}

/** A workflow from its table; buttons, checks and printed documentation all come from the same data. */
export function defineWorkflow<Status extends string, Operation extends string, Flag extends string>(
  definition: WorkflowDefinition<Status, Operation, Flag>,
): Workflow<Status, Operation, Flag> {
  const { table, operations, refusals, notPossible } = definition;

  const stepOf = (status: Status, operation: Operation): Step<Status, Flag> | undefined =>
    table[status][operation];

  function refusal(status: Status, operation: Operation, flags: Flags<Flag>): Problem | undefined {
    const step = stepOf(status, operation);
    if (!step) return problem(notPossible, undefined, { operation, status });
    const missing = step.needs?.find(flag => !flags[flag]);
    return missing === undefined ? undefined : problem(refusals[missing], undefined, { operation, status });
  }

  return {
    ...definition,
    refusal,
    available: (status, flags) => operations.filter(operation => !refusal(status, operation, flags)),
    take(status, operation, flags) {
      const refused = refusal(status, operation, flags);
      const step = stepOf(status, operation);
      if (refused) throw new TransitionRefused(refused);
      if (!step) throw new TransitionRefused(problem(notPossible, undefined, { operation, status }));
      return step.to;
    },
  };
}
