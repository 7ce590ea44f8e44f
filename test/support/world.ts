// A little of everything in every kind of place — one's own village, the next, another town, another district — tied together
// across their borders, so that a path that leaks has somewhere to leak to.

import { type DisabilityCategory, isWithin } from '@zhucan/domain';
import { appendAudit, SYSTEM_ACTOR } from '../../apps/api/src/access/audit.ts';
import type { TestApi } from './api.ts';
import { globalId, type TestArea } from './areas.ts';
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

export interface World {
  readonly lands: Readonly<Record<Place, Land>>;
  /** Every number that nobody may see unmasked. */
  readonly secrets: readonly string[];
  /** The area of every record there is, by type and global id; merged people, who are hidden from everyone, are missing. */
  paths(): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>>;
}

const DIAGNOSIS = '双下肢截瘫诊断记录';

/** Where each type's rows lie: what the row rule must agree with, said again in other words. */
const WHERE_ROWS_LIE: Readonly<Record<string, string>> = {
  Area: 'SELECT id, path FROM area',
  Person: 'SELECT id, area_path AS path FROM person WHERE merged_into_id IS NULL',
  PersonMerge: 'SELECT m.id, p.area_path AS path FROM person_merge m JOIN person p ON p.id = m.kept_id',
  Household: 'SELECT id, area_path AS path FROM household',
  HouseholdHardship:
    'SELECT x.id, h.area_path AS path FROM household_hardship x JOIN household h ON h.id = x.household_id',
  Institution: 'SELECT id, area_path AS path FROM institution',
  InstitutionStay:
    'SELECT s.id, p.area_path AS path FROM institution_stay s JOIN person p ON p.id = s.person_id',
  Certificate: 'SELECT id, area_path AS path FROM certificate',
  Assessment:
    'SELECT a.id, c.area_path AS path FROM assessment a JOIN certificate c ON c.id = a.certificate_id',
  CertificateEvent:
    'SELECT e.id, c.area_path AS path FROM certificate_event e JOIN certificate c ON c.id = e.certificate_id',
  HomeVisitBatch: 'SELECT id, area_path AS path FROM home_visit_batch',
  Import: 'SELECT id, area_path AS path FROM import',
  User: 'SELECT id, area_path AS path FROM user_account',
  ApiKey: 'SELECT id, area_path AS path FROM api_key',
  AuditEntry: 'SELECT seq * 8 + shard AS id, area_path AS path FROM audit_entry',
};

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

async function makeStay(api: TestApi, institution: TestRecord, person: TestPerson): Promise<string> {
  const { id } = await api.db.prisma.institutionStay.create({
    data: { institutionId: institution.id, personId: person.id, admittedOn: new Date('2025-01-01') },
  });
  return globalId('InstitutionStay', id);
}

async function makeImport(api: TestApi, area: TestArea, people: readonly TestPerson[]): Promise<string> {
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

async function makeLand(api: TestApi, area: TestArea, place: Place, secrets: string[]): Promise<Land> {
  const marker = { name: `${markerOf(place)}人`, address: markerOf(place) };
  const person = await makePerson(api, area, marker);
  const child = await makePerson(api, area, { ...marker, birthDate: '2015-02-03' });
  for (const one of [person, child]) secrets.push(one.idNumber, one.phone, one.bankAccount);
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
      TiedVisit: (await makeHomeVisit(api, area, hospital)).globalId,
      Import: await makeImport(api, area, [person, child]),
      User: user,
      ApiKey: key,
    },
  };
}

/** Ties records of one place to those of others. */
async function tie(api: TestApi, lands: Readonly<Record<Place, Land>>): Promise<void> {
  const { prisma } = api.db;
  const rowOf = (id: string | undefined): number =>
    Number(
      Buffer.from(id ?? '', 'base64url')
        .toString()
        .split(':')[1],
    );
  for (const [from, to] of [
    ['own', 'outside'],
    ['outside', 'own'],
    ['sibling', 'otherTown'],
    ['otherTown', 'own'],
  ] as const) {
    const [here, there] = [lands[from], lands[to]];
    const household = rowOf(here.ids['Household']);
    const stranger = await makePerson(api, there.area, { householdId: household, relationToHead: 'OTHER' });
    const hospital = rowOf(there.ids['Hospital']);
    const application = await makeCertificate(api, stranger, there.area, {
      status: 'APPLIED',
      appliedOn: '2026-11-02',
      more: { homeVisitBatchId: rowOf(here.ids['TiedVisit']) },
    });
    await prisma.certificate.update({
      where: { id: application.id },
      data: { hospitalId: rowOf(here.ids['Hospital']) },
    });
    await prisma.homeVisitBatch.update({
      where: { id: rowOf(here.ids['TiedVisit']) },
      data: { hospitalId: hospital },
    });
    await makeStay(
      api,
      { id: rowOf(here.ids['Institution']), globalId: here.ids['Institution'] ?? '' },
      stranger,
    );
    await makeImport(api, here.area, [stranger, there.person]);
  }
}

export async function makeWorld(api: TestApi): Promise<World> {
  const secrets: string[] = [];
  const { villageA1, villageA2, villageB1, elsewhereVillage, district, elsewhere } = api.areas;
  // The first user, whom records name as their author.
  await api.user('DISTRICT_MANAGER', elsewhere);
  const lands = {
    own: await makeLand(api, villageA1, 'own', secrets),
    sibling: await makeLand(api, villageA2, 'sibling', secrets),
    otherTown: await makeLand(api, villageB1, 'otherTown', secrets),
    outside: await makeLand(api, elsewhereVillage, 'outside', secrets),
  };
  await tie(api, lands);
  // What belongs to a whole district, with people of many places in it.
  for (const area of [district, elsewhere]) {
    const home = await makeInstitution(api, area, { kind: 'CARE_HOME' });
    for (const land of Object.values(lands)) await makeStay(api, home, land.person);
  }
  return {
    lands,
    secrets: secrets.filter(Boolean),
    async paths() {
      const types = new Map<string, ReadonlyMap<string, string>>();
      for (const [type, sql] of Object.entries(WHERE_ROWS_LIE)) {
        const { rows } = await api.db.pool.query<{ id: number; path: string }>(sql);
        types.set(type, new Map(rows.map(({ id, path }) => [globalId(type, id), path])));
      }
      return types;
    },
  };
}

/** «This area and below», and the way up, as a reader would say it. */
export const covers = {
  area: (home: string, path: string): boolean => isWithin(path, home),
  areaOrAbove: (home: string, path: string): boolean => isWithin(path, home) || isWithin(home, path),
} as const;
