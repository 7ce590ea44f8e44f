// A made-up population for the tests of the charts, some of it rare, and the charts as a client reads them.

import { type CertificateStatus, DISABILITY_CATEGORIES } from '@zhucan/domain';
import type { Client, TestApi } from './api.ts';
import { makeArea, type TestArea } from './areas.ts';
import { makeCertificate, makePerson } from './factories.ts';

export const SUMMARY = `query ($areaId: ID) { registrySummary(areaId: $areaId) {
  area { id name } asOf
  people { value hidden } holders { value hidden }
  byCategoryGrade { category grade count { value hidden } }
  byAgeSex { ageFrom ageTo sex count { value hidden } }
  issuedByMonth { month count { value hidden } }
  expiringByMonth { month count { value hidden } }
  byState { state count { value hidden } }
  byArea { area { id name } people { value hidden } holders { value hidden } expiringSoon { value hidden } }
} }`;

export interface Count {
  readonly value: number | null;
  readonly hidden: boolean;
}

export interface Summary {
  readonly area: { readonly id: string; readonly name: string };
  readonly people: Count;
  readonly holders: Count;
  readonly byCategoryGrade: readonly { category: string; grade: number; count: Count }[];
  readonly byAgeSex: readonly { ageFrom: number; ageTo: number | null; sex: string; count: Count }[];
  readonly issuedByMonth: readonly { month: string; count: Count }[];
  readonly expiringByMonth: readonly { month: string; count: Count }[];
  readonly byState: readonly { state: string; count: Count }[];
  readonly byArea: readonly {
    area: { id: string; name: string };
    people: Count;
    holders: Count;
    expiringSoon: Count;
  }[];
}

const STATUSES: readonly CertificateStatus[] = [
  'ISSUED',
  'ISSUED',
  'ISSUED',
  'ISSUED',
  'FROZEN',
  'LOST',
  'CANCELLED',
  'APPLIED',
];

async function makeOne(api: TestApi, index: number, area: TestArea) {
  const year = 1936 + ((index * 7) % 85);
  const person = await makePerson(api, area, { birthDate: `${year}-0${1 + (index % 9)}-1${index % 9}` });
  if (index % 5 === 4) return;
  const month = String(1 + (index % 12)).padStart(2, '0');
  await makeCertificate(api, person, area, {
    status: STATUSES[index % STATUSES.length] ?? 'ISSUED',
    // Squares make some categories rare.
    category: DISABILITY_CATEGORIES[(index * index) % 7] ?? 'VISUAL',
    grade: ([1, 2, 3, 4] as const)[(index >> 2) % 4] ?? 1,
    appliedOn: `${2014 + (index % 12)}-${month}-20`,
  });
}

/** Three hundred people: many in the first villages, few in the last, three on the island. Gives every area they live in. */
export async function makePopulation(api: TestApi): Promise<TestArea[]> {
  const { district, townA, townB, villageA1, villageA2, villageB1 } = api.areas;
  const island = await makeArea(api.db, '990101003', '小屿乡');
  const lonely = await makeArea(api.db, '990101003201', '孤屿村');
  const villages = [villageA1, villageA2, villageB1, await makeArea(api.db, '990101002002', '新桥社区')];
  for (let index = 0; index < 300; index += 1) {
    const place = [0, 0, 0, 0, 0, 0, 1, 1, 2, 3][index % 10] ?? 0;
    await makeOne(api, index, index >= 297 ? lonely : (villages[place] ?? villageA1));
  }
  return [district, townA, townB, island, ...villages, lonely];
}

export async function summaryFor(client: Client, area?: { globalId: string }): Promise<Summary> {
  const { registrySummary } = await client.data<{ registrySummary: Summary }>(SUMMARY, {
    areaId: area?.globalId,
  });
  return registrySummary;
}
