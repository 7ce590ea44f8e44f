import type { Readable } from 'node:stream';
import type { RosterCell } from '@zhucan/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { openSheet } from './open.ts';
import { boundedRows, type SheetRow } from './sheet.ts';
import { columnLetter, type OutCell, workbookStream } from './xlsx-write.ts';

async function bytesOf(stream: Readable | NodeJS.ReadableStream): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** A workbook as another program writes it, part by part. */
async function foreignWorkbook(parts: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, xml] of Object.entries(parts)) zip.addBuffer(Buffer.from(xml), path);
  zip.end();
  return bytesOf(zip.outputStream);
}

async function read(content: Buffer, sheet?: string): Promise<{ number: number; cells: RosterCell[] }[]> {
  const rows = [];
  for await (const row of (await openSheet(content)).rows(sheet)) rows.push(row);
  return rows;
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const EXCEL = {
  '_rels/.rels': `<Relationships><Relationship Id="a" Type="${RELATIONS}/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml':
    '<x:workbook xmlns:x="m" xmlns:r="n"><x:workbookPr date1904="0"/><x:sheets><x:sheet name="说明" r:id="r2"/><x:sheet name="名册" r:id="r1"/></x:sheets></x:workbook>',
  'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${RELATIONS}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="r3" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r4" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
  'xl/sharedStrings.xml':
    '<sst><si><t>姓名</t></si><si><r><t>王</t></r><r><t xml:space="preserve"> 明</t></r><rPh><t>wang</t></rPh></si></sst>',
  'xl/styles.xml':
    '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="177" formatCode="0.00_);[Red]"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/></cellXfs></styleSheet>',
  'xl/worksheets/sheet1.xml':
    '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="2"><x:c r="A2" t="s"><x:v>0</x:v></x:c><x:c r="C2" t="s"><x:v>1</x:v></x:c></x:row><x:row r="4"><x:c r="A4" s="1"><x:v>43835</x:v></x:c><x:c r="B4" s="2"><x:v>43835.5</x:v></x:c><x:c r="C4" s="3"><x:v>43835</x:v></x:c><x:c r="D4"><x:v>1.1010119900101123E+17</x:v></x:c><x:c r="E4" t="b"><x:v>1</x:v></x:c><x:c r="F4" t="str"><x:f>A1&amp;B1</x:f><x:v>合并</x:v></x:c><x:c r="G4" t="e"><x:v>#N/A</x:v></x:c></x:row></x:sheetData></x:worksheet>',
  'xl/worksheets/sheet2.xml': '<worksheet><sheetData/></worksheet>',
};

describe('a workbook of another program', () => {
  it('is read by its sheets’ names, with its shared texts, dates, formulas and errors', async () => {
    const content = await foreignWorkbook(EXCEL);
    expect((await openSheet(content)).sheets).toEqual(['说明', '名册']);
    const day = new Date('2020-01-05T00:00:00Z');
    const noon = new Date('2020-01-05T12:00:00Z');
    expect(await read(content, '名册')).toEqual([
      { number: 2, cells: ['姓名', null, '王 明'] },
      { number: 4, cells: [day, noon, 43835, 110101199001011230, true, '合并', '#N/A'] },
    ]);
    await expect(read(content, '没有')).rejects.toMatchObject({
      problems: [{ code: 'ROSTER_SHEET_UNKNOWN' }],
    });
  });

  it('counts its days from 1904 where it says so', async () => {
    const old = {
      ...EXCEL,
      'xl/workbook.xml': EXCEL['xl/workbook.xml'].replace('date1904="0"', 'date1904="1"'),
    };
    const [, row] = await read(await foreignWorkbook(old), '名册');
    expect(row?.cells[0]).toEqual(new Date('2024-01-06T00:00:00Z'));
  });

  it('is refused where its XML is broken or would grow by entities', async () => {
    const refused = { problems: [{ code: 'ROSTER_FILE_UNREADABLE' }] };
    const broken = {
      ...EXCEL,
      'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row></sheetData></worksheet>',
    };
    await expect(read(await foreignWorkbook(broken), '名册')).rejects.toMatchObject(refused);
    const laughs = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>';
    const growing = { ...EXCEL, 'xl/sharedStrings.xml': `${laughs}<sst><si><t>&b;</t></si></sst>` };
    await expect(read(await foreignWorkbook(growing), '名册')).rejects.toMatchObject(refused);
    await expect(read(await foreignWorkbook({ 'word/document.xml': '<w/>' }))).rejects.toMatchObject(refused);
  });

  it('keeps the blank lines between rows and drops those after the last', async () => {
    const blank = '<x:row r="5"><x:c r="A5"/></x:row>';
    const sheet = EXCEL['xl/worksheets/sheet1.xml'];
    const gaps = {
      ...EXCEL,
      'xl/worksheets/sheet1.xml': sheet
        .replace('<x:row r="4">', '<x:row r="3"><x:c r="A3" s="1"/></x:row><x:row r="4">')
        .replace('</x:sheetData>', `${blank}</x:sheetData>`),
    };
    expect((await read(await foreignWorkbook(gaps), '名册')).map(({ number }) => number)).toEqual([2, 3, 4]);
  });
});

describe('the limits', () => {
  async function* rowsOf(count: number, columns = 1): AsyncGenerator<SheetRow> {
    for (let number = 1; number <= count; number += 1)
      yield { number, cells: Array.from({ length: columns }, () => 'x') };
  }

  async function passing(rows: AsyncIterable<SheetRow>): Promise<number> {
    let count = 0;
    for await (const _row of boundedRows(rows)) count += 1;
    return count;
  }

  it('let 200,000 rows and 200 columns pass and not one more', async () => {
    expect(await passing(rowsOf(200_000))).toBe(200_000);
    await expect(passing(rowsOf(200_001))).rejects.toMatchObject({
      problems: [{ code: 'ROSTER_TOO_MANY_ROWS' }],
    });
    expect(await passing(rowsOf(1, 200))).toBe(1);
    await expect(passing(rowsOf(1, 201))).rejects.toMatchObject({
      problems: [{ code: 'ROSTER_TOO_MANY_COLUMNS' }],
    });
  });

  it('hold for an archive that says less than it holds', async () => {
    const sheet = EXCEL['xl/worksheets/sheet1.xml'];
    const rows = '<x:row r="9"><x:c r="A9" t="str"><x:v>x</x:v></x:c></x:row>'.repeat(5000);
    const content = await foreignWorkbook({
      ...EXCEL,
      'xl/worksheets/sheet1.xml': sheet.replace('</x:sheetData>', `${rows}</x:sheetData>`),
    });
    // The sizes in the directory at the archive's end: 24 bytes into each entry, whose signature is PK 1 2.
    for (let at = content.indexOf('PK\u0001\u0002'); at >= 0; at = content.indexOf('PK\u0001\u0002', at + 4))
      if (content.readUInt32LE(at + 24) > 10_000) content.writeUInt32LE(1000, at + 24);
    await expect(read(content, '名册')).rejects.toMatchObject({
      problems: [{ code: 'ROSTER_FILE_UNREADABLE' }],
    });
  });
});

describe('a workbook of our own', () => {
  const written = (rows: OutCell[][]) =>
    bytesOf(workbookStream([{ name: '名册', widths: [10], headRows: 1, rows, merges: ['A1:B1'] }]));

  it('gives back what was put in, whatever characters', async () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(text, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 }),
        async rows => {
          const back = await read(await written(rows));
          const plain = (cells: readonly unknown[]) =>
            cells
              .map(cell =>
                String(cell ?? '')
                  .replace(/^'/, '')
                  .trim(),
              )
              .join('|');
          const filled = rows.filter(cells => cells.some(cell => cell.trim() !== ''));
          expect(
            back
              .filter(({ cells }) => plain(cells).replaceAll('|', '') !== '')
              .map(({ cells }) => plain(cells)),
          ).toEqual(filled.map(plain).filter(row => row.replaceAll('|', '') !== ''));
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '＝1'])(
    'marks %j, which could be a formula',
    async text => {
      expect((await read(await written([[text]])))[0]?.cells).toEqual([`'${text}`]);
    },
  );

  it('keeps numbers and days what they are', async () => {
    const [row] = await read(await written([[7, { day: '2020-02-29' }, null, 'x']]));
    expect(row?.cells).toEqual([7, new Date('2020-02-29T00:00:00Z'), null, 'x']);
  });

  it('names columns as spreadsheets do', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnLetter)).toEqual([
      'A',
      'Z',
      'AA',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
    ]);
  });

  it('breaks off where a row cannot be made, so that no half a file looks whole', async () => {
    async function* rows(): AsyncGenerator<OutCell[]> {
      yield ['姓名'];
      throw new RangeError('the database is gone');
    }
    const stream = workbookStream([{ name: '名册', widths: [], headRows: 1, rows: rows() }]);
    await expect(bytesOf(stream)).rejects.toThrow('the database is gone');
  });
});
