// Payments, batches, the bank's answers and advances as they may be read. The sealed account number is never a column here.

import { defineTable } from '../access/read/table.ts';
import type { AdvanceRow, BankAnswerRow, PaymentBatchRow, PaymentRow } from './fund.rows.ts';
import { advanceRule, batchRule, paymentRule } from './fund.rule.ts';

const nameOfUser = (id: string): string => `(SELECT u.display_name FROM user_account u WHERE u.id = ${id})`;

export const paymentTable = defineTable<PaymentRow>({
  typeName: 'Payment',
  name: 'payment',
  scope: { by: 'rule', sql: paymentRule },
  permission: 'case.read',
  columns: {
    id: 'id',
    number: 'number',
    use: 'use',
    status: 'status',
    programme: 'programme',
    amount: p => `${p}.amount::text`,
    setOff: p => `${p}.set_off::text`,
    payeeKind: 'payee_kind',
    payeeName: 'payee_name',
    bankName: 'bank_name',
    bankAccountLast4: 'bank_account_last4',
    paidOn: 'paid_on',
    bankReference: 'bank_reference',
    failure: 'failure',
    attempts: 'attempts',
    version: 'version',
    createdAt: 'created_at',
    updatedAt: 'updated_at',
  },
  relations: {
    fund: { type: 'Fund', kind: 'one', join: (p, fund) => `${fund}.id = ${p}.fund_id` },
    case: { type: 'Case', kind: 'one', join: (p, c) => `${c}.id = ${p}.case_id` },
    batch: { type: 'PaymentBatch', kind: 'one', join: (p, batch) => `${batch}.id = ${p}.batch_id` },
  },
});

const batchFactsSql = (b: string): string =>
  `(SELECT json_build_object('madeById', ${b}.created_by_id,
      'decidedByIds', coalesce(json_agg(DISTINCT p.decided_by_id), '[]'),
      'payeeByIds', coalesce(json_agg(DISTINCT p.payee_by_id), '[]'),
      'unanswered', count(*) FILTER (WHERE p.status = 'SENT')) FROM payment p WHERE p.batch_id = ${b}.id)`;

export const paymentBatchTable = defineTable<PaymentBatchRow>({
  typeName: 'PaymentBatch',
  name: 'payment_batch',
  scope: { by: 'rule', sql: batchRule },
  permission: 'payment.make',
  columns: {
    id: 'id',
    number: 'number',
    status: 'status',
    count: 'count',
    total: b => `${b}.total::text`,
    createdBy: b => nameOfUser(`${b}.created_by_id`),
    checkedBy: b => nameOfUser(`${b}.checked_by_id`),
    exportedBy: b => nameOfUser(`${b}.exported_by_id`),
    createdAt: 'created_at',
    checkedAt: 'checked_at',
    exportedAt: 'exported_at',
    reconciledAt: 'reconciled_at',
    version: 'version',
    facts: batchFactsSql,
  },
  relations: {
    fund: { type: 'Fund', kind: 'one', join: (b, fund) => `${fund}.id = ${b}.fund_id` },
    payments: {
      type: 'Payment',
      kind: 'many',
      join: (b, payment) => `${payment}.batch_id = ${b}.id`,
      order: payment => `${payment}.id`,
      limit: 2000,
    },
    answers: {
      type: 'BankAnswer',
      kind: 'many',
      join: (b, answer) => `${answer}.batch_id = ${b}.id`,
      order: answer => `${answer}.id`,
      limit: 4000,
    },
  },
});

defineTable<BankAnswerRow>({
  typeName: 'BankAnswer',
  name: 'bank_answer',
  scope: { by: 'parent' },
  permission: 'payment.make',
  columns: {
    id: 'id',
    line: 'line',
    paymentNumber: 'payment_number',
    amount: a => `${a}.amount::text`,
    outcome: 'outcome',
    bankReference: 'bank_reference',
    paidOn: 'paid_on',
    failure: 'failure',
    at: 'at',
  },
  relations: {},
});

export const advanceTable = defineTable<AdvanceRow>({
  typeName: 'Advance',
  name: 'advance',
  scope: { by: 'rule', sql: advanceRule },
  permission: 'case.read',
  columns: {
    id: 'id',
    amount: a => `${a}.amount::text`,
    outstanding: a => `${a}.outstanding::text`,
    paidOn: 'paid_on',
    settledOn: 'settled_on',
    version: 'version',
  },
  relations: {
    fund: { type: 'Fund', kind: 'one', join: (a, fund) => `${fund}.id = ${a}.fund_id` },
    case: { type: 'Case', kind: 'one', join: (a, c) => `${c}.id = ${a}.case_id` },
    person: { type: 'Person', kind: 'one', join: (a, person) => `${person}.id = ${a}.person_id` },
    payment: { type: 'Payment', kind: 'one', join: (a, payment) => `${payment}.id = ${a}.payment_id` },
    purpose: { type: 'FundPurpose', kind: 'one', join: (a, purpose) => `${purpose}.id = ${a}.purpose_id` },
  },
});
