// What the bank's answer is to a case: paid, or to be sent again. In the transaction of whoever enters the answer, under the rule that
// nobody who decided a case marks it paid.

import { onPaymentOutcome } from '../fund/outcome.ts';
import { allow, caseRun, recordCaseStep, stepOn } from './operate.ts';

onPaymentOutcome(async (base, { kind, caseId, reason }) => {
  // One that is cancelled never left: the case that it was for has ended, or waits for another.
  if (kind === 'CANCELLED') return;
  const run = await caseRun(base);
  const before = await run.tx.case.findUniqueOrThrow({ where: { id: caseId } });
  const step = await stepOn(run, kind === 'PAID' ? 'PAY' : 'PAYMENT_FAILED', before);
  await recordCaseStep(allow(step), { reason });
});
