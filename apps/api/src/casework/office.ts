// What the district has set: the policies in force and its calendar, read once a request in one statement.

import { type AnyProgramme, type WorkingCalendar, workingCalendar } from '@zhucan/domain';
import type { Transaction } from '../access/command.ts';
import type { Context } from '../context.ts';

/** The parameters of a programme on a day, and the version that they are. */
export interface PolicyInForce {
  readonly version: number;
  readonly effectiveFrom: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

interface KeptPolicy {
  readonly programme: string;
  readonly version: number;
  readonly effectiveFrom: string;
  readonly parameters: unknown;
}

interface KeptException {
  readonly day: string;
  readonly working: boolean;
}

/** Before the district published anything, the domain's default is version 1, in force from long ago. */
export const DEFAULT_VERSION = { version: 1, effectiveFrom: '2000-01-01' } as const;

export class Office {
  readonly calendar: WorkingCalendar;
  readonly #policies: readonly KeptPolicy[];
  readonly #read = new Map<string, PolicyInForce>();

  constructor(policies: readonly KeptPolicy[], exceptions: readonly KeptException[]) {
    this.#policies = policies;
    this.calendar = workingCalendar(new Map(exceptions.map(({ day, working }) => [day, working])));
  }

  /** The policy of a programme on a day. */
  policy(programme: AnyProgramme, day: string): PolicyInForce {
    const own = this.#policies.filter(one => one.programme === programme.code);
    const inForce = own
      .filter(one => one.effectiveFrom <= day)
      .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0];
    return this.#parameters(programme, inForce);
  }

  /** A version that was published once, such as the one that a decision used; the one of the day where there is none. */
  version(programme: AnyProgramme, version: number | null, day: string): PolicyInForce {
    const found = this.#policies.find(one => one.programme === programme.code && one.version === version);
    return found ? this.#parameters(programme, found) : this.policy(programme, day);
  }

  #parameters(programme: AnyProgramme, kept: KeptPolicy | undefined): PolicyInForce {
    if (!kept) return { ...DEFAULT_VERSION, parameters: programme.policy.defaults };
    const key = `${programme.code} ${kept.version}`;
    const known = this.#read.get(key);
    if (known) return known;
    const { version, effectiveFrom } = kept;
    const read = { version, effectiveFrom, parameters: programme.policy.read(kept.parameters) };
    this.#read.set(key, read);
    return read;
  }
}

const OFFICE = `SELECT
  (SELECT coalesce(json_agg(json_build_object('programme', p.programme, 'version', p.version,
            'effectiveFrom', p.effective_from, 'parameters', p.parameters)), '[]')
     FROM programme_policy p WHERE p.published_at IS NOT NULL) AS policies,
  (SELECT coalesce(json_agg(json_build_object('day', e.day, 'working', e.working)), '[]')
     FROM calendar_exception e) AS exceptions`;

const kept = new WeakMap<Context, Promise<Office>>();

async function load(ctx: Context): Promise<Office> {
  const [row] = await ctx.reader.query({ text: OFFICE, values: [] });
  return new Office(row?.[0] as KeptPolicy[], row?.[1] as KeptException[]);
}

/** As this request sees it, read once. */
export function officeOf(ctx: Context): Promise<Office> {
  const known = kept.get(ctx) ?? load(ctx);
  kept.set(ctx, known);
  return known;
}

/** Within a command. */
export async function officeIn(tx: Transaction): Promise<Office> {
  const [row] = await tx.$queryRawUnsafe<{ policies: KeptPolicy[]; exceptions: KeptException[] }[]>(OFFICE);
  return new Office(row?.policies ?? [], row?.exceptions ?? []);
}

/** Forgets what this request has read, after it changed it. */
export function forgetOffice(ctx: Context): void {
  kept.delete(ctx);
}
