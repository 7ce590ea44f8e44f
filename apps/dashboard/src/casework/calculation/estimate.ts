import { type AnyProgramme, DomainError, type Entitlement, type Problem, readDraft } from '@zhucan/domain';
import type { FormValues } from '../../components/form/draft.ts';
import { caseProblems, type FormContext, readable } from '../form/problems.ts';

export interface Estimate {
  amount: bigint;
  calculation: unknown;
  problems: readonly Problem[];
}

/**
 * What the rule gives for a form as far as it is filled in; nothing while what the amount hangs on is missing or wrong. Fields that no
 * rule asks for may be missing: the rule itself says nothing of them.
 */
export function estimateOf(
  programme: AnyProgramme,
  values: FormValues,
  context: FormContext,
): Estimate | undefined {
  if (!programme.requests) return undefined;
  const { wrong } = caseProblems(programme, values, context);
  if (wrong.some(({ field }) => field && isMoneyOrChoice(programme, field))) return undefined;
  const missing = moneyFieldsMissing(programme, values);
  if (missing) return undefined;
  try {
    const given = readDraft(programme, readable(programme, values, context));
    const whole = { ...emptyDetails(programme), ...given };
    const { amount, calculation, problems }: Entitlement = programme.requests(whole, context.parameters);
    return { amount, calculation, problems };
  } catch (error) {
    // What stands against the amount as it is filled in so far is said at its field.
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

const counted = new Set(['MONEY', 'RATE', 'INTEGER', 'CHOICE', 'YES_NO']);

function isMoneyOrChoice({ details }: AnyProgramme, field: string): boolean {
  return counted.has(details[field]?.kind ?? '');
}

/** A required amount that nobody has filled in yet, or the first choice, which says what kind of thing is asked for. */
function moneyFieldsMissing({ details }: AnyProgramme, values: FormValues): boolean {
  const isEmpty = (name: string) =>
    values[name] === '' || values[name] === null || values[name] === undefined;
  const fields = Object.entries(details).filter(([, { required }]) => required);
  const firstChoice = fields.find(([, { kind }]) => kind === 'CHOICE');
  const amounts = fields.filter(([, { kind }]) => kind === 'MONEY');
  return [...(firstChoice ? [firstChoice] : []), ...amounts].some(([name]) => isEmpty(name));
}

/** Every field, empty: an unanswered question counts as the common case until it is answered. */
function emptyDetails({ details }: AnyProgramme): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(details).map(([name, { kind }]) => [name, kind === 'YES_NO' ? true : null]),
  );
}
