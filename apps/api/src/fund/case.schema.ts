// What a case shows of its payments.

import { builder } from '../builder.ts';
import { CaseRef } from '../casework/refs.ts';
import { PaymentRef } from './refs.ts';

builder.interfaceField(CaseRef, 'payments', t =>
  t.field({
    type: [PaymentRef],
    description: '支付，最早的在前；无权查看为空。 Its payments, oldest first; empty where not yours to see.',
    resolve: c => [...c.payments],
  }),
);
