import { randomBytes } from 'node:crypto';
import type { Rows } from './rows.fixture.ts';

type Row = Record<string, unknown>;
type Attempt = () => Promise<unknown>;

/** A fund's rows that the database accepts, for tests that then change one thing. */
class FundRows {
  readonly #rows: () => Rows;

  constructor(rows: () => Rows) {
    this.#rows = rows;
  }

  query(sql: string, values: unknown[] = []) {
    return this.#rows().query(sql, values);
  }

  /** Several statements that stand or fall together. */
  async together(act: () => Promise<unknown>): Promise<void> {
    await this.query('BEGIN');
    try {
      await act();
      await this.query('COMMIT');
    } catch (error) {
      await this.query('ROLLBACK');
      throw error;
    }
  }

  fund(changes: Row = {}): Promise<number> {
    return this.#rows().insert('fund', {
      code: randomBytes(4).toString('hex'),
      name_zh: '基金',
      name_en: 'Fund',
      area_id: this.#rows().area.district,
      bank_name: '银行',
      bank_account_enc: randomBytes(40),
      bank_account_last4: '1234',
      programmes: ['MEDICAL_AID'],
      ...changes,
    });
  }

  account = (fund_id: number, kind: string): Promise<number> =>
    this.#rows().insert('fund_account', { fund_id, kind });

  entry(fund_id: number, changes: Row = {}): Promise<number> {
    return this.#rows().insert('fund_entry', {
      fund_id,
      kind: 'APPROPRIATION',
      booked_on: '2026-01-01',
      idempotency_key: randomBytes(6).toString('hex'),
      ...changes,
    });
  }

  posting(entry_id: number, fund_id: number, from_id: number, to_id: number, amount = 100): Promise<number> {
    return this.#rows().insert('fund_posting', {
      entry_id,
      fund_id,
      booked_on: '2026-01-01',
      from_id,
      to_id,
      amount,
    });
  }

  /** An entry with one posting between two accounts of a new fund. */
  async posted(
    from: string,
    to: string,
    amount = 100,
  ): Promise<{ fund: number; from: number; to: number; entry: number }> {
    const fund = await this.fund();
    const [a, b] = [await this.account(fund, from), await this.account(fund, to)];
    let entry = 0;
    await this.together(async () => {
      entry = await this.entry(fund);
      await this.posting(entry, fund, a, b, amount);
    });
    return { fund, from: a, to: b, entry };
  }

  async reservation(changes: Row = {}): Promise<number> {
    const fund_id = changes['fund_id'] ?? (await this.fund());
    return this.#rows().insert('reservation', { fund_id, case_id: 1, amount: 100, ...changes });
  }

  async payment(changes: Row = {}): Promise<number> {
    return this.#rows().insert('payment', {
      fund_id: changes['fund_id'] ?? (await this.fund()),
      programme: 'MEDICAL_AID',
      area_path: '990101',
      number: randomBytes(5).toString('hex'),
      use: 'GRANT',
      amount: 100,
      payee_kind: 'PERSON',
      payee_name: '某人',
      bank_name: '银行',
      bank_account_enc: randomBytes(40),
      bank_account_last4: '1234',
      ...changes,
    });
  }

  async batch(changes: Row = {}): Promise<number> {
    const row = { fund_id: changes['fund_id'] ?? (await this.fund()), created_by_id: 1 };
    return this.#rows().insert('payment_batch', {
      ...row,
      number: randomBytes(5).toString('hex'),
      ...changes,
    });
  }

  async answer(changes: Row = {}): Promise<number> {
    const row = { batch_id: changes['batch_id'] ?? (await this.batch()), file_hash: 'a'.repeat(64), line: 2 };
    const answer = { payment_number: 'P1', outcome: 'PAID', paid_on: '2026-01-02', ...changes };
    return this.#rows().insert('bank_answer', { ...row, ...answer });
  }

  async advance(changes: Row = {}): Promise<number> {
    const row = { fund_id: changes['fund_id'] ?? (await this.fund()), case_id: 1, person_id: 1 };
    const advance = { payment_id: 1, amount: 100, outstanding: 100, paid_on: '2026-01-01' };
    return this.#rows().insert('advance', { ...row, ...advance, ...changes });
  }
}

const short = Buffer.alloc(28);

function ledgerGuards(f: FundRows): Record<string, Attempt[]> {
  return {
    fund_account_balance_check: [
      () => f.posted('AVAILABLE', 'GRANTED'),
      () => f.posted('AVAILABLE', 'DONATION'),
      () => f.posted('RESERVED', 'IN_PAYMENT'),
    ],
    fund_account_by_posting: [
      async () => {
        const { to } = await f.posted('BUDGET', 'AVAILABLE');
        await f.query('UPDATE fund_account SET balance = 1000 WHERE id = $1', [to]);
      },
    ],
    fund_posting_amount_check: [
      () => f.posted('BUDGET', 'AVAILABLE', 0),
      () => f.posted('BUDGET', 'AVAILABLE', -100),
    ],
    fund_posting_two_check: [
      async () => {
        const { fund, to } = await f.posted('BUDGET', 'AVAILABLE');
        await f.together(async () => f.posting(await f.entry(fund), fund, to, to));
      },
    ],
    fund_posting_one_fund_check: [
      async () => {
        const [own, other] = [await f.posted('BUDGET', 'AVAILABLE'), await f.posted('BUDGET', 'AVAILABLE')];
        await f.together(async () => f.posting(await f.entry(own.fund), own.fund, own.to, other.to));
      },
      async () => {
        const [own, other] = [await f.posted('BUDGET', 'AVAILABLE'), await f.posted('BUDGET', 'AVAILABLE')];
        await f.together(async () => f.posting(await f.entry(own.fund), other.fund, other.from, other.to));
      },
    ],
    fund_entry_postings_check: [async () => f.entry(await f.fund())],
    fund_entry_append_only: [
      () => f.query("UPDATE fund_entry SET memo = 'x'"),
      () => f.query('DELETE FROM fund_entry'),
    ],
    fund_posting_append_only: [
      () => f.query('UPDATE fund_posting SET amount = amount + 1'),
      () => f.query('DELETE FROM fund_posting'),
    ],
    fund_bank_account_check: [() => f.fund({ bank_account_enc: short })],
    fund_version_check: [() => f.fund({ version: 0 })],
    fund_budget_amounts_check: [
      async () =>
        f.query(
          'INSERT INTO fund_budget (fund_id, year, population, per_head, amount) VALUES ($1, 2026, -1, 100, 100)',
          [await f.fund()],
        ),
    ],
    // Money that the books hold and the accounts do not, or the other way round.
    fund_sums_check: [
      async () => {
        const fund_id = await f.fund();
        await f.account(fund_id, 'RESERVED');
        await f.reservation({ fund_id });
      },
      async () => {
        const fund_id = await f.fund();
        await f.account(fund_id, 'RECEIVABLE');
        await f.advance({ fund_id });
      },
      async () => {
        const { fund, to } = await f.posted('BUDGET', 'AVAILABLE');
        const reserved = await f.account(fund, 'RESERVED');
        await f.together(async () => f.posting(await f.entry(fund, { kind: 'RESERVE' }), fund, to, reserved));
      },
    ],
    fund_payments_check: [async () => f.payment({ status: 'SENT', batch_id: await f.batch() })],
  };
}

function paymentGuards(f: FundRows): Record<string, Attempt[]> {
  return {
    reservation_amount_check: [() => f.reservation({ amount: 0 })],
    reservation_sent_check: [
      () => f.reservation({ sent: 101 }),
      () => f.reservation({ sent: -1 }),
      () => f.reservation({ sent: 1, status: 'SPENT', ended_at: '2026-01-02' }),
    ],
    reservation_ended_check: [
      () => f.reservation({ status: 'RELEASED' }),
      () => f.reservation({ ended_at: '2026-01-02' }),
    ],
    reservation_held_key: [
      () =>
        f.together(async () => {
          const fund_id = await f.fund();
          await f.reservation({ fund_id, case_id: 77 });
          await f.reservation({ fund_id, case_id: 77 });
        }),
    ],
    payment_amount_check: [
      () => f.payment({ amount: -1 }),
      () => f.payment({ set_off: -1 }),
      () => f.payment({ amount: 0 }),
    ],
    payment_batch_check: ['BATCHED', 'SENT', 'FAILED'].map(status => () => f.payment({ status })),
    payment_paid_check: [
      async () => f.payment({ status: 'PAID', batch_id: await f.batch() }),
      () => f.payment({ paid_on: '2026-01-02' }),
    ],
    payment_account_check: [() => f.payment({ bank_account_enc: short })],
    payment_version_check: [() => f.payment({ version: 0 })],
    payment_of_case_key: [
      async () => {
        await f.payment({ case_id: 88 });
        await f.payment({ case_id: 88 });
      },
    ],
    payment_sent_kept: [
      async () => {
        const id = await f.payment({ status: 'PAID', paid_on: '2026-01-02', batch_id: await f.batch() });
        await f.query('UPDATE payment SET amount = 1 WHERE id = $1', [id]);
      },
    ],
    payment_append_only: [() => f.query('DELETE FROM payment')],
    payment_set_off_amount_check: [
      async () =>
        f.query('INSERT INTO payment_set_off (payment_id, advance_id, amount) VALUES ($1, 1, 0)', [
          await f.payment(),
        ]),
    ],
    payment_batch_figures_check: [() => f.batch({ count: -1 }), () => f.batch({ total: -1 })],
    payment_batch_four_eyes_check: [() => f.batch({ checked_by_id: 1 })],
    payment_batch_checked_check: [
      () => f.batch({ status: 'CHECKED' }),
      () => f.batch({ status: 'EXPORTED' }),
    ],
    bank_answer_paid_check: [() => f.answer({ paid_on: null })],
    bank_answer_final_key: [
      async () => {
        const batch_id = await f.batch();
        await f.answer({ batch_id });
        await f.answer({ batch_id, line: 3, outcome: 'FAILED' });
      },
    ],
    bank_answer_append_only: [() => f.query("UPDATE bank_answer SET outcome = 'FAILED'")],
    advance_amounts_check: [
      () => f.advance({ outstanding: 101 }),
      () => f.advance({ outstanding: -1 }),
      () => f.advance({ amount: 0, outstanding: 0, settled_on: '2026-01-02' }),
    ],
    advance_settled_check: [
      () => f.advance({ outstanding: 0 }),
      () => f.advance({ settled_on: '2026-01-02' }),
    ],
  };
}

/** Refusals that come from triggers, so that no constraint of the catalogue has their name. */
export const FUND_TRIGGERS: readonly string[] = [
  'fund_account_by_posting',
  'fund_posting_one_fund_check',
  'fund_entry_postings_check',
  'fund_entry_append_only',
  'fund_posting_append_only',
  'fund_sums_check',
  'fund_payments_check',
  'payment_sent_kept',
  'payment_append_only',
  'bank_answer_append_only',
];

/** Everything of a fund that the database refuses, by the name of the rule that refuses it. */
export function fundGuards(rows: () => Rows): Record<string, Attempt[]> {
  const f = new FundRows(rows);
  return { ...ledgerGuards(f), ...paymentGuards(f) };
}
