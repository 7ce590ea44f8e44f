// Whole numbers in an export: only for who may, with a reason, and each person's record says that they were shown.

import type { Vault } from '@zhucan/database';
import { auditActor } from '../../access/audit.ts';
import { appendAuditSql } from '../../access/audit-sql.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../import/run.ts';
import type { Reveal } from './list.ts';

interface PersonNumbers {
  readonly idNumber: string;
  readonly phone: string | null;
  readonly guardianPhone: string | null;
  readonly bankAccount: string | null;
}

export interface RevealedNumbers {
  readonly people: ReadonlyMap<number, PersonNumbers>;
  readonly certificates: ReadonlyMap<number, string>;
}

interface SealedPerson {
  readonly id: number;
  readonly areaPath: string;
  readonly idNumber: Buffer;
  readonly phone: Buffer | null;
  readonly guardianPhone: Buffer | null;
  readonly bankAccount: Buffer | null;
}

const SEALED_PEOPLE = `
  SELECT id, area_path AS "areaPath", id_number_enc AS "idNumber", phone_enc AS phone, guardian_phone_enc AS "guardianPhone",
         bank_account_enc AS "bankAccount"
    FROM person WHERE id = ANY($1::int[]) AND erased_at IS NULL`;

const SEALED_CERTIFICATES =
  'SELECT id, number_enc AS number FROM certificate WHERE id = ANY($1::int[]) AND number_enc IS NOT NULL';

function opened(vault: Vault, one: SealedPerson): PersonNumbers {
  const open = (sealed: Buffer | null) => (sealed === null ? null : vault.open(sealed));
  return {
    idNumber: vault.open(one.idNumber),
    phone: open(one.phone),
    guardianPhone: open(one.guardianPhone),
    bankAccount: open(one.bankAccount),
  };
}

const present = (ids: readonly (number | null)[]): number[] => [...new Set(ids.filter(id => id !== null))];

/** Opens the numbers of rows that the viewer has just read under the row rule. The trail comes before the numbers. */
export function revealWith(ctx: Context, reason: string): Reveal {
  const actor = auditActor(ctx.viewer, ctx.requestId);
  return subjects =>
    inTransaction(ctx, async client => {
      const people = await client.query<SealedPerson>(SEALED_PEOPLE, [
        present(subjects.map(one => one.person)),
      ]);
      const numbers = await client.query<{ id: number; number: Buffer }>(SEALED_CERTIFICATES, [
        present(subjects.map(one => one.certificate)),
      ]);
      const records = people.rows.map(({ id, areaPath }) => ({
        action: 'REVEAL',
        entity: 'Person',
        entityId: id,
        areaPath,
        reason,
      }));
      await appendAuditSql(client, ctx.vault, actor, records, ctx.now);
      return {
        people: new Map(people.rows.map(one => [one.id, opened(ctx.vault, one)])),
        certificates: new Map(numbers.rows.map(({ id, number }) => [id, ctx.vault.open(number)])),
      };
    });
}
