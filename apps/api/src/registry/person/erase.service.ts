// Erasure (PIPL art. 47): who the person was is gone for good; what the law keeps, without identity, stays: that a certificate
// of this category was issued in this town, and the trail of who did what.

import { randomBytes } from 'node:crypto';
import type { Person } from '@zhucan/database';
import { ConflictError, HELD_STATUSES, OPEN_STATUSES, readReason } from '@zhucan/domain';
import { type Command, command, type Transaction } from '../../access/command.ts';
import { assertCasesErasable, eraseCases } from '../../casework/person.ts';
import type { Context } from '../../context.ts';
import { dateColumn } from '../certificate/operation.ts';
import { lockPerson } from './person.locks.ts';

const NOBODY = '***';
/** «Other» in GB/T 3304's table: the column asks for a code. */
const UNSAID_ETHNICITY = '97';

/** The record without the person: the year of birth and the sex stay for the counts. */
function emptied(ctx: Context, person: Person) {
  return {
    name: NOBODY,
    pinyin: '',
    initials: '',
    idNumberEnc: ctx.vault.seal(NOBODY),
    idNumberHash: new Uint8Array(randomBytes(32)),
    idNumberLast4: '****',
    birthDate: dateColumn(`${person.birthDate.getUTCFullYear()}-01-01`),
    ethnicity: UNSAID_ETHNICITY,
    phoneEnc: null,
    phoneHash: null,
    phoneLast4: null,
    address: null,
    hukouPlace: null,
    residencePermit: false,
    residentSince: null,
    businessRegistration: null,
    guardianName: null,
    guardianRelation: null,
    guardianPhoneEnc: null,
    guardianPhoneLast4: null,
    education: null,
    employment: null,
    insurances: [],
    bankName: null,
    bankAccountEnc: null,
    bankAccountLast4: null,
    consentOn: null,
    householdId: null,
    relationToHead: null,
    erasedAt: ctx.now,
    version: { increment: 1 },
  };
}

/** The records merged into this one, however deep. */
async function mergedInto(tx: Transaction, id: number): Promise<Person[]> {
  const direct = await tx.person.findMany({ where: { mergedIntoId: id } });
  const deeper = [];
  for (const one of direct) deeper.push(...(await mergedInto(tx, one.id)));
  return [...direct, ...deeper];
}

async function eraseTraces({ tx }: Command, ids: number[]): Promise<void> {
  const certificates = { personId: { in: ids } };
  await tx.certificate.updateMany({
    where: certificates,
    data: { numberEnc: null, numberHash: null, numberLast4: null },
  });
  await tx.assessment.updateMany({ where: { certificate: certificates }, data: { diagnosisEnc: null } });
  await tx.household.updateMany({ where: { headId: { in: ids } }, data: { headId: null } });
  await tx.personMerge.deleteMany({ where: { OR: [{ keptId: { in: ids } }, { mergedId: { in: ids } }] } });
  await tx.retentionKeep.deleteMany({ where: { personId: { in: ids } } });
  await tx.importRow.updateMany({ where: { personId: { in: ids } }, data: { label: null } });
}

/** Erases a person's own data; refused while a certificate is held or an application is under way. */
export async function erasePerson(
  ctx: Context,
  id: number,
  expectedVersion: number,
  input: unknown,
): Promise<void> {
  const { reason } = readReason(input);
  const files = await command(ctx, 'person.erase', async run => {
    const person = await lockPerson(run, id, expectedVersion);
    const living = await run.tx.certificate.count({
      where: { personId: id, status: { in: [...HELD_STATUSES, ...OPEN_STATUSES] } },
    });
    if (living > 0) throw new ConflictError('ERASE_HOLDS_CERTIFICATE');
    const people = [person, ...(await mergedInto(run.tx, id))];
    const ids = people.map(one => one.id);
    await assertCasesErasable(run, ids);
    await eraseTraces(run, ids);
    const orphaned = await eraseCases(run, ids);
    for (const one of people) await run.tx.person.update({ where: { id: one.id }, data: emptied(ctx, one) });
    run.audit({ action: 'ERASE', entity: 'Person', entityId: id, areaPath: person.areaPath, reason });
    return orphaned;
  });
  for (const hash of files) await ctx.files.remove(hash);
}
