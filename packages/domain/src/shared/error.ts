import type { ProblemCode } from '../messages/zh/problems.ts';

export type Params = Readonly<Record<string, string | number>>;

/** One thing that is wrong: what (a code of the catalogue), where (a field of the input), and the sentence's parameters. */
export interface Problem {
  readonly code: ProblemCode;
  readonly field?: string;
  readonly params: Params;
}

/** A problem, without a `field` key where no field is at fault. */
export function problem(code: ProblemCode, field?: string, params: Params = {}): Problem {
  return field === undefined ? { code, params } : { code, field, params };
}

/** A refusal that its reader can understand and mend; whatever else is thrown is a fault of the software. */
export class DomainError extends Error {
  readonly code: ProblemCode;
  readonly params: Params;
  readonly field: string | undefined;

  constructor(code: ProblemCode, params: Params = {}, field?: string) {
    super(field === undefined ? code : `${code} at ${field}`);
    this.name = new.target.name;
    this.code = code;
    this.params = params;
    this.field = field;
  }

  /** The refusal as a list of problems: itself, unless it carries several. */
  get problems(): readonly Problem[] {
    return [problem(this.code, this.field, this.params)];
  }
}

/** The input is wrong in one or more places. */
export class ValidationError extends DomainError {
  readonly #problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super('INPUT_WRONG', { count: problems.length });
    this.#problems = problems;
  }

  override get problems(): readonly Problem[] {
    return this.#problems;
  }
}

/** Throws a ValidationError where there is any problem. */
export function assertNoProblems(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ValidationError(problems);
}

/** There is no such record, or the reader may not know of it: both read the same. */
export class NotFoundError extends DomainError {
  constructor(field?: string) {
    super('NOT_FOUND', {}, field);
  }
}

/** Signed in, but the role does not allow it. */
export class ForbiddenError extends DomainError {
  constructor(code: ProblemCode = 'FORBIDDEN', params: Params = {}) {
    super(code, params);
  }
}

/** Nobody is signed in, or the sign-in failed. */
export class UnauthenticatedError extends DomainError {
  constructor(code: ProblemCode = 'UNAUTHENTICATED', params: Params = {}) {
    super(code, params);
  }
}

/** Someone else saved the record first; the reader compares both and chooses. */
export class StaleError extends DomainError {
  readonly currentVersion: number;

  /** `code` and `params` where it is known who did what meanwhile. */
  constructor(currentVersion: number, code: ProblemCode = 'STALE', params: Params = {}) {
    super(code, { ...params, currentVersion });
    this.currentVersion = currentVersion;
  }
}

/** The request contradicts what the register already holds. */
export class ConflictError extends DomainError {}

/** The operation is not possible in this state. */
export class TransitionRefused extends DomainError {
  constructor({ code, params, field }: Problem) {
    super(code, params, field);
  }
}

/** Too many requests; the reader may try again after so many seconds. */
export class RateLimited extends DomainError {
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super('RATE_LIMITED', { seconds: retryAfterSeconds });
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
