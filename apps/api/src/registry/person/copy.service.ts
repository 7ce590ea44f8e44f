// A person's own copy of everything that is held about them (PIPL art. 45): with the numbers masked, or whole for the person
// themselves. Who took it and why is in the trail, like everything that shows sensitive values.

import type { Person, Prisma } from '@zhucan/database';
import { formatMoney, maskTail, readReason } from '@zhucan/domain';
import { type Command, command } from '../../access/command.ts';
import { caseCopies } from '../../casework/copy.ts';
import type { Context } from '../../context.ts';
import { dayOf } from '../certificate/operation.ts';
import { fieldsOf } from './person.columns.ts';
import { lockPerson } from './person.locks.ts';

export interface PersonCopy {
  readonly takenAt: Date;
  readonly whole: boolean;
  readonly content: unknown;
}

/** Shows a value as the copy is to show it. */
type Show = (value: string | null) => string | null;

const masked: Show = value => (value === null ? null : maskTail(value.slice(-4), value.length));
const hidden: Show = value => (value === null ? null : '****');
const plain: Show = value => value;

const optionalDay = (date: Date | null): string | null => (date === null ? null : dayOf(date));

function ownFields(ctx: Context, person: Person, whole: boolean) {
  const number = whole ? plain : masked;
  const fields = fieldsOf(ctx.vault, person);
  return {
    ...fields,
    idNumber: number(fields.idNumber),
    phone: number(fields.phone),
    guardianPhone: number(fields.guardianPhone),
    bankAccount: number(fields.bankAccount),
    sex: person.sex,
    birthDate: (whole ? plain : hidden)(dayOf(person.birthDate)),
    relationToHead: person.relationToHead,
    createdAt: person.createdAt,
    updatedAt: person.updatedAt,
  };
}

/** The names of the place and of what it lies in. */
async function placeOf({ tx }: Command, path: string): Promise<string> {
  const within = [path.slice(0, 6), path.slice(0, 9), path];
  const areas = await tx.area.findMany({ where: { path: { in: within } }, orderBy: { path: 'asc' } });
  return areas.map(({ name }) => name).join('');
}

/** The household as far as it is about this person: not who else lives in it. */
async function householdOf({ tx, ctx }: Command, { householdId }: Person) {
  if (householdId === null) return null;
  const household = await tx.household.findUniqueOrThrow({
    where: { id: householdId },
    include: { hardships: { orderBy: { since: 'asc' }, include: { kind: true } } },
  });
  return {
    address: household.address,
    incomePerHead: household.incomePerHead === null ? null : formatMoney(household.incomePerHead),
    hardships: household.hardships.map(one => ({
      kind: one.kindCode,
      // The kinds are the district's own data, which no catalogue of the reader's names.
      kindName: ctx.locale === 'en' ? one.kind.nameEn : one.kind.nameZh,
      since: dayOf(one.since),
      until: optionalDay(one.until),
      certifiedBy: one.certifiedBy,
      paperNumber: one.paperNumber,
    })),
  };
}

const CERTIFICATE = {
  assessments: { include: { parts: true, hospital: { select: { name: true } } }, orderBy: { id: 'asc' } },
  events: { orderBy: { id: 'asc' } },
} as const satisfies Prisma.CertificateInclude;

async function certificatesOf({ tx, ctx }: Command, personId: number, whole: boolean) {
  const open = (sealed: Uint8Array | null, show: Show) =>
    show(sealed === null ? null : ctx.vault.open(sealed));
  const certificates = await tx.certificate.findMany({
    where: { personId },
    include: CERTIFICATE,
    orderBy: { id: 'asc' },
  });
  return certificates.map(one => ({
    kind: one.kind,
    status: one.status,
    category: one.category,
    grade: one.grade,
    number: open(one.numberEnc, whole ? plain : masked),
    medium: one.medium,
    appliedOn: dayOf(one.appliedOn),
    issuedOn: optionalDay(one.issuedOn),
    expiresOn: optionalDay(one.expiresOn),
    closedOn: optionalDay(one.closedOn),
    cancelReason: one.cancelReason,
    assessments: one.assessments.map(found => ({
      assessedOn: dayOf(found.assessedOn),
      hospital: found.hospital.name,
      doctors: found.doctors,
      category: found.category,
      grade: found.grade,
      parts: found.parts.map(({ category, grade }) => ({ category, grade })),
      cause: found.cause,
      onsetAge: found.onsetAge,
      diagnosis: open(found.diagnosisEnc, whole ? plain : hidden),
      supportNeeds: found.supportNeeds,
      atHome: found.atHome,
    })),
    events: one.events.map(({ at, operation, reason }) => ({ at, operation, reason })),
  }));
}

async function staysOf({ tx }: Command, personId: number) {
  const stays = await tx.institutionStay.findMany({
    where: { personId },
    include: { institution: { select: { name: true } } },
    orderBy: { id: 'asc' },
  });
  return stays.map(({ institution, admittedOn, leftOn }) => ({
    institution: institution.name,
    admittedOn: dayOf(admittedOn),
    leftOn: optionalDay(leftOn),
  }));
}

/** Who has worked on the record or looked at its numbers, when and why. */
async function usesOf({ tx }: Command, personId: number) {
  return tx.auditEntry.findMany({
    where: { entity: 'Person', entityId: personId },
    select: { at: true, action: true, actorName: true, reason: true },
    orderBy: [{ at: 'asc' }, { shard: 'asc' }, { seq: 'asc' }],
  });
}

export function takePersonCopy(
  ctx: Context,
  id: number,
  whole: boolean,
  input: unknown,
): Promise<PersonCopy> {
  return command(ctx, 'sensitive.reveal', async run => {
    const { reason } = readReason(input);
    const person = await lockPerson(run, id);
    const content = {
      person: { ...ownFields(ctx, person, whole), area: await placeOf(run, person.areaPath) },
      household: await householdOf(run, person),
      certificates: await certificatesOf(run, id, whole),
      stays: await staysOf(run, id),
      cases: await caseCopies(run, id, whole),
      uses: await usesOf(run, id),
    };
    const { areaPath } = person;
    const changes = { whole: [null, whole] as const };
    run.audit({ action: 'COPY', entity: 'Person', entityId: id, areaPath, reason, changes });
    return { takenAt: ctx.now, whole, content };
  });
}
