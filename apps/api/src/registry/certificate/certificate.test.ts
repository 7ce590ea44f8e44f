// Finding certificates: filters, order, whose rows they are, how many statements it takes; and checking a number.

import { citizenIdFor } from '@zhucan/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import { operate } from '../../../../../test/support/certificates.ts';
import {
  makeCertificate,
  makeHomeVisit,
  makeInstitution,
  makePerson,
  type TestCertificate,
  type TestPerson,
} from '../../../../../test/support/factories.ts';

const CHECK = `query ($number: String!) { checkCertificateNumber(number: $number) {
  valid birthDate sex category grade problems { code field message } } }`;

const LIST = `query ($filter: CertificateFilter, $sort: CertificateSort, $first: Int, $after: String) {
  certificates(filter: $filter, sort: $sort, first: $first, after: $after) {
    nodes { id } pageInfo { hasNextPage endCursor } totalCount } }`;

interface List {
  readonly certificates: {
    readonly nodes: readonly { readonly id: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    readonly totalCount: number;
  };
}

let api: TestApi;
let manager: Client;
const people = new Map<string, TestPerson>();
const certificates = new Map<string, TestCertificate>();

async function make(name: string, wish: Parameters<typeof makeCertificate>[3], area = api.areas.villageA1) {
  const person = await makePerson(api, area, { name });
  people.set(name, person);
  certificates.set(name, await makeCertificate(api, person, area, wish));
}

beforeAll(async () => {
  api = await testApi();
  manager = await api.user('DISTRICT_MANAGER');
  const { villageA2, villageB1, elsewhereVillage } = api.areas;
  await make('欧阳青', { appliedOn: '2024-03-01', category: 'VISUAL', grade: 1 });
  await make('赵可换', { appliedOn: '2017-01-10' }, villageA2);
  await make('钱今止', { appliedOn: '2016-11-23' });
  await make('孙已过', { appliedOn: '2016-11-22' }, villageB1);
  await make('李冻结', { status: 'FROZEN', appliedOn: '2016-11-22', category: 'MENTAL' });
  await make('周待评', { status: 'APPLIED', appliedOn: '2026-11-01' });
  await make('吴远方', { appliedOn: '2024-03-01' }, elsewhereVillage);
});

afterAll(() => api.close());

function idsOf(...names: string[]): (string | undefined)[] {
  return names.map(name => certificates.get(name)?.globalId).sort();
}

async function found(filter: Readonly<Record<string, unknown>>, client = manager) {
  const { certificates: list } = await client.data<List>(LIST, { filter });
  expect(list.totalCount).toBe(list.nodes.length);
  return list.nodes.map(node => node.id).sort();
}

describe('checkCertificateNumber', () => {
  const idNumber = citizenIdFor({ prefix: '990101', birthDate: '1980-05-06', sequence: 123 });

  async function check(number: string, client = manager) {
    const { checkCertificateNumber } = await client.data<{
      checkCertificateNumber: {
        valid: boolean;
        problems: { code: string; field: string; message: string }[];
      };
    }>(CHECK, { number });
    return checkCertificateNumber;
  }

  it('says what a right number says', async () => {
    expect(await check(`${idNumber}42`)).toEqual({
      valid: true,
      birthDate: '1980-05-06',
      sex: 'MALE',
      category: 'PHYSICAL',
      grade: 2,
      problems: [],
    });
  });

  it('names every reason, in the reader’s language', async () => {
    const wrong = `${idNumber.slice(0, 17)}${idNumber[17] === '1' ? '2' : '1'}95`;
    const inChinese = await check(wrong);
    const english = await check(wrong, api.as(manager.viewer, 'en'));
    for (const answer of [inChinese, english])
      expect(answer.problems.map(({ code, field }) => `${field} ${code}`)).toEqual([
        'number ID_NUMBER_CHECK',
        'number CERTIFICATE_NUMBER_CATEGORY',
        'number CERTIFICATE_NUMBER_GRADE',
      ]);
    expect(inChinese.problems[1]?.message).toContain('第 19 位');
    expect(english.problems[1]?.message).toMatch(/^[\x20-\x7E’]+$/);
  });

  it('answers any text, whatever its length, and asks the register nothing', async () => {
    const texts = ['', ' ', '残', 'x'.repeat(20), '9'.repeat(100_000), '😀'.repeat(10), `${idNumber}42 `];
    api.statements.length = 0;
    for (const text of texts) {
      const answer = await check(text);
      expect([text.slice(0, 5), answer.valid, answer.problems.length > 0]).toEqual([
        text.slice(0, 5),
        false,
        true,
      ]);
    }
    expect((await check(`${people.get('欧阳青')?.idNumber}11`)).valid).toBe(true);
    expect(api.statements).toEqual([]);
  });

  it('is for whoever is signed in, a partner with any key included', async () => {
    const partner = await api.partner(['certificate.check']);
    expect((await check(`${idNumber}42`, partner)).valid).toBe(true);
    const { errors } = await api.as(null).query(CHECK, { number: `${idNumber}42` });
    expect(errors[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
  });
});

describe('finding certificates', () => {
  it('by their state today, which follows from the dates', async () => {
    expect(await found({ state: ['ISSUED'] })).toEqual(idsOf('欧阳青'));
    expect(await found({ state: ['EXPIRING'] })).toEqual(idsOf('赵可换', '钱今止'));
    expect(await found({ state: ['EXPIRED'] })).toEqual(idsOf('孙已过'));
    expect(await found({ state: ['EXPIRED', 'FROZEN'] })).toEqual(idsOf('孙已过', '李冻结'));
    expect(await found({ state: [] })).toEqual([]);
  });

  it('the filter and the shown state agree', async () => {
    const { certificates: all } = await manager.data<{
      certificates: { nodes: { id: string; state: string }[] };
    }>('{ certificates { nodes { id state daysLeft severe } } }');
    for (const { id, state } of all.nodes) expect(await found({ state: [state] })).toContain(id);
  });

  it('by expiry, issue, category, grade, kind, area and person', async () => {
    expect(await found({ expiringBefore: '2027-01-10' })).toEqual(idsOf('钱今止', '孙已过'));
    expect(await found({ expiringFrom: '2026-11-23', expiringBefore: '2027-02-01' })).toEqual(
      idsOf('赵可换', '钱今止'),
    );
    expect(await found({ issuedFrom: '2016-11-23', issuedTo: '2017-12-31' })).toEqual(
      idsOf('赵可换', '钱今止'),
    );
    expect(await found({ category: ['VISUAL', 'MENTAL'] })).toEqual(idsOf('欧阳青', '李冻结'));
    expect(await found({ grade: [1] })).toEqual(idsOf('欧阳青'));
    expect(await found({ grade: [70_000] })).toEqual([]);
    expect(await found({ kind: ['RENEWAL'] })).toEqual([]);
    expect(await found({ area: api.areas.townB.globalId })).toEqual(idsOf('孙已过'));
    expect(await found({ area: api.areas.elsewhere.globalId })).toEqual([]);
    expect(await found({ personId: people.get('周待评')?.globalId })).toEqual(idsOf('周待评'));
  });

  it('by the holder’s name, pinyin, initials, and ends or the whole of a number', async () => {
    const person = people.get('欧阳青');
    const number = certificates.get('欧阳青')?.number ?? '';
    for (const text of [
      '欧阳',
      'ouyang',
      'oyq',
      number,
      number.toLowerCase(),
      person?.idNumber,
      ` 欧阳青 ${number.slice(-4)} `,
    ])
      expect([text, await found({ text })]).toEqual([text, idsOf('欧阳青')]);
    expect(await found({ text: number.slice(-4) })).toContain(certificates.get('欧阳青')?.globalId);
    expect(await found({ text: person?.idNumber.slice(-4) })).toContain(certificates.get('欧阳青')?.globalId);
    expect(await found({ text: '%' })).toEqual([]);
    const partner = await api.partner(['certificate.read']);
    const { errors } = await partner.query(LIST, { filter: { text: 'oyq' } });
    expect(errors[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });

  it('by home visit', async () => {
    const hospital = await makeInstitution(api, api.areas.district);
    const visit = await makeHomeVisit(api, api.areas.villageA1, hospital);
    const target = { id: certificates.get('周待评')?.globalId ?? '', version: 1 };
    await operate(manager, 'ASSIGN', target, { homeVisitBatchId: visit.globalId });
    expect(await found({ homeVisitBatchId: visit.globalId })).toEqual(idsOf('周待评'));
    expect(await found({ withoutBatch: false })).toEqual(idsOf('周待评'));
    expect(await found({ withoutBatch: true, state: ['APPLIED'] })).toEqual([]);
  });

  it('in every order, page by page, nothing lost and nothing twice', async () => {
    for (const sort of [
      'ID',
      'ID_DESC',
      'EXPIRES',
      'EXPIRES_DESC',
      'ISSUED',
      'ISSUED_DESC',
      'APPLIED',
      'APPLIED_DESC',
    ]) {
      const whole = await manager.data<List>(LIST, { sort, first: 100 });
      const ids: string[] = [];
      let after: string | undefined;
      do {
        const { certificates: page } = await manager.data<List>(LIST, { sort, first: 2, after });
        ids.push(...page.nodes.map(node => node.id));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined;
      } while (after);
      expect([sort, ids]).toEqual([sort, whole.certificates.nodes.map(node => node.id)]);
      expect(ids).toHaveLength(6);
    }
  });
});

describe('whose rows they are', () => {
  it('a town’s and a village’s own; outside reads as missing, for lists, ids and operations', async () => {
    const townB = await api.user('TOWN_CASEWORKER', api.areas.townB);
    const village = await api.user('VILLAGE_LIAISON', api.areas.villageA2);
    expect(await found({}, townB)).toEqual(idsOf('孙已过'));
    expect(await found({}, village)).toEqual(idsOf('赵可换'));
    const id = certificates.get('欧阳青')?.globalId ?? '';
    const read = 'query ($id: ID!) { certificate(id: $id) { id } node(id: $id) { id } }';
    expect(await townB.data(read, { id })).toEqual({ certificate: null, node: null });
    const officerB = await api.user('DISTRICT_OFFICER', api.areas.townB);
    expect(await operate(officerB, 'FREEZE', { id, version: 1 }, { reason: '核查中' })).toMatchObject({
      __typename: 'NotFoundError',
    });
  });

  it('a leader reads none, and a partner only with its scope', async () => {
    const id = certificates.get('欧阳青')?.globalId;
    const leader = await api.user('LEADER');
    expect((await leader.query(LIST)).errors[0]?.extensions?.['code']).toBe('FORBIDDEN');
    const read = 'query ($id: ID!) { certificate(id: $id) { id state availableOperations person { name } } }';
    expect(await leader.data(read, { id })).toEqual({ certificate: null });
    const partner = await api.partner(['certificate.read']);
    expect(await partner.data(read, { id })).toEqual({
      certificate: { id, state: 'ISSUED', availableOperations: [], person: null },
    });
    const counting = await api.partner(['registry.count']);
    expect(await counting.data(read, { id })).toEqual({ certificate: null });
  });
});

describe('statements', () => {
  const ROW = `id state category grade severe number { masked } expiresOn daysLeft availableOperations
    person { id name age idNumber { masked } area { fullName } } hospital { name } homeVisitBatch { visitOn }`;

  it('one for a list of any size, two with a filter by state, one more with the count', async () => {
    for (const [query, most] of [
      [`{ certificates(first: 1) { nodes { ${ROW} } } }`, 1],
      [`{ certificates(first: 100) { nodes { ${ROW} } } }`, 1],
      [`{ certificates(first: 100, filter: { state: [EXPIRING] }) { nodes { ${ROW} } } }`, 2],
      [`{ certificates(first: 100) { nodes { ${ROW} } totalCount } }`, 2],
    ] as const) {
      api.statements.length = 0;
      await manager.data(query);
      expect([query, api.statements.length]).toEqual([query, most]);
    }
  });

  it('one for a certificate’s page with all that hangs on it', async () => {
    api.statements.length = 0;
    await manager.data(
      `query ($id: ID!) { certificate(id: $id) { ${ROW} previous { id state } next { id state }
        assessments { category grade parts { category grade } doctors hospital { name } }
        events { operation from to at actor reason } } }`,
      { id: certificates.get('周待评')?.globalId },
    );
    expect(api.statements).toHaveLength(1);
  });
});
