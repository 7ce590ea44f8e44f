// The issue of a reviewed application: the number is composed and sealed, and what it replaces ends in the same transaction.

import {
  ConflictError,
  type DisabilityGrade,
  HELD_STATUSES,
  issueFacts,
  readIssueDate,
} from '@zhucan/domain';
import type { Context } from '../../context.ts';
import {
  type AllowedStep,
  dateColumn,
  dayOf,
  decide,
  operate,
  recordStep,
  type Target,
} from './operation.ts';

function gradeOf(grade: number | null): DisabilityGrade | null {
  return grade === 1 || grade === 2 || grade === 3 || grade === 4 ? grade : null;
}

async function issueDay({ tx, before, ctx }: AllowedStep, input: unknown): Promise<string> {
  const last = await tx.assessment.findFirst({
    where: { certificateId: before.id },
    orderBy: { id: 'desc' },
    select: { assessedOn: true },
  });
  const since = {
    appliedOn: dayOf(before.appliedOn),
    assessedOn: last ? dayOf(last.assessedOn) : null,
  };
  return readIssueDate(input, since, ctx.today);
}

/** What is printed, with the number sealed and its keyed hash; a number that someone else holds is refused. */
async function printed({ tx, before, ctx, policy }: AllowedStep, day: string) {
  const holder = await tx.person.findUniqueOrThrow({
    where: { id: before.personId },
    select: { idNumberEnc: true, erasedAt: true },
  });
  if (holder.erasedAt) throw new ConflictError('ERASED');
  const application = {
    category: before.category,
    grade: gradeOf(before.grade),
    expiresOn: before.expiresOn ? dayOf(before.expiresOn) : null,
  };
  const { number, issuedOn, expiresOn } = issueFacts(
    application,
    { idNumber: ctx.vault.open(holder.idNumberEnc) },
    day,
    policy,
  );
  const numberHash = ctx.vault.hash('CERTIFICATE_NUMBER', number);
  const taken = await tx.certificate.findFirst({
    where: { numberHash, status: { in: [...HELD_STATUSES] }, personId: { not: before.personId } },
    select: { id: true },
  });
  if (taken) throw new ConflictError('CERTIFICATE_NUMBER_TAKEN');
  return {
    numberEnc: ctx.vault.seal(number),
    numberHash,
    numberLast4: number.slice(-4),
    issuedOn: dateColumn(issuedOn),
    expiresOn: dateColumn(expiresOn),
  };
}

/** Ends the certificate that this one replaces, first, so that the holder never has two. */
async function replacePrevious(step: AllowedStep, previousId: number, day: string): Promise<void> {
  const previous = await step.tx.certificate.findUniqueOrThrow({ where: { id: previousId } });
  const to = await decide(step, 'REPLACE', previousId, { successorIssued: true });
  await recordStep(step, previous, to, { operation: 'REPLACE', data: { closedOn: dateColumn(day) } });
}

export function issueCertificate(
  ctx: Context,
  target: Target,
  input: { readonly issuedOn?: string | null | undefined },
): Promise<number> {
  return operate(ctx, 'ISSUE', target, async step => {
    const day = await issueDay(step, input);
    const data = await printed(step, day);
    if (step.before.previousId !== null) await replacePrevious(step, step.before.previousId, day);
    await recordStep(step, step.before, step.to, { operation: 'ISSUE', data });
    return target.id;
  });
}
