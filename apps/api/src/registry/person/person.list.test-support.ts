// A register of people whose facts are known, for the tests of lists.

import type { CertificateState, DisabilityCategory } from '@zhucan/domain';
import type { Client, TestApi } from '../../../../../test/support/api.ts';
import {
  makeCertificate,
  makeHousehold,
  makePerson,
  type TestPerson,
} from '../../../../../test/support/factories.ts';

export const TODAY = '2026-11-23';
const NAMES = [
  '陈安',
  '欧阳文静',
  '王大伟',
  '王小雨',
  '李娜',
  '单春花',
  '吕布',
  '曾国强',
  '阿依古丽·买买提',
  '张三',
];

/** Someone of the register, with the facts that lists ask for. */
export interface Known {
  readonly person: TestPerson;
  readonly town: 'A' | 'B';
  readonly diedOn: string | null;
  readonly hukouKind: 'URBAN' | 'RURAL' | null;
  readonly hardship: boolean;
  readonly category: DisabilityCategory | null;
  readonly grade: number | null;
  readonly state: CertificateState | null;
  readonly expiresOn: string | null;
  readonly number: string | null;
}

const PEOPLE = 66;
/** From here on the birthdays begin again. */
const SHARED = 50;

/** What each state of a certificate is made from; the dates fall on both sides of every border. */
const CERTIFICATES = [
  { state: 'ISSUED', status: 'ISSUED', issuedOn: '2017-11-24' },
  { state: 'EXPIRING', status: 'ISSUED', issuedOn: '2017-11-23' },
  { state: 'EXPIRING', status: 'ISSUED', issuedOn: '2016-11-23' },
  { state: 'EXPIRED', status: 'ISSUED', issuedOn: '2016-11-22' },
  { state: 'FROZEN', status: 'FROZEN', issuedOn: '2020-01-01' },
  { state: 'LOST', status: 'LOST', issuedOn: '2020-01-01' },
  { state: 'CANCELLED', status: 'CANCELLED', issuedOn: '2020-01-01' },
  { state: 'APPLIED', status: 'APPLIED', issuedOn: '2026-11-01' },
  null,
  null,
] as const;

async function makeOne(api: TestApi, index: number): Promise<Known> {
  const { villageA1, villageB1 } = api.areas;
  const area = index % 3 === 0 ? villageB1 : villageA1;
  const diedOn = index % 11 === 5 ? '2026-11-22' : null;
  const hukouKind = [null, 'URBAN', 'RURAL'][index % 3] as Known['hukouKind'];
  // Birthdays around today, so that a day more or less shows; the last ones were born with an earlier one.
  const birth = index < SHARED ? index : index - SHARED;
  const birthDate = `${1930 + ((birth * 7) % 95)}-${['11-22', '11-23', '11-24', '02-28'][birth % 4]}`;
  const name = NAMES[index % NAMES.length] ?? '陈安';
  const person = await makePerson(api, area, {
    name,
    birthDate,
    hukouKind,
    diedOn: diedOn ? new Date(diedOn) : null,
    updatedAt: new Date(Date.UTC(2026, 0, 1 + (index % 5))),
  });
  const wish = CERTIFICATES[index % CERTIFICATES.length] ?? null;
  const category = (['PHYSICAL', 'MENTAL', 'VISUAL'] as const)[index % 3] ?? 'PHYSICAL';
  const grade = ((index % 4) + 1) as 1 | 2 | 3 | 4;
  const made =
    wish &&
    (await makeCertificate(api, person, area, {
      status: wish.status,
      category,
      grade,
      appliedOn: wish.issuedOn,
    }));
  const hardship = index % 6 === 1;
  if (hardship) await makeHousehold(api, area, person);
  return {
    person,
    town: area === villageA1 ? 'A' : 'B',
    diedOn,
    hukouKind,
    hardship,
    category: wish ? category : null,
    grade: wish && wish.state !== 'APPLIED' ? grade : null,
    state: wish?.state ?? null,
    expiresOn:
      wish && wish.status === 'ISSUED'
        ? wish.issuedOn.replace(/^\d{4}/, year => String(Number(year) + 10))
        : null,
    number: made?.number ?? null,
  };
}

/** Many share a name, a birthday or a day of change, so that only the id tells them apart. */
export async function makeKnown(api: TestApi): Promise<Known[]> {
  const known: Known[] = [];
  for (let index = 0; index < PEOPLE; index += 1) known.push(await makeOne(api, index));
  return known;
}

interface Page {
  readonly people: {
    readonly edges: readonly {
      readonly cursor: string;
      readonly node: { readonly id: string; readonly age: number };
    }[];
    readonly pageInfo: {
      hasNextPage: boolean;
      hasPreviousPage: boolean;
      startCursor: string;
      endCursor: string;
    };
    readonly totalCount: number;
  };
}

export const LIST = `query ($filter: PersonFilter, $sort: PersonSort, $first: Int, $after: String, $last: Int, $before: String) {
  people(filter: $filter, sort: $sort, first: $first, after: $after, last: $last, before: $before) {
    edges { cursor node { id age } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount } }`;

export async function listPeople(
  client: Client,
  variables: Record<string, unknown>,
): Promise<Page['people']> {
  return (await client.data<Page>(LIST, variables)).people;
}
