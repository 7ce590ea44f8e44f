// Full numbers on a paper: for who may, with a reason that is typed into the page itself and kept in the trail. Not by a reason in the
// address, which histories and proxies keep; and not by a token of the graph's command, which would stand in the address as well: the
// page's own form needs neither a script nor a second screen, and its cookie is never sent from another site.

import { type Fields, NotFoundError, readReason } from '@zhucan/domain';
import { z } from 'zod';
import { type Command, command } from '../access/command.ts';
import { rowRule } from '../access/read/rule.ts';
import { erased } from '../access/read/table.ts';
import { lockCase } from '../casework/operate.ts';
import { programmeOfCase } from '../casework/register.ts';
import type { Context } from '../context.ts';
import { personTable } from '../registry/person/person.table.ts';

/** What a paper shows whole; empty of everything unless a reason was given. */
export interface Shown {
  readonly idNumber?: string | null;
  readonly birthDate?: string | null;
  readonly phone?: string | null;
  readonly certificateNumber?: string | null;
  /** The sensitive fields of the details. */
  readonly details: Readonly<Record<string, unknown>>;
}

export const MASKED: Shown = { details: {} };

const sealedDetails = z.record(z.string(), z.unknown());

/** The person's numbers, where the person is the viewer's to see. */
async function numbersOf(run: Command, personId: number): Promise<Omit<Shown, 'details'>> {
  const rule = rowRule(erased(personTable), 't0', run.viewer);
  if (rule === null) return {};
  const [seen] = await run.tx.$queryRawUnsafe<{ id: number }[]>(
    `SELECT t0.id FROM person t0 WHERE t0.id = $1::int AND t0.erased_at IS NULL AND ${rule}`,
    personId,
  );
  if (!seen) return {};
  const person = await run.tx.person.findUniqueOrThrow({
    where: { id: personId },
    include: {
      certificates: { where: { numberEnc: { not: null } }, orderBy: { id: 'desc' }, take: 1 },
    },
  });
  const open = (sealed: Uint8Array | null | undefined) => (sealed ? run.ctx.vault.open(sealed) : null);
  return {
    idNumber: open(person.idNumberEnc),
    birthDate: person.birthDate.toISOString().slice(0, 10),
    phone: open(person.phoneEnc),
    certificateNumber: open(person.certificates[0]?.numberEnc),
  };
}

function sensitiveOf(fields: Fields, sealed: unknown): Record<string, unknown> {
  const values = sealedDetails.parse(sealed);
  return Object.fromEntries(Object.entries(values).filter(([name]) => fields[name]?.sensitive));
}

/** Everything that the papers of a case mask, whole; the trail names the fields, not the values. */
export function showWhole(ctx: Context, caseId: number, input: unknown): Promise<Shown> {
  const { reason } = readReason(input);
  return command(ctx, 'sensitive.reveal', async run => {
    if (run.viewer.kind !== 'user') throw new NotFoundError();
    const found = await lockCase(run, caseId);
    const numbers = found.personId === null ? {} : await numbersOf(run, found.personId);
    const { vault } = ctx;
    const details = found.sealedDetails
      ? sensitiveOf(programmeOfCase(found.programme).details, JSON.parse(vault.open(found.sealedDetails)))
      : {};
    const fields = [...Object.keys(numbers), ...Object.keys(details)];
    run.audit({
      action: 'REVEAL',
      entity: 'Case',
      entityId: caseId,
      areaPath: found.areaPath,
      reason,
      changes: Object.fromEntries(fields.map(field => [field, [null, null] as const])),
    });
    return { ...numbers, details };
  });
}
