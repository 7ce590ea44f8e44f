// A whole made-up district in memory, for the seed's own tests.

import type { CalendarDate } from '@zhucan/domain';
import { makeBlock } from './block.ts';
import type { Size } from './plan.ts';
import type { Block, CertificateRow, EventRow } from './rows.ts';
import { makeWorld, type World } from './world.ts';

export interface District extends Block {
  readonly world: World;
  readonly today: CalendarDate;
}

export function makeDistrict(size: Size, today: CalendarDate): District {
  const world = makeWorld(size, today);
  const blocks = world.plan.blocks.map(plan => makeBlock(world, plan));
  return {
    world,
    today,
    households: blocks.flatMap(block => block.households),
    people: blocks.flatMap(block => block.people),
    stays: blocks.flatMap(block => block.stays),
    certificates: blocks.flatMap(block => block.certificates),
  };
}

/** The last thing that happened to a certificate. */
export function lastEvent({ id, events }: CertificateRow): EventRow {
  const last = events.at(-1);
  if (!last) throw new RangeError(`certificate ${id} has no event`);
  return last;
}

/** So many rows by what they have. */
export function tally<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string | number | null,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const key = String(keyOf(row));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
