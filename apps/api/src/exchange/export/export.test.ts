import type { Role } from '@zhucan/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import {
  makeCertificate,
  makeHousehold,
  makeInstitution,
  makePerson,
  type TestPerson,
} from '../../../../../test/support/factories.ts';
import { bytesOf, contextOf } from '../import/import.test-support.ts';
import { openSheet } from '../sheet/open.ts';
import { exportStream } from './export.ts';

type Rows = readonly (readonly unknown[])[];

describe('exports', () => {
  let api: TestApi;
  let people: TestPerson[];

  beforeAll(async () => {
    api = await testApi();
    const { villageA1, villageA2, villageB1, elsewhereVillage, district } = api.areas;
    people = [
      await makePerson(api, villageA1, { name: '赵甲一', birthDate: '1950-01-01' }),
      await makePerson(api, villageA1, { name: '=SUM(A1)', address: '+1 号', birthDate: '1960-01-01' }),
      await makePerson(api, villageA2, { name: '孙甲二', birthDate: '1970-01-01' }),
      await makePerson(api, villageB1, { name: '李乙一', birthDate: '1980-01-01' }),
      await makePerson(api, elsewhereVillage, { name: '周外区', birthDate: '1990-01-01' }),
    ];
    const homes = [villageA1, villageA1, villageA2, villageB1, elsewhereVillage];
    for (const [at, person] of people.entries()) await makeCertificate(api, person, homes[at] ?? villageA1);
    const [first, second] = people;
    if (first && second) await makeHousehold(api, villageA1, first, [second]);
    await makeInstitution(api, district, { name: '区医院' });
    await makeInstitution(api, villageA1, { name: '柳桥康复室', kind: 'REHABILITATION_ROOM' });
    const manager = await api.user('DISTRICT_MANAGER');
    for (const { globalId } of people.slice(0, 3))
      await manager.data(
        'mutation($id: ID!) { createMedicalAidCase(personId: $id, details: {}) { __typename } }',
        { id: globalId },
      );
  });
  afterAll(() => api.close());

  async function exported(client: Client, list: string, query: Record<string, string> = {}): Promise<Rows> {
    const content = await bytesOf(
      await exportStream(contextOf(api, client), list, new URLSearchParams(query)),
    );
    const rows: unknown[][] = [];
    for await (const { cells } of (await openSheet(content)).rows()) rows.push(cells);
    return rows;
  }

  const column = (rows: Rows, heading: string): unknown[] => {
    const at = rows[0]?.indexOf(heading) ?? -1;
    return rows.slice(1).map(cells => cells[at]);
  };

  const LISTS = [
    ['people', '姓名', 'people(first: 100, sort: ID) { nodes { of: name } }'],
    ['certificates', '姓名', 'certificates(first: 100, sort: ID) { nodes { person { of: name } } }'],
    ['households', '户主', 'households(first: 100, sort: ID) { nodes { head { of: name } } }'],
    ['cases', '姓名', 'cases(first: 100, sort: NUMBER) { nodes { person { of: name } } }'],
    ['institutions', '姓名', 'institutions(first: 100, sort: NAME) { nodes { of: name } }'],
  ] as const;

  it.each(
    LISTS.flatMap(list =>
      (['DISTRICT_MANAGER', 'DISTRICT_OFFICER', 'TOWN_CASEWORKER'] as const).map(
        role => [role, ...list] as const,
      ),
    ),
  )('of %s: %s are exactly the rows of the list', async (role, list, heading, query) => {
    const client = await api.user(role);
    const { list: page } = await client.data<{ list: { nodes: Record<string, { of: string } | string>[] } }>(
      `{ list: ${query} }`,
    );
    const names = page.nodes.map(
      node => node['of'] ?? Object.values(node).find(value => typeof value === 'object')?.['of'],
    );
    const shown = column(await exported(client, list), heading).map(name => String(name).replace(/^'/, ''));
    expect(shown).toEqual(names);
    expect(shown.length).toBeGreaterThan(0);
    expect(shown).not.toContain('周外区');
  });

  it.each(['VILLAGE_LIAISON', 'TOWN_HEAD', 'LEADER'] as const satisfies Role[])(
    'are not for a %s',
    async role => {
      const client = await api.user(role);
      for (const [list] of LISTS) await expect(exported(client, list)).rejects.toThrow('FORBIDDEN');
    },
  );

  it('follow the filter and the order of the list', async () => {
    const manager = await api.user('DISTRICT_MANAGER');
    const filter = JSON.stringify({ area: api.areas.townA.globalId, ageTo: 70 });
    expect(column(await exported(manager, 'people', { filter, sort: 'AGE' }), '姓名')).toEqual([
      '孙甲二',
      `'=SUM(A1)`,
    ]);
  });

  it('refuse a filter or an order that the list would not take', async () => {
    const manager = await api.user('DISTRICT_MANAGER');
    const problems = (field: string) => ({ problems: [{ code: 'EXPORT_FILTER_INVALID', field }] });
    await expect(exported(manager, 'people', { filter: '{"colour":"red"}' })).rejects.toMatchObject(
      problems('filter'),
    );
    await expect(exported(manager, 'people', { filter: '{' })).rejects.toMatchObject(problems('filter'));
    await expect(exported(manager, 'people', { sort: 'SHOE_SIZE' })).rejects.toMatchObject(problems('sort'));
  });

  it('mask every number and neutralise every formula', async () => {
    const rows = await exported(await api.user('TOWN_CASEWORKER'), 'people');
    const text = JSON.stringify(rows);
    for (const person of people) {
      for (const whole of [person.idNumber, person.phone, person.bankAccount, person.birthDate])
        expect(text).not.toContain(whole);
    }
    expect(column(rows, '身份证号')[0]).toBe(`**************${people[0]?.idNumber.slice(-4)}`);
    expect(column(rows, '姓名')).toContain(`'=SUM(A1)`);
    expect(column(rows, '现住址')).toContain(`'+1 号`);
  });

  it('speak the reader’s language', async () => {
    const [headings] = await exported(await api.user('TOWN_CASEWORKER'), 'institutions', { lang: 'en' });
    expect(headings?.slice(0, 2)).toEqual(['Name', 'Kind']);
  });

  it('show whole numbers only to who may, with a reason, and leave a trail on each record', async () => {
    const town = await api.user('TOWN_CASEWORKER');
    await expect(exported(town, 'people', { reveal: '1' })).rejects.toMatchObject({
      problems: [{ field: 'reason' }],
    });
    const rows = await exported(town, 'people', { reveal: '1', reason: '上报市残联核对' });
    const [first] = people;
    expect(column(rows, '身份证号')[0]).toBe(first?.idNumber);
    expect(column(rows, '联系电话')[0]).toBe(first?.phone);
    expect(String(column(rows, '残疾人证号')[0])).toMatch(new RegExp(`^${first?.idNumber}\\d\\d$`));
    const trail = await api.db.prisma.auditEntry.findMany({ where: { action: 'REVEAL', entity: 'Person' } });
    expect(trail.map(({ entityId, reason }) => [entityId, reason])).toEqual(
      people.slice(0, 3).map(({ id }) => [id, '上报市残联核对']),
    );
  });

  it('are recorded with their filter, a number in it masked', async () => {
    const manager = await api.user('DISTRICT_MANAGER');
    await exported(manager, 'people', { filter: JSON.stringify({ text: people[0]?.idNumber }) });
    const entry = await api.db.prisma.auditEntry.findFirstOrThrow({
      where: { action: 'EXPORT' },
      orderBy: { at: 'desc' },
    });
    expect(JSON.stringify(entry.changes)).toContain('people');
    const entries = await api.db.prisma.auditEntry.findMany({ where: { action: 'EXPORT' } });
    expect(JSON.stringify(entries.map(({ changes }) => changes))).not.toContain(people[0]?.idNumber);
  });

  it('give every row, however many pages the reading takes', async () => {
    const { villageB1 } = api.areas;
    await api.db.pool.query(
      `INSERT INTO person (area_id, name, pinyin, initials, id_number_enc, id_number_hash, id_number_last4, sex, birth_date, updated_at)
       SELECT $1, '众', 'zhong', 'z', decode(repeat('00', 40), 'hex'), sha256(n::text::bytea), '0000', 'FEMALE', '1975-01-01', now()
         FROM generate_series(1, 4500) n`,
      [villageB1.id],
    );
    const filter = JSON.stringify({ area: villageB1.globalId });
    const rows = await exported(await api.user('DISTRICT_MANAGER'), 'people', { filter, sort: 'NAME' });
    expect(rows).toHaveLength(1 + 4501);
  });
});
