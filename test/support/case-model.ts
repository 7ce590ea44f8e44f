// The way of a medical-aid case once more, as plainly as it can be said: who may do what where, and what it leads to. Tests hold the
// software to it.

import type { CaseOperation, Role } from '@zhucan/domain';

/** Whom the model knows: one of each role, and a second officer. */
export type Actor = Role | 'OTHER_OFFICER';

export interface ModelCase {
  readonly status: string;
  readonly returnedFrom: string | null;
  /** From the limit on the leader signs. */
  readonly large: boolean;
  readonly papers: boolean;
  readonly photographs: boolean;
  /** Days since the notice was posted; null before. */
  readonly postedFor: number | null;
  readonly filedBy: Actor | null;
  readonly reviewedBy: Actor | null;
  /** Whoever changed it after a return, or handed it in again. */
  readonly refiledBy: readonly Actor[];
  readonly steps: number;
}

export const FRESH: Omit<ModelCase, 'large'> = {
  status: 'DRAFT',
  returnedFrom: null,
  papers: false,
  photographs: false,
  postedFor: null,
  filedBy: null,
  reviewedBy: null,
  refiledBy: [],
  steps: 0,
};

const roleOf = (actor: Actor): Role => (actor === 'OTHER_OFFICER' ? 'DISTRICT_OFFICER' : actor);
const DISTRICT: readonly Role[] = ['DISTRICT_OFFICER', 'DISTRICT_MANAGER'];
const TOWN: readonly Role[] = ['TOWN_CASEWORKER', ...DISTRICT];
const WRITERS: readonly Role[] = ['VILLAGE_LIAISON', ...TOWN];

const BEFORE_APPROVAL = [
  'TOWN_REVIEW',
  'TOWN_SIGNATURE',
  'PUBLIC_NOTICE',
  'DISTRICT_REVIEW',
  'LEADER_SIGN_OFF',
  'RETURNED',
];
const CLOSED = ['REJECTED', 'WITHDRAWN'];

type Rule = (at: ModelCase, actor: Actor) => Partial<ModelCase> | null;

/** What is done at these places by these roles, where the rest holds. */
function rule(
  places: readonly string[],
  roles: readonly Role[],
  leads: (at: ModelCase, actor: Actor) => Partial<ModelCase> | null,
): Rule {
  return (at, actor) =>
    places.includes(at.status) && roles.includes(roleOf(actor)) ? leads(at, actor) : null;
}

const hisOwn = (at: ModelCase, actor: Actor): boolean =>
  at.filedBy === actor || at.reviewedBy === actor || at.refiledBy.includes(actor);

const refiled = (at: ModelCase, actor: Actor) => ({ refiledBy: [...at.refiledBy, actor] });

function returns(at: ModelCase): Partial<ModelCase> {
  return { status: 'RETURNED', returnedFrom: at.status };
}

const RULES: Readonly<Partial<Record<CaseOperation, readonly Rule[]>>> = {
  EDIT: [rule(['DRAFT'], WRITERS, () => ({})), rule(['RETURNED'], WRITERS, refiled)],
  SUBMIT: [rule(['DRAFT'], TOWN, (_at, actor) => ({ status: 'TOWN_REVIEW', filedBy: actor }))],
  RESUBMIT: [
    rule(['RETURNED'], TOWN, (at, actor) => ({
      ...refiled(at, actor),
      status: at.returnedFrom ?? '',
      returnedFrom: null,
    })),
  ],
  PASS_TOWN_REVIEW: [
    rule(['TOWN_REVIEW'], TOWN, (at, actor) =>
      at.papers ? { status: 'TOWN_SIGNATURE', reviewedBy: actor } : null,
    ),
  ],
  PASS_TOWN_SIGNATURE: [rule(['TOWN_SIGNATURE'], ['TOWN_HEAD'], () => ({ status: 'PUBLIC_NOTICE' }))],
  POST_NOTICE: [rule(['PUBLIC_NOTICE'], TOWN, at => (at.postedFor === null ? { postedFor: 0 } : null))],
  END_NOTICE: [
    rule(['PUBLIC_NOTICE'], TOWN, at =>
      at.photographs && (at.postedFor ?? 0) > 3 ? { status: 'DISTRICT_REVIEW' } : null,
    ),
  ],
  DECIDE: [
    rule(['DISTRICT_REVIEW'], DISTRICT, (at, actor) =>
      at.large || hisOwn(at, actor) ? null : { status: 'APPROVED' },
    ),
  ],
  PROPOSE: [
    rule(['DISTRICT_REVIEW'], DISTRICT, (at, actor) =>
      !at.large || hisOwn(at, actor) ? null : { status: 'LEADER_SIGN_OFF' },
    ),
  ],
  SIGN_OFF: [rule(['LEADER_SIGN_OFF'], ['LEADER'], () => ({ status: 'APPROVED' }))],
  REFUSE_SIGN_OFF: [rule(['LEADER_SIGN_OFF'], ['LEADER'], () => ({ status: 'DISTRICT_REVIEW' }))],
  RETURN: [rule(['TOWN_REVIEW'], TOWN, returns), rule(['DISTRICT_REVIEW'], DISTRICT, returns)],
  REJECT: [
    rule(['TOWN_REVIEW'], TOWN, () => ({ status: 'REJECTED' })),
    rule(['DISTRICT_REVIEW'], DISTRICT, (at, actor) => (hisOwn(at, actor) ? null : { status: 'REJECTED' })),
  ],
  WITHDRAW: [
    rule(['DRAFT'], WRITERS, () => ({ status: 'WITHDRAWN' })),
    rule(BEFORE_APPROVAL, TOWN, () => ({ status: 'WITHDRAWN' })),
    rule(['APPROVED'], DISTRICT, () => ({ status: 'WITHDRAWN' })),
  ],
  ASSIGN: [rule([...BEFORE_APPROVAL, 'APPROVED'], TOWN, () => ({}))],
};

export const MODEL_OPERATIONS = [...Object.keys(RULES), 'CLOSE'] as readonly CaseOperation[];

/** The case after an operation, or null where it is refused. */
export function expected(at: ModelCase, operation: CaseOperation, actor: Actor): ModelCase | null {
  for (const one of RULES[operation] ?? []) {
    const change = one(at, actor);
    if (change === null) continue;
    const after = { ...at, ...change, steps: at.steps + 1 };
    return CLOSED.includes(after.status) ? { ...after, returnedFrom: null } : after;
  }
  return null;
}
