// What the bank's answer is to a case: paid, or to be sent again. In the transaction of whoever enters the answer, under the rule that
// nobody who decided a case marks it paid.

import { onPaymentOutcome } from '../fund/outcome.ts';
import { allow, caseRun, recordCaseStep, stepOn } from './operate.ts';

const OPERATION = { PAID: 'PAY', FAILED: 'PAYMENT_FAILED', CANCELLED: 'WITHDRAW' } as const;

// A payment that is called off leaves nothing to wait for: its money is free again, and the case ends with it.
onPaymentOutcome(async (base, { kind, caseId, reason }) => {
  const run = await caseRun(base);
  const before = await run.tx.case.findUniqueOrThrow({ where: { id: caseId } });
  const step = await stepOn(run, OPERATION[kind], before);
  await recordCaseStep(allow(step), { reason });
});
