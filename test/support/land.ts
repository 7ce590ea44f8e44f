// One place of the test world: a record of every kind, each marked with where it lies.

import { type DisabilityCategory, isWithin } from '@zhucan/domain';
import { appendAudit, SYSTEM_ACTOR } from '../../apps/api/src/access/audit.ts';
import type { TestApi } from './api.ts';
import { globalId, type TestArea } from './areas.ts';
import { makeCaseLand } from './case-land.ts';
import {
  makeCertificate,
  makeHomeVisit,
  makeHousehold,
  makeInstitution,
  makePerson,
  type TestCertificate,
  type TestPerson,
  type TestRecord,
} from './factories.ts';
import { makeFundLand } from './fund-land.ts';

export const PLACES = ['own', 'sibling', 'otherTown', 'outside'] as const;
export type Place = (typeof PLACES)[number];

/** One record of each type in one place, by global id. */
export interface Land {
  readonly area: TestArea;
  readonly ids: Readonly<Record<string, string>>;
  readonly person: TestPerson;
}

/** A text in the records of this place and of no other. */
export const markerOf = (place: Place): string => `标记${place}处`;

const DIAGNOSIS = '双下肢截瘫诊断记录';

/** Another record of the same person, merged as a manager would. */
async function makeMerged(
  api: TestApi,
  area: TestArea,
  kept: TestPerson,
  secrets: string[],
): Promise<string> {
  const merged = await makePerson(api, area);
  secrets.push(merged.idNumber, merged.phone, merged.bankAccount);
  const { district, elsewhere } = api.areas;
  const manager = await api.user(
    'DISTRICT_MANAGER',
    isWithin(area.path, district.path) ? district : elsewhere,
  );
  await manager.data(
    'mutation($keep: ID!, $gone: ID!) { mergePeople(keepId: $keep, mergeId: $gone, reason: "同一人") { __typename } }',
    { keep: kept.globalId, gone: merged.globalId },
  );
  const { id } = await api.db.prisma.personMerge.findFirstOrThrow({ where: { mergedId: merged.id } });
  return globalId('PersonMerge', id);
}

interface Held {
  readonly certificate: TestCertificate;
  readonly application: TestCertificate;
  readonly assessment: string;
  readonly event: string;
}

/** A certificate in force with the one before it, and an application of the child's. */
async function makeCertificates(
  api: TestApi,
  area: TestArea,
  holder: TestPerson,
  child: TestPerson,
  hospital: TestRecord,
  batch: TestRecord,
): Promise<Held> {
  const category: DisabilityCategory = 'PHYSICAL';
  const before = await makeCertificate(api, holder, area, {
    status: 'REPLACED',
    category,
    appliedOn: '2010-01-10',
  });
  const certificate = await makeCertificate(api, holder, area, {
    category,
    more: { kind: 'RENEWAL', previousId: before.id, hospitalId: hospital.id },
  });
  const application = await makeCertificate(api, child, area, {
    status: 'APPLIED',
    appliedOn: '2026-11-01',
    more: { homeVisitBatchId: batch.id },
  });
  const assessment = await api.db.prisma.assessment.create({
    data: {
      certificateId: certificate.id,
      assessedOn: new Date('2020-01-09'),
      hospitalId: hospital.id,
      doctors: ['孙一', '周二'],
      category,
      grade: 2,
      cause: 'ACCIDENT',
      diagnosisEnc: api.vault.seal(DIAGNOSIS),
      parts: { create: { category, grade: 2 } },
    },
  });
  const event = await api.db.prisma.certificateEvent.create({
    data: {
      certificateId: certificate.id,
      areaPath: area.path,
      operation: 'ISSUE',
      toStatus: 'ISSUED',
      actorId: 1,
    },
  });
  return {
    certificate,
    application,
    assessment: globalId('Assessment', assessment.id),
    event: globalId('CertificateEvent', event.id),
  };
}

export async function makeStay(api: TestApi, institution: TestRecord, person: TestPerson): Promise<string> {
  const { id } = await api.db.prisma.institutionStay.create({
    data: { institutionId: institution.id, personId: person.id, admittedOn: new Date('2025-01-01') },
  });
  return globalId('InstitutionStay', id);
}

export async function makeImport(
  api: TestApi,
  area: TestArea,
  people: readonly TestPerson[],
): Promise<string> {
  const { id } = await api.db.prisma.import.create({
    data: {
      areaId: area.id,
      fileName: '名册.csv',
      fileSize: 100,
      fileHash: await api.services.files.put(Buffer.from('姓名,身份证号\n')),
      status: 'WRITING',
      headerRow: 1,
      mapping: { sheets: [], columns: [] },
      totalRows: people.length,
      createdById: 1,
      rows: {
        create: people.map((person, index) => ({
          rowNumber: index + 2,
          outcome: 'NEW',
          personId: person.id,
          label: `第${index + 2}行`,
          written: true,
        })),
      },
    },
  });
  return globalId('Import', id);
}

async function makeAccess(api: TestApi, area: TestArea): Promise<{ user: string; key: string }> {
  const user = await api.user('VILLAGE_LIAISON', area);
  const key = await api.partner(['area.read'], area);
  return {
    user: globalId('User', user.viewer?.id ?? 0),
    key: globalId('ApiKey', key.viewer?.id ?? 0),
  };
}

/** The number in a global id. */
function numberOf(id: string | undefined): number {
  const text = Buffer.from(id ?? '', 'base64url').toString();
  return Number(text.split(':')[1]);
}

export async function makeLand(api: TestApi, area: TestArea, place: Place, secrets: string[]): Promise<Land> {
  const marker = { name: `${markerOf(place)}人`, address: markerOf(place) };
  const person = await makePerson(api, area, marker);
  const child = await makePerson(api, area, { ...marker, birthDate: '2015-02-03' });
  // Someone whose record's time is over.
  const gone = await makePerson(api, area, { ...marker, diedOn: new Date('2010-01-01') });
  for (const one of [person, child, gone]) secrets.push(one.idNumber, one.phone, one.bankAccount);
  const household = await makeHousehold(api, area, person, [child]);
  const hospital = await makeInstitution(api, area, { name: `${markerOf(place)}医院` });
  const home = await makeInstitution(api, area, { kind: 'CARE_HOME', name: `${markerOf(place)}托养` });
  const batch = await makeHomeVisit(api, area, hospital, { note: markerOf(place) });
  const held = await makeCertificates(api, area, person, child, hospital, batch);
  secrets.push(held.certificate.number ?? '', DIAGNOSIS);
  const { user, key } = await makeAccess(api, area);
  const hardship = await api.db.prisma.householdHardship.findFirstOrThrow({
    where: { householdId: household.id },
  });
  await api.db.prisma.$transaction(tx =>
    appendAudit(
      tx,
      api.vault,
      SYSTEM_ACTOR,
      [{ action: 'UPDATE', entity: 'Person', entityId: person.id, areaPath: area.path, reason: '更正' }],
      new Date('2026-11-01T00:00:00Z'),
    ),
  );
  const cases = await makeCaseLand(api, area, person, hospital, { marker: markerOf(place), secrets });
  const whose = { caseId: numberOf(cases['Case']), personId: person.id, marker: markerOf(place) };
  const funds = await makeFundLand(api, area, whose, secrets);
  return {
    area,
    person,
    ids: {
      Area: area.globalId,
      Person: person.globalId,
      Child: child.globalId,
      PersonMerge: await makeMerged(api, area, person, secrets),
      Household: household.globalId,
      HouseholdHardship: globalId('HouseholdHardship', hardship.id),
      Institution: home.globalId,
      Hospital: hospital.globalId,
      InstitutionStay: await makeStay(api, home, person),
      Certificate: held.certificate.globalId,
      Application: held.application.globalId,
      Assessment: held.assessment,
      CertificateEvent: held.event,
      HomeVisitBatch: batch.globalId,
      ...cases,
      ...funds,
      TiedVisit: (await makeHomeVisit(api, area, hospital)).globalId,
      Import: await makeImport(api, area, [person, child]),
      User: user,
      ApiKey: key,
    },
  };
}
