// What telling a holder's story needs, and what it is told of: whose it is, what is asked for, how it ended.

import type {
  CertificateKind,
  CertificateOperation,
  DisabilityCategory,
  DisabilityGrade,
} from '@zhucan/domain';
import type { Finding, Impairment } from './impairments.ts';
import type { Ledger } from './ledger.ts';
import type { Village } from './places.ts';
import type { Random } from './random.ts';
import type { CertificateRow, Death, VisitRow } from './rows.ts';
import type { Staff, World } from './world.ts';

/** Whose certificates these are. */
export interface Holder {
  readonly personId: number;
  readonly idNumber: string;
  readonly birth: number;
  readonly death: Death | null;
  /** The day on which the person came into this register. */
  readonly registered: number;
  /** When the register before it was first applied to; null for a newcomer. */
  readonly knownSince: number | null;
  readonly village: Village;
  readonly impairment: Impairment;
}

/** Everything that telling a holder's story needs. */
export interface Teller {
  readonly world: World;
  readonly random: Random;
  readonly ledger: Ledger;
  readonly staff: Staff;
  readonly holder: Holder;
}

export interface Opening {
  readonly kind: CertificateKind;
  readonly operation: CertificateOperation;
  readonly applied: number;
  readonly previous: CertificateRow | null;
  readonly claimed: DisabilityCategory;
  /** Known from the certificate that it follows; null where it is for the doctors to say. */
  readonly grade: DisabilityGrade | null;
  /** What the doctors will find; null where nobody is assessed. */
  readonly finding: Finding | null;
  /** The end that a reissue or a transfer in brings along. */
  readonly expires: number | null;
  readonly transferCounty: string | null;
  readonly reason: string | null;
  /** Ends without an issue: wanted where the story needs a refused attempt. */
  readonly fate?: Fate;
  /** The day of its issue, where the story knows it. */
  readonly issued?: number;
}

export interface Outcome {
  readonly certificate: CertificateRow;
  /** `OPEN`: still under way today. */
  readonly result: 'ISSUED' | 'ENDED' | 'OPEN';
  readonly day: number;
}

export type Fate = 'ISSUED' | 'RETURNED' | 'REJECTED' | 'WITHDRAWN';

/** Whether the day comes before today and within the holder's life. */
export function happens({ world, holder }: Teller, day: number): boolean {
  return day <= world.plan.horizon && (holder.death === null || day < holder.death.day);
}

/** The first visit of a village between two days. */
export function nextVisit(world: World, village: Village, from: number, to: number): VisitRow | undefined {
  const visits = world.visits.byVillage.get(village.area.id) ?? [];
  const next = visits.find(visit => visit.day >= from);
  return next && next.day <= to ? next : undefined;
}
