// Made-up records for tests, written as the software writes them. Their numbers begin with 99, which is assigned to nobody.

import { type Prisma, pinyinOf } from '@zhucan/database';
import {
  addYears,
  type CertificateStatus,
  citizenIdFor,
  composeCertificateNumber,
  type DisabilityCategory,
  type DisabilityGrade,
  partsOf,
} from '@zhucan/domain';
import type { TestApi } from './api.ts';
import { globalId, type TestArea } from './areas.ts';

type Store = Pick<TestApi, 'db' | 'vault'>;

export interface TestPerson {
  readonly id: number;
  readonly globalId: string;
  readonly name: string;
  readonly idNumber: string;
  readonly birthDate: string;
  readonly phone: string;
  readonly bankAccount: string;
}

let sequence = 0;

/** A number as a name may hold it: names have no digits. */
function inWords(count: number): string {
  return [...String(count)].map(digit => '〇一二三四五六七八九'[Number(digit)]).join('');
}

function dayOf(date: string): Date {
  partsOf(date);
  return new Date(`${date}T00:00:00Z`);
}

function sealed({ vault }: Store, value: string, kind?: 'PHONE') {
  return {
    enc: vault.seal(value),
    last4: value.slice(-4),
    hash: kind ? vault.hash(kind, value) : new Uint8Array(),
  };
}

/** A living man or woman with every number filled in; `more` overrides columns. */
export async function makePerson(
  store: Store,
  area: Pick<TestArea, 'id'>,
  more: { name?: string; birthDate?: string } & Partial<Prisma.PersonUncheckedCreateInput> = {},
): Promise<TestPerson> {
  sequence += 1;
  const { name = `陈测${inWords(sequence)}`, birthDate = '1980-05-06', ...columns } = more;
  const idNumber = citizenIdFor({
    prefix: String(990_000 + (Math.floor(sequence / 1000) % 10_000)),
    birthDate,
    sequence: sequence % 1000,
  });
  const phone = `139${String(20_000_000 + sequence)}`;
  const bankAccount = `62284800${String(1_000_000_000 + sequence)}`;
  const [phoneParts, guardian, bank] = [
    sealed(store, phone, 'PHONE'),
    sealed(store, phone),
    sealed(store, bankAccount),
  ];
  const { id } = await store.db.prisma.person.create({
    data: {
      areaId: area.id,
      name,
      ...pinyinOf(name),
      idNumberEnc: store.vault.seal(idNumber),
      idNumberHash: store.vault.hash('ID_NUMBER', idNumber),
      idNumberLast4: idNumber.slice(-4),
      sex: Number(idNumber[16]) % 2 === 1 ? 'MALE' : 'FEMALE',
      birthDate: dayOf(birthDate),
      phoneEnc: phoneParts.enc,
      phoneHash: phoneParts.hash,
      phoneLast4: phoneParts.last4,
      guardianName: '李护',
      guardianPhoneEnc: guardian.enc,
      guardianPhoneLast4: guardian.last4,
      bankName: '农村信用社',
      bankAccountEnc: bank.enc,
      bankAccountLast4: bank.last4,
      address: '中心路1号',
      ...columns,
    },
  });
  return { id, globalId: globalId('Person', id), name, idNumber, birthDate, phone, bankAccount };
}

export interface TestRecord {
  readonly id: number;
  readonly globalId: string;
}

export interface TestCertificate extends TestRecord {
  /** Null where none is issued yet. */
  readonly number: string | null;
}

interface CertificateWish {
  readonly status?: CertificateStatus;
  readonly category?: DisabilityCategory;
  readonly grade?: DisabilityGrade;
  readonly appliedOn?: string;
  readonly issuedOn?: string;
  readonly more?: Partial<Prisma.CertificateUncheckedCreateInput>;
}

const ISSUED_ONCE: readonly CertificateStatus[] = [
  'ISSUED',
  'FROZEN',
  'LOST',
  'CANCELLED',
  'REPLACED',
  'TRANSFERRED_OUT',
];
const CLOSED: readonly CertificateStatus[] = [
  'CANCELLED',
  'REPLACED',
  'TRANSFERRED_OUT',
  'REJECTED',
  'WITHDRAWN',
];

/** A certificate of a person, in force unless another status is asked for. */
export async function makeCertificate(
  store: Store,
  person: Pick<TestPerson, 'id' | 'idNumber'>,
  area: Pick<TestArea, 'id'>,
  wish: CertificateWish = {},
): Promise<TestCertificate> {
  const { status = 'ISSUED', category = 'PHYSICAL', grade = 2, appliedOn = '2020-01-10' } = wish;
  const issuedOn = wish.issuedOn ?? appliedOn;
  const wasIssued = ISSUED_ONCE.includes(status);
  const number = wasIssued ? composeCertificateNumber(person.idNumber, category, grade) : null;
  const { id } = await store.db.prisma.certificate.create({
    data: {
      personId: person.id,
      areaId: area.id,
      kind: 'FIRST',
      status,
      category,
      grade: status === 'APPLIED' ? null : grade,
      ...(number
        ? {
            numberEnc: store.vault.seal(number),
            numberHash: store.vault.hash('CERTIFICATE_NUMBER', number),
            numberLast4: number.slice(-4),
            issuedOn: dayOf(issuedOn),
            expiresOn: dayOf(addYears(issuedOn, 10)),
          }
        : {}),
      appliedOn: dayOf(appliedOn),
      closedOn: CLOSED.includes(status) ? dayOf(issuedOn) : null,
      cancelReason: status === 'CANCELLED' ? 'GIVEN_UP' : null,
      acceptingCounty: '990101',
      issuingCounty: '990101',
      ...wish.more,
    },
  });
  return { id, globalId: globalId('Certificate', id), number };
}

/** A household with its head and members, and one registered hardship. */
export async function makeHousehold(
  { db }: Store,
  area: Pick<TestArea, 'id'>,
  head: Pick<TestPerson, 'id'>,
  members: readonly Pick<TestPerson, 'id'>[] = [],
  hardship = 'MINIMUM_ALLOWANCE',
): Promise<TestRecord> {
  await db.prisma.hardshipKind.upsert({
    where: { code: hardship },
    create: { code: hardship, nameZh: '困难', nameEn: 'Hardship', sortOrder: 1 },
    update: {},
  });
  const { id } = await db.prisma.household.create({
    data: {
      areaId: area.id,
      headId: head.id,
      address: '中心路1号',
      incomePerHead: 1_200_000n,
      hardships: { create: { kindCode: hardship, since: dayOf('2024-01-01'), certifiedBy: '民政局' } },
    },
  });
  await db.prisma.person.update({
    where: { id: head.id },
    data: { householdId: id, relationToHead: 'HEAD' },
  });
  await db.prisma.person.updateMany({
    where: { id: { in: members.map(member => member.id) } },
    data: { householdId: id, relationToHead: 'CHILD' },
  });
  return { id, globalId: globalId('Household', id) };
}

/** An institution; a designated hospital unless the kind is another. */
export async function makeInstitution(
  { db }: Store,
  area: Pick<TestArea, 'id'>,
  more: Partial<Prisma.InstitutionUncheckedCreateInput> = {},
): Promise<TestRecord> {
  sequence += 1;
  const { kind = 'HOSPITAL', name = `第${sequence}医院` } = more;
  const hospital = kind === 'HOSPITAL';
  const { id } = await db.prisma.institution.create({
    data: {
      areaId: area.id,
      ...pinyinOf(name),
      hospitalGrade: hospital ? '2A' : null,
      designated: hospital,
      ...more,
      kind,
      name,
    },
  });
  return { id, globalId: globalId('Institution', id) };
}

/** A planned joint home visit. */
export async function makeHomeVisit(
  { db }: Store,
  village: Pick<TestArea, 'id'>,
  hospital: TestRecord,
  more: Partial<Prisma.HomeVisitBatchUncheckedCreateInput> = {},
): Promise<TestRecord> {
  const { id } = await db.prisma.homeVisitBatch.create({
    data: {
      areaId: village.id,
      hospitalId: hospital.id,
      visitOn: dayOf('2026-11-23'),
      townStaff: '王专干',
      districtStaff: '赵业务',
      ...more,
    },
  });
  return { id, globalId: globalId('HomeVisitBatch', id) };
}
