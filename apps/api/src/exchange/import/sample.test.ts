import { readFileSync } from 'node:fs';
import { ROSTER_NEIGHBOUR, ROSTER_PEOPLE, ROSTER_TOWN, ROSTER_VILLAGES } from '@zhucan/database/seed';
import type { ImportOutcome } from '@zhucan/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE_ROWS } from '../../../../../test/fixtures/roster-sample.rows.ts';
import { fileRowOf, HEADER_ROW, sampleStream } from '../../../../../test/fixtures/roster-sample.ts';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import { makeArea, type TestArea } from '../../../../../test/support/areas.ts';
import { makeCertificate, makePerson } from '../../../../../test/support/factories.ts';
import { openSheet } from '../sheet/open.ts';
import {
  bytesOf,
  type CheckedRow,
  checkedImport,
  type ImportState,
  type TestImport,
} from './import.test-support.ts';

const SAMPLE = readFileSync(new URL('../../../../../test/fixtures/roster-sample.xlsx', import.meta.url));

async function cellsOf(content: Buffer): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const row of (await openSheet(content)).rows()) rows.push(row);
  return rows;
}

/** The register before the roster comes. */
async function makeRegister(api: TestApi): Promise<Record<keyof typeof ROSTER_PEOPLE, number>> {
  const areas = new Map<string, TestArea>();
  for (const { path, name } of [ROSTER_TOWN, ROSTER_NEIGHBOUR, ...Object.values(ROSTER_VILLAGES)])
    areas.set(name, await makeArea(api.db, path, name));
  await api.db.prisma.hardshipKind.create({
    data: { code: 'MINIMUM_ALLOWANCE', nameZh: '低保', nameEn: 'Minimum allowance', sortOrder: 1 },
  });
  const make = async (who: keyof typeof ROSTER_PEOPLE) => {
    const { name, birthDate, sex, idNumber, village, issuedOn } = ROSTER_PEOPLE[who];
    const area = areas.get(ROSTER_VILLAGES[village].name);
    if (!area) throw new Error('the sample’s villages are missing');
    const person = await makePerson(api, area, {
      name,
      birthDate,
      idNumberEnc: api.vault.seal(idNumber),
      idNumberHash: api.vault.hash('ID_NUMBER', idNumber),
      idNumberLast4: idNumber.slice(-4),
      sex,
    });
    await makeCertificate(api, { id: person.id, idNumber }, area, { appliedOn: issuedOn });
    return person.id;
  };
  return {
    same: await make('same'),
    changed: await make('changed'),
    moved: await make('moved'),
    alike: await make('alike'),
    elsewhere: await make('elsewhere'),
    renewed: await make('renewed'),
  };
}

describe('the sample roster', () => {
  let api: TestApi;
  let town: Client;
  let ids: Record<keyof typeof ROSTER_PEOPLE, number>;
  let sample: TestImport;
  let state: ImportState;
  let rows: Map<number, CheckedRow>;

  beforeAll(async () => {
    api = await testApi();
    ids = await makeRegister(api);
    const area = await api.db.prisma.area.findUniqueOrThrow({ where: { path: ROSTER_TOWN.path } });
    town = await api.user('TOWN_CASEWORKER', { ...area, globalId: '' });
    sample = await checkedImport(api, town, SAMPLE, 'roster-sample.xlsx');
    state = await sample.state();
    rows = new Map(state.rows.nodes.map(row => [row.rowNumber, row]));
  });
  afterAll(() => api.close());

  it('is what its generator makes, forty rows of it', async () => {
    expect(await cellsOf(await bytesOf(sampleStream()))).toEqual(await cellsOf(SAMPLE));
    expect(SAMPLE_ROWS).toHaveLength(40);
  });

  it('has its headings found under two titles, in whatever order', async () => {
    const { import: found } = await town.data<{
      import: { headerRow: number; columns: { field: string | null }[] };
    }>('query ($id: ID!) { import(id: $id) { headerRow columns { field } } }', { id: sample.globalId });
    expect(found.headerRow).toBe(HEADER_ROW);
    expect(found.columns.map(({ field }) => field)).toEqual([
      null,
      'certificateNumber',
      'name',
      'village',
      'town',
      'sex',
      'ethnicity',
      'idNumber',
      'birthDate',
      'phone',
      'address',
      'hukouKind',
      'category',
      'grade',
      'issuedOn',
      'expiresOn',
      'guardianName',
      'guardianRelation',
      'guardianPhone',
      'education',
      'employment',
      'hardship',
      'bankName',
      'bankAccount',
      null,
    ]);
  });

  it.each(
    SAMPLE_ROWS.map(({ shows, outcome, codes }, index) => ({
      number: fileRowOf(index),
      shows,
      outcome,
      codes,
    })),
  )('row $number, $shows: $outcome $codes', ({ number, outcome, codes }) => {
    const row = rows.get(number);
    expect({ outcome: row?.outcome, codes: row?.problems.map(({ code }) => code) }).toEqual({
      outcome,
      codes,
    });
  });

  it('passes over titles, blank lines and the total', () => {
    const people = new Set(SAMPLE_ROWS.map((_, index) => fileRowOf(index)));
    const others = state.rows.nodes.filter(({ rowNumber }) => !people.has(rowNumber));
    expect(others.map(({ rowNumber, outcome }) => [rowNumber, outcome])).toEqual(
      [1, 2, 3, 14, 25, 36, 47].map(rowNumber => [rowNumber, 'SKIPPED']),
    );
  });

  it('shows each error with its column and shows no number', () => {
    const faulty = state.rows.nodes.filter(({ outcome }) => outcome === 'ERROR');
    expect(faulty.every(({ problems }) => problems.every(({ column }) => column !== null))).toBe(true);
    expect(JSON.stringify(state)).not.toMatch(/\d{15}/);
  });

  it('tells of nobody in another town', () => {
    const elsewhere = state.rows.nodes.find(
      ({ problems }) => problems[0]?.code === 'ROSTER_DISTRICT_DECIDES',
    );
    expect(elsewhere?.person).toBeNull();
  });

  it('writes what is accepted and nothing else', async () => {
    const before = await api.db.prisma.person.count();
    await sample.start();
    const after = await sample.state();
    const wanted = (outcome: ImportOutcome) => SAMPLE_ROWS.filter(row => row.outcome === outcome).length;
    expect(after.status).toBe('DONE');
    expect(after.writtenRows).toBe(wanted('NEW') + wanted('UPDATE') + wanted('MOVED'));
    expect(await api.db.prisma.person.count()).toBe(before + wanted('NEW'));
    expect(after.rows.nodes.filter(row => row.written)).toHaveLength(after.writtenRows);
  });

  it('moves a person with the certificate, and changes what is new alone', async () => {
    const moved = await api.db.prisma.person.findUniqueOrThrow({
      where: { id: ids.moved },
      include: { area: true, certificates: true },
    });
    expect(moved.area.name).toBe('玉屿社区');
    expect(moved.certificates.map(({ areaPath }) => areaPath)).toEqual([moved.areaPath]);
    const changed = await api.db.prisma.person.findUniqueOrThrow({ where: { id: ids.changed } });
    expect(changed.phoneLast4).toBe('7777');
    expect(changed.bankName).toBe('农村信用社');
    expect(changed.version).toBe(2);
  });

  it('keeps the certificate that a newer one replaces', async () => {
    const both = await api.db.prisma.certificate.findMany({
      where: { personId: ids.renewed },
      orderBy: { id: 'asc' },
      include: { events: true },
    });
    expect(both.map(({ kind, status }) => [kind, status])).toEqual([
      ['FIRST', 'REPLACED'],
      ['RENEWAL', 'ISSUED'],
    ]);
    expect(both[1]?.previousId).toBe(both[0]?.id);
    expect(both.map(({ events }) => events.map(({ operation }) => operation))).toEqual([
      ['REPLACE'],
      ['IMPORTED'],
    ]);
  });

  it('leaves a trail of every person written, without a number in it', async () => {
    const entries = await api.db.prisma.auditEntry.findMany({
      where: { action: 'IMPORT', entity: 'Person' },
    });
    const { writtenRows } = await sample.state();
    expect(entries).toHaveLength(writtenRows);
    expect(JSON.stringify(entries.map(({ changes }) => changes))).not.toMatch(/\d{13}/);
  });

  it('has nothing left to write when it comes a second time', async () => {
    const again = await checkedImport(api, town, SAMPLE);
    const counts = Object.fromEntries(
      (await again.state()).counts.map(({ outcome, count }) => [outcome, count]),
    );
    expect(counts).toMatchObject({ DUPLICATE: 1, SAME: 17, SUSPECT: 1 });
    expect(Object.keys(counts)).not.toContain('NEW');
  });
});
