import type { ProblemCode } from '../messages/zh/problems.ts';
import { type Params, type Problem, problem, TransitionRefused } from './error.ts';

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
  refusal(status: Status, operation: Operation, flags: Flags<Flag>, details?: Params): Problem | undefined;
  /** The status that the operation leads to; throws TransitionRefused with the reason, its sentence filled from `details` too. */
  take(status: Status, operation: Operation, flags: Flags<Flag>, details?: Params): Status;
}

/** A workflow from its table; buttons, checks and printed documentation all come from the same data. */
export function defineWorkflow<Status extends string, Operation extends string, Flag extends string>(
  definition: WorkflowDefinition<Status, Operation, Flag>,
): Workflow<Status, Operation, Flag> {
  const { table, operations, refusals, notPossible } = definition;

  const stepOf = (status: Status, operation: Operation): Step<Status, Flag> | undefined =>
    table[status][operation];

  function reasonAgainst(step: Step<Status, Flag> | undefined, flags: Flags<Flag>): ProblemCode | undefined {
    if (!step) return notPossible;
    const missing = step.needs?.find(flag => !flags[flag]);
    return missing === undefined ? undefined : refusals[missing];
  }

  return {
    ...definition,
    refusal(status, operation, flags, details = {}) {
      const code = reasonAgainst(stepOf(status, operation), flags);
      return code && problem(code, undefined, { ...details, operation, status });
    },
    available: (status, flags) =>
      operations.filter(operation => !reasonAgainst(stepOf(status, operation), flags)),
    take(status, operation, flags, details = {}) {
      const step = stepOf(status, operation);
      const code = reasonAgainst(step, flags);
      if (!step || code) {
        throw new TransitionRefused(
          problem(code ?? notPossible, undefined, { ...details, operation, status }),
        );
      }
      return step.to;
    },
  };
}
