// A fund as a plain model: two heaps of money, cases, payments and advances in arrays. It knows nothing of accounts or postings.

export const KINDS = [
  'APPROPRIATE',
  'DONATE',
  'APPROVE',
  'APPROVE',
  'APPROVE',
  'LEND',
  'RELEASE',
  'BATCH',
  'DISCARD',
  'EXPORT',
  'EXPORT',
  'ANSWER',
  'ANSWER',
  'SETTLE',
  'SETTLE',
  'RETRY',
  'REPAY',
  'REPAY',
  'WRITE_OFF',
  'PURCHASE',
  'REVERSE',
] as const;

/** One command; `pick` chooses among what there is, `bits` what of a batch. */
export interface Step {
  readonly kind: (typeof KINDS)[number];
  readonly pick: number;
  readonly amount: bigint;
  readonly bits: number;
}

type Source = 'general' | 'purpose';
export type Use = 'GRANT' | 'ADVANCE';
export type Stand = 'READY' | 'BATCHED' | 'SENT' | 'PAID' | 'FAILED' | 'CANCELLED';

interface Part {
  readonly source: Source;
  readonly amount: bigint;
}

export interface PlainPayment {
  readonly id: number;
  readonly person: number;
  readonly use: Use;
  readonly parts: readonly Part[];
  stand: Stand;
  batch: number | null;
  /** Advance → how much of it this grant settles. */
  readonly setOff: Map<PlainAdvance, bigint>;
}

export interface PlainAdvance {
  readonly person: number;
  readonly source: Source;
  owed: bigint;
}

export type Books = Readonly<Record<string, bigint>>;

const sum = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((total, one) => total + one, 0n);
const least = (a: bigint, b: bigint): bigint => {
  if (a < b) return a;
  return b;
};

export class PlainFund {
  readonly free: Record<Source, bigint> = { general: 0n, purpose: 0n };
  readonly payments: PlainPayment[] = [];
  readonly advances: PlainAdvance[] = [];
  received = { BUDGET: 0n, DONATION: 0n };
  spent = { PURCHASED: 0n, WRITTEN_OFF: 0n, GRANTED: 0n };

  receive(from: 'BUDGET' | 'DONATION', amount: bigint): void {
    this.received[from] += amount;
    this.free[from === 'BUDGET' ? 'general' : 'purpose'] += amount;
  }

  /** Whether general money sufficed. */
  takeBack(amount: bigint): boolean {
    if (this.free.general < amount) return false;
    this.received.BUDGET -= amount;
    this.free.general -= amount;
    return true;
  }

  purchase(amount: bigint): boolean {
    if (this.free.general < amount) return false;
    this.free.general -= amount;
    this.spent.PURCHASED += amount;
    return true;
  }

  /** The parts that an approval draws; null where the money does not suffice. */
  drawn(amount: bigint): Part[] | null {
    const { general, purpose } = this.free;
    if (purpose >= amount) return [{ source: 'purpose', amount }];
    if (general >= amount) return [{ source: 'general', amount }];
    if (purpose + general < amount) return null;
    const parts: Part[] = [
      { source: 'purpose', amount: purpose },
      { source: 'general', amount: amount - purpose },
    ];
    return parts.filter(part => part.amount > 0n);
  }

  approve(id: number, person: number, use: Use, parts: readonly Part[]): void {
    for (const { source, amount } of parts) this.free[source] -= amount;
    const payment: PlainPayment = { id, person, use, parts, stand: 'READY', batch: null, setOff: new Map() };
    this.payments.push(payment);
    this.settleMore(payment);
  }

  /** What the person owes by now is taken out of a grant. */
  settleMore(payment: PlainPayment): void {
    const { use, person, setOff } = payment;
    let left = use === 'GRANT' ? this.toSend(payment) : 0n;
    for (const advance of this.advances.filter(one => one.person === person)) {
      const part = least(advance.owed - this.planned(advance), left);
      if (part > 0n) setOff.set(advance, (setOff.get(advance) ?? 0n) + part);
      left -= part;
    }
  }

  planned(advance: PlainAdvance, stands: readonly Stand[] = ['READY', 'BATCHED', 'SENT', 'FAILED']): bigint {
    return sum(this.payments.filter(p => stands.includes(p.stand)).map(p => p.setOff.get(advance) ?? 0n));
  }

  total({ parts }: PlainPayment): bigint {
    return sum(parts.map(part => part.amount));
  }

  /** What goes to the bank. */
  toSend(payment: PlainPayment): bigint {
    return this.total(payment) - sum(payment.setOff.values());
  }

  release(payment: PlainPayment): void {
    for (const { source, amount } of payment.parts) this.free[source] += amount;
    payment.stand = 'CANCELLED';
  }

  pay(payment: PlainPayment): void {
    if (payment.use === 'ADVANCE')
      for (const { source, amount } of payment.parts)
        this.advances.push({ person: payment.person, source, owed: amount });
    else this.spent.GRANTED += this.total(payment);
    for (const [advance, amount] of payment.setOff) this.lessen(advance, amount);
    payment.stand = 'PAID';
  }

  lessen(advance: PlainAdvance, amount: bigint): void {
    advance.owed -= amount;
    this.free[advance.source] += amount;
  }

  /** Whether so much could come back; grants that are not on their way settle less of it from then on. */
  repay(advance: PlainAdvance, amount: bigint, writeOff = false): boolean {
    const left = advance.owed - amount;
    if (left < 0n || left < this.planned(advance, ['BATCHED', 'SENT'])) return false;
    let excess = this.planned(advance) - left;
    for (const payment of [...this.payments].reverse()) {
      const part = payment.setOff.get(advance);
      if (part === undefined || excess <= 0n || !['READY', 'FAILED'].includes(payment.stand)) continue;
      const less = least(part, excess);
      if (less === part) payment.setOff.delete(advance);
      else payment.setOff.set(advance, part - less);
      excess -= less;
    }
    advance.owed = left;
    if (writeOff) this.spent.WRITTEN_OFF += amount;
    else this.free[advance.source] += amount;
    return true;
  }

  /** What the accounts must hold, by kind. */
  books(): Books {
    const of = (...stands: Stand[]) => this.payments.filter(p => stands.includes(p.stand));
    const sent = of('SENT');
    return {
      BUDGET: -this.received.BUDGET,
      DONATION: -this.received.DONATION,
      AVAILABLE: this.free.general + this.free.purpose,
      RESERVED:
        sum(of('READY', 'BATCHED', 'FAILED').map(p => this.total(p))) +
        sum(sent.map(p => this.total(p) - this.toSend(p))),
      IN_PAYMENT: sum(sent.map(p => this.toSend(p))),
      RECEIVABLE: sum(this.advances.map(a => a.owed)),
      GRANTED: this.spent.GRANTED,
      PURCHASED: this.spent.PURCHASED,
      WRITTEN_OFF: this.spent.WRITTEN_OFF,
    };
  }
}
