// How an objection is kept: what was written and by whom sealed, a receipt number beside it.

import { randomInt } from 'node:crypto';
import type { Vault } from '@zhucan/database';
import type { ObjectionChannel, ObjectionInput } from '@zhucan/domain';
import type { Transaction } from '../../access/command.ts';

/** Without letters that look like digits. */
export const RECEIPT_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const RECEIPT_LENGTH = 16;

export function newReceipt(): string {
  return Array.from(
    { length: RECEIPT_LENGTH },
    () => RECEIPT_LETTERS[randomInt(RECEIPT_LETTERS.length)],
  ).join('');
}

export interface Filing {
  readonly noticeId: number;
  /** Where the case is now. */
  readonly areaPath: string;
  readonly channel: ObjectionChannel;
  readonly receipt: string;
  readonly objection: ObjectionInput;
  readonly at: Date;
}

export async function keepObjection(tx: Transaction, vault: Vault, filing: Filing): Promise<number> {
  const { text, name, contact } = filing.objection;
  const { id } = await tx.objection.create({
    data: {
      noticeId: filing.noticeId,
      areaPath: filing.areaPath,
      channel: filing.channel,
      filedAt: filing.at,
      receipt: filing.receipt,
      textEnc: vault.seal(text),
      nameEnc: name === null ? null : vault.seal(name),
      contactEnc: contact === null ? null : vault.seal(contact),
    },
    select: { id: true },
  });
  return id;
}
