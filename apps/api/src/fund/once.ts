// A command on money is known by the key that its sender gave it. Sent again, however often and however late, it answers with the row
// that it made; another command under the same key is refused.

import { createHash } from 'node:crypto';
import { ConflictError, type Permission, readIdempotencyKey } from '@zhucan/domain';
import { type Command, command } from '../access/command.ts';
import { actorOf } from '../access/viewer.ts';
import type { Context } from '../context.ts';

/** What is asked for, as its sender's key names it. */
export interface Asked {
  readonly name: string;
  readonly key: string;
  /** What tells this command from another: plain values, none of them sensitive. */
  readonly content: Readonly<Record<string, unknown>>;
}

function plain(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

/** Runs a command at most once for its key; `act` gives the id of the row to answer with. */
export function commandOnce(
  ctx: Context,
  permission: Permission,
  asked: Asked,
  act: (run: Command, key: string) => Promise<number>,
): Promise<number> {
  const key = readIdempotencyKey(asked.key);
  return command(ctx, permission, async run => {
    const { tx, viewer } = run;
    const digest = createHash('sha256')
      .update(JSON.stringify([asked.name, actorOf(viewer), asked.content], plain))
      .digest('hex');
    // The same command sent many times at once waits here for the first of them.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 7))`;
    const known = await tx.fundCommand.findUnique({ where: { key } });
    if (known) {
      if (known.digest !== digest) throw new ConflictError('IDEMPOTENCY_KEY_USED', {}, 'idempotencyKey');
      return known.result;
    }
    const result = await act(run, key);
    await tx.fundCommand.create({ data: { key, name: asked.name, digest, result, at: ctx.now } });
    return result;
  });
}
