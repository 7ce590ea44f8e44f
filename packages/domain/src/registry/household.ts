import { z } from 'zod';
import type { CalendarDate } from '../shared/dates.ts';
import { type Problem, problem } from '../shared/error.ts';
import {
  inOrder,
  notAfter,
  optionalDate,
  optionalText,
  readInput,
  requiredDate,
  requiredText,
} from '../shared/input.ts';
import { HARDSHIP_KINDS, type HardshipKindCode, HOUSEHOLD_RELATIONS } from './terms.ts';

const hardshipFields = z.object({
  kind: requiredText(40),
  since: requiredDate(),
  until: optionalDate(),
  certifiedBy: optionalText(100),
  paperNumber: optionalText(100),
});

const householdFields = z.object({
  address: optionalText(200),
  /** Yearly income per head, in fen. */
  incomePerHead: z
    .bigint()
    .nullish()
    .transform(fen => fen ?? null)
    .refine(fen => fen === null || (fen >= 0n && fen < 10n ** 14n), { error: 'INCOME_INVALID' }),
  headId: z
    .int()
    .nullish()
    .transform(id => id ?? null),
  members: z.array(z.object({ personId: z.int(), relation: z.enum(HOUSEHOLD_RELATIONS) })).max(50),
  hardships: z.array(hardshipFields).max(50),
});

export type HouseholdFields = z.output<typeof householdFields>;
export type HardshipFields = z.output<typeof hardshipFields>;

/** Kinds that anyone may claim under this name, so that who certified it must be said. */
const NEEDS_CERTIFIER: ReadonlySet<string> = new Set<HardshipKindCode>(['OTHER_CERTIFIED']);

function memberProblems({ members, headId }: Partial<HouseholdFields>): Problem[] {
  if (members === undefined) return [];
  const problems = members.flatMap(({ personId }, index) => {
    const first = members.findIndex(member => member.personId === personId);
    return first < index ? [problem('HOUSEHOLD_MEMBER_TWICE', `members.${index}.personId`)] : [];
  });
  const heads = members.filter(member => member.relation === 'HEAD').map(member => member.personId);
  if (headId !== undefined && headId !== null && !members.some(({ personId }) => personId === headId)) {
    problems.push(problem('HOUSEHOLD_HEAD_NOT_MEMBER', 'headId'));
  }
  if (headId !== undefined && heads.some(id => id !== headId)) {
    problems.push(problem('HOUSEHOLD_HEAD_DIFFERS', 'headId'));
  }
  return problems;
}

function overlaps(a: HardshipFields, b: HardshipFields): boolean {
  return a.since <= (b.until ?? '9999-12-31') && b.since <= (a.until ?? '9999-12-31');
}

function hardshipProblems(
  hardships: readonly HardshipFields[],
  kinds: ReadonlySet<string>,
  today: CalendarDate,
): Problem[] {
  return hardships.flatMap((hardship, index) => {
    const at = (field: string) => `hardships.${index}.${field}`;
    const problems = [
      ...notAfter(hardship.since, today, at('since')),
      ...inOrder(hardship.since, hardship.until, at('until')),
    ];
    if (!kinds.has(hardship.kind)) problems.push(problem('HARDSHIP_KIND_UNKNOWN', at('kind')));
    if (NEEDS_CERTIFIER.has(hardship.kind) && hardship.certifiedBy === null) {
      problems.push(problem('HARDSHIP_CERTIFIER_MISSING', at('certifiedBy')));
    }
    const earlier = hardships
      .slice(0, index)
      .some(other => other.kind === hardship.kind && overlaps(other, hardship));
    if (earlier) problems.push(problem('HARDSHIP_OVERLAP', at('since')));
    return problems;
  });
}

/** A household's whole state, checked; `kinds` are the codes of hardship that the district has. Throws ValidationError. */
export function readHousehold(input: unknown, kinds: Iterable<string>, today: CalendarDate): HouseholdFields {
  const known = new Set(kinds);
  return readInput(householdFields, input, household => [
    ...memberProblems(household),
    ...hardshipProblems(household.hardships ?? [], known, today),
  ]);
}

/** Whether a hardship counts on a day: from its first day to its last, both included. */
export function hardshipInForce(
  hardship: { readonly since: CalendarDate; readonly until: CalendarDate | null },
  day: CalendarDate,
): boolean {
  return hardship.since <= day && (hardship.until === null || day <= hardship.until);
}

/** A kind of hardship as the district keeps it. */
const hardshipKindFields = z.object({
  code: z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/, { error: 'HARDSHIP_CODE_INVALID' }),
  nameZh: requiredText(40),
  nameEn: requiredText(80),
  active: z.boolean(),
});

export function readHardshipKind(input: unknown): z.output<typeof hardshipKindFields> {
  return readInput(hardshipKindFields, input);
}

/** The kinds of hardship that a new register starts with, in the order of their lists. */
export const DEFAULT_HARDSHIP_KINDS: readonly {
  readonly code: HardshipKindCode;
  readonly sortOrder: number;
}[] = HARDSHIP_KINDS.map((code, index) => ({ code, sortOrder: (index + 1) * 10 }));
