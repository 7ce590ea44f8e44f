// A little of everything in every kind of place — one's own village, the next, another town, another district — tied together
// across their borders, so that a path that leaks has somewhere to leak to.

import { isWithin } from '@zhucan/domain';
import type { TestApi } from './api.ts';
import { globalId } from './areas.ts';
import { makeCertificate, makeInstitution, makePerson } from './factories.ts';
import { type Land, makeImport, makeLand, makeStay, type Place } from './land.ts';

export interface World {
  readonly lands: Readonly<Record<Place, Land>>;
  /** Every number that nobody may see unmasked. */
  readonly secrets: readonly string[];
  /** The area of every record there is, by type and global id; merged people, who are hidden from everyone, are missing. */
  paths(): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>>;
}

/** Where each type's rows lie: what the row rule must agree with, said again in other words. */
const WHERE_ROWS_LIE: Readonly<Record<string, string>> = {
  Area: 'SELECT id, path FROM area',
  Person: 'SELECT id, area_path AS path FROM person WHERE merged_into_id IS NULL',
  RetentionDue: "SELECT id, area_path AS path FROM person WHERE died_on <= '2016-11-23'",
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
  MedicalAidCase: 'SELECT id, area_path AS path FROM case_file',
  CaseEvent: 'SELECT e.id, c.area_path AS path FROM case_event e JOIN case_file c ON c.id = e.case_id',
  CaseDocument: 'SELECT d.id, c.area_path AS path FROM case_document d JOIN case_file c ON c.id = d.case_id',
  CaseTask: 'SELECT k.id, k.area_path AS path FROM case_task k',
  PublicNotice: 'SELECT n.id, c.area_path AS path FROM public_notice n JOIN case_file c ON c.id = n.case_id',
  Objection: `SELECT o.id, c.area_path AS path FROM objection o JOIN public_notice n ON n.id = o.notice_id
    JOIN case_file c ON c.id = n.case_id`,
  Fund: 'SELECT id, area_path AS path FROM fund',
  FundPurpose: 'SELECT p.id, f.area_path AS path FROM fund_purpose p JOIN fund f ON f.id = p.fund_id',
  FundEntry: 'SELECT e.id, f.area_path AS path FROM fund_entry e JOIN fund f ON f.id = e.fund_id',
  Payment: 'SELECT id, area_path AS path FROM payment',
  PaymentBatch: 'SELECT b.id, f.area_path AS path FROM payment_batch b JOIN fund f ON f.id = b.fund_id',
  Advance: 'SELECT id, area_path AS path FROM advance',
  Import: 'SELECT id, area_path AS path FROM import',
  User: 'SELECT id, area_path AS path FROM user_account',
  ApiKey: 'SELECT id, area_path AS path FROM api_key',
  AuditEntry: 'SELECT seq * 8 + shard AS id, area_path AS path FROM audit_entry',
};

/** The types whose ids name their interface. */
const NAMED: Readonly<Record<string, string>> = { MedicalAidCase: 'Case' };

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
        types.set(type, new Map(rows.map(({ id, path }) => [globalId(NAMED[type] ?? type, id), path])));
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
