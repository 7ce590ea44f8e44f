// Funds, their accounts, purposes, budgets and entries as they may be read. The sealed account number is never a column here.

import type { FundAccountKind } from '@zhucan/domain';
import { defineTable } from '../access/read/table.ts';
import type { FundAccountRow, FundBudgetRow, FundEntryRow, FundPurposeRow, FundRow } from './fund.rows.ts';
import { ofFundRule } from './fund.rule.ts';

/** What a fund's accounts of these kinds hold now: kept with every posting, so it is exact at every commit. */
const held =
  (...kinds: readonly FundAccountKind[]) =>
  (fund: string): string =>
    `(SELECT coalesce(sum(h.balance), 0)::text FROM fund_account h WHERE h.fund_id = ${fund}.id AND h.kind IN (${kinds.map(kind => `'${kind}'`).join(', ')}))`;

export const fundTable = defineTable<FundRow>({
  typeName: 'Fund',
  name: 'fund',
  scope: { by: 'area', column: 'area_path' },
  permission: 'fund.read',
  columns: {
    id: 'id',
    code: 'code',
    nameZh: 'name_zh',
    nameEn: 'name_en',
    bankName: 'bank_name',
    bankAccountLast4: 'bank_account_last4',
    programmes: 'programmes',
    active: 'active',
    version: 'version',
    balance: held('AVAILABLE', 'RESERVED', 'IN_PAYMENT'),
    reserved: held('RESERVED'),
    inPayment: held('IN_PAYMENT'),
    available: held('AVAILABLE'),
    receivable: held('RECEIVABLE'),
  },
  relations: {
    area: { type: 'Area', kind: 'one', join: (fund, area) => `${area}.id = ${fund}.area_id` },
    accounts: {
      type: 'FundAccount',
      kind: 'many',
      join: (fund, account) => `${account}.fund_id = ${fund}.id`,
      order: account => `${account}.purpose_id NULLS FIRST, ${account}.kind`,
      limit: 2000,
    },
    purposes: {
      type: 'FundPurpose',
      kind: 'many',
      join: (fund, purpose) => `${purpose}.fund_id = ${fund}.id`,
      order: purpose => `${purpose}.id`,
    },
    budgets: {
      type: 'FundBudget',
      kind: 'many',
      join: (fund, budget) => `${budget}.fund_id = ${fund}.id`,
      order: budget => `${budget}.year DESC`,
    },
  },
});

const purposeHeld = (purpose: string, kind: FundAccountKind, sign = ''): string =>
  `(SELECT coalesce(${sign}sum(h.balance), 0)::text FROM fund_account h WHERE h.purpose_id = ${purpose}.id AND h.kind = '${kind}')`;

export const fundPurposeTable = defineTable<FundPurposeRow>({
  typeName: 'FundPurpose',
  name: 'fund_purpose',
  scope: { by: 'rule', sql: ofFundRule },
  permission: 'fund.read',
  columns: {
    id: 'id',
    nameZh: 'name_zh',
    nameEn: 'name_en',
    programmes: 'programmes',
    active: 'active',
    available: p => purposeHeld(p, 'AVAILABLE'),
    received: p => purposeHeld(p, 'DONATION', '-'),
  },
  relations: {},
});

defineTable<FundAccountRow>({
  typeName: 'FundAccount',
  name: 'fund_account',
  scope: { by: 'rule', sql: ofFundRule },
  permission: 'fund.read',
  columns: { id: 'id', kind: 'kind', balance: a => `${a}.balance::text` },
  relations: {
    purpose: { type: 'FundPurpose', kind: 'one', join: (a, purpose) => `${purpose}.id = ${a}.purpose_id` },
  },
});

/** Appropriations of the year less those that were reversed. */
const receivedSql = (b: string): string =>
  `(SELECT coalesce(sum(CASE WHEN e.kind = 'REVERSAL' THEN -p.amount ELSE p.amount END), 0)::text
      FROM fund_entry e JOIN fund_posting p ON p.entry_id = e.id
     WHERE e.fund_id = ${b}.fund_id AND e.budget_year = ${b}.year)`;

export const fundBudgetTable = defineTable<FundBudgetRow>({
  typeName: 'FundBudget',
  name: 'fund_budget',
  scope: { by: 'rule', sql: ofFundRule },
  permission: 'fund.read',
  columns: {
    id: 'id',
    year: 'year',
    population: 'population',
    perHead: b => `${b}.per_head::text`,
    amount: b => `${b}.amount::text`,
    received: receivedSql,
    version: 'version',
  },
  relations: {},
});

const postingsSql = (e: string): string =>
  `(SELECT json_agg(json_build_object('from', f.kind, 'to', t.kind, 'purposeZh', u.name_zh, 'purposeEn', u.name_en,
      'amount', p.amount::text) ORDER BY p.id)
      FROM fund_posting p JOIN fund_account f ON f.id = p.from_id JOIN fund_account t ON t.id = p.to_id
      LEFT JOIN fund_purpose u ON u.id = f.purpose_id WHERE p.entry_id = ${e}.id)`;

export const fundEntryTable = defineTable<FundEntryRow>({
  typeName: 'FundEntry',
  name: 'fund_entry',
  scope: { by: 'rule', sql: ofFundRule },
  permission: 'fund.read',
  columns: {
    id: 'id',
    kind: 'kind',
    bookedOn: 'booked_on',
    valueOn: 'value_on',
    amount: e => `(SELECT sum(p.amount)::text FROM fund_posting p WHERE p.entry_id = ${e}.id)`,
    postings: postingsSql,
    reference: 'reference',
    memo: 'memo',
    donorKind: 'donor_kind',
    donorName: 'donor_name',
    budgetYear: 'budget_year',
    caseNumber: e => `(SELECT c.number FROM case_file c WHERE c.id = ${e}.case_id)`,
    actor: e => `(SELECT u.display_name FROM user_account u WHERE u.id = ${e}.actor_id)`,
    at: 'at',
  },
  relations: {
    fund: { type: 'Fund', kind: 'one', join: (e, fund) => `${fund}.id = ${e}.fund_id` },
    payment: { type: 'Payment', kind: 'one', join: (e, payment) => `${payment}.id = ${e}.payment_id` },
    reverses: { type: 'FundEntry', kind: 'one', join: (e, other) => `${other}.id = ${e}.reverses_id` },
    reversal: { type: 'FundEntry', kind: 'one', join: (e, other) => `${other}.reverses_id = ${e}.id` },
  },
});
