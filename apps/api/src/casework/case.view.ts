// What a case's page shows that is not stored: the buttons, the criteria, what is missing, the days left. From the facts that came
// with the row and what the district has set, so that a page of cases costs no further statement a row.

import { type CaseOperation, caseActions, type Explained, type Locale, label } from '@zhucan/domain';
import type { Context } from '../context.ts';
import type { CaseRow } from './case.rows.ts';
import { seesCase } from './case.rule.ts';
import { actorOf, caseFacts, eligibility, type Ground, missingDocuments, momentOf } from './decisions.ts';
import { officeOf } from './office.ts';
import { type NeededDocument, namedFields, type OfferedAction } from './parts.schema.ts';
import { nameIn } from './programme/values.ts';
import { programmeOfCase } from './register.ts';
import { recordFields, stageName } from './stages.ts';

async function groundOf({ facts, programme: code }: CaseRow, ctx: Context): Promise<Ground> {
  const office = await officeOf(ctx);
  const programme = programmeOfCase(code);
  const decided = facts.decidedOn !== null;
  const policy = decided
    ? office.version(programme, facts.policyVersion, ctx.today)
    : office.policy(programme, ctx.today);
  return { programme, policy, office, today: ctx.today };
}

const WITH_RECORD: readonly CaseOperation[] = [
  'PASS_TOWN_REVIEW',
  'PASS_TOWN_SIGNATURE',
  'DECIDE',
  'PROPOSE',
  'COMPLETE_STEP',
  'DELIVER',
];
const WITH_REASON: readonly CaseOperation[] = ['RETURN', 'REJECT', 'WITHDRAW', 'REFUSE_SIGN_OFF'];

/** The buttons of someone for a case, the main one first. */
export async function actionsFor(row: CaseRow, ctx: Context): Promise<OfferedAction[]> {
  const { viewer, locale } = ctx;
  if (viewer?.kind !== 'user') return [];
  const ground = await groundOf(row, ctx);
  const offered = caseActions(
    caseFacts(row.facts, ground),
    actorOf(viewer),
    ground.programme,
    momentOf(ground),
  );
  return offered
    .map(({ operation, main, refusal }) => ({
      operation,
      main,
      refusal,
      name: label(locale, 'caseOperation', operation),
      form: WITH_RECORD.includes(operation) ? namedFields(recordFields(row.programme, row.facts.stage)) : [],
      reason: WITH_REASON.includes(operation),
    }))
    .sort((a, b) => Number(b.main) - Number(a.main));
}

export async function eligibilityOf(row: CaseRow, ctx: Context): Promise<Explained | null> {
  return seesCase(ctx.viewer) ? eligibility(row.facts, await groundOf(row, ctx)) : null;
}

function neededDocument(
  { programme }: Ground,
  { kind, before }: { readonly kind: string; readonly before: string },
  locale: Locale,
): NeededDocument {
  const known = programme.documentKinds.find(one => one.kind === kind);
  return {
    kind,
    name: known ? nameIn(locale, known.names) : kind,
    before: stageName(programme.code, before, locale),
    forms: known?.forms ?? ['ORIGINAL'],
    hint: known?.hint ? nameIn(locale, known.hint) : null,
  };
}

export async function missingDocumentsOf(row: CaseRow, ctx: Context): Promise<NeededDocument[]> {
  if (!seesCase(ctx.viewer) || row.facts.closed) return [];
  const ground = await groundOf(row, ctx);
  return missingDocuments(row.facts, ground).map(need => neededDocument(ground, need, ctx.locale));
}

/** Working days until the case is due; negative once it is overdue. */
export async function workingDaysLeft({ dueOn }: CaseRow, ctx: Context): Promise<number | null> {
  if (dueOn === null) return null;
  const { calendar } = await officeOf(ctx);
  return calendar.between(ctx.today, dueOn);
}
