// A certificate's number begins with its holder's ID number. Where the latter changes after the issue, what the person holds is
// marked, so that it can be reissued; the number itself is what stands on the card, and stays.

import { HELD_STATUSES, isNumberOf } from '@zhucan/domain';
import type { Command } from '../../access/command.ts';

/** Compares what each of these people holds with their ID number as it stands now. They are locked. */
export async function markNumberAgreement(
  { tx, ctx, audit }: Command,
  personIds: readonly number[],
): Promise<void> {
  const held = await tx.certificate.findMany({
    where: { personId: { in: [...personIds] }, status: { in: [...HELD_STATUSES] } },
    select: {
      id: true,
      areaPath: true,
      numberEnc: true,
      numberDisagrees: true,
      person: { select: { idNumberEnc: true } },
    },
    orderBy: { id: 'asc' },
  });
  for (const { id, areaPath, numberEnc, numberDisagrees, person } of held) {
    if (numberEnc === null) continue;
    const disagrees = !isNumberOf(ctx.vault.open(numberEnc), ctx.vault.open(person.idNumberEnc));
    if (disagrees === numberDisagrees) continue;
    await tx.certificate.update({
      where: { id },
      data: { numberDisagrees: disagrees, version: { increment: 1 } },
    });
    const changes = { numberDisagrees: [numberDisagrees, disagrees] as const };
    audit({ action: 'UPDATE', entity: 'Certificate', entityId: id, areaPath, changes });
  }
}
