// What tests of imports share: a roster made of rows, taken through upload, check and writing.

import type { Readable } from 'node:stream';
import {
  citizenIdFor,
  composeCertificateNumber,
  type ImportOutcome,
  type Locale,
  todayInShanghai,
} from '@zhucan/domain';
import type { Client, TestApi } from '../../../../../test/support/api.ts';
import { globalId } from '../../../../../test/support/areas.ts';
import { type Context, createContext } from '../../context.ts';
import { type OutCell, workbookStream } from '../sheet/xlsx-write.ts';
import { keepUpload } from './upload.ts';

export function contextOf(api: TestApi, client: Client, locale: Locale = 'zh'): Context {
  const exchange = {
    requestId: 'test',
    ip: '127.0.0.1',
    userAgent: null,
    locale,
    setCookie: () => undefined,
  };
  return createContext(api.services, exchange, client.viewer, todayInShanghai(api.services.clock()));
}

export async function bytesOf(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** A workbook of these rows, the first of them the headings. */
export function workbookOf(rows: readonly (readonly OutCell[])[]): Promise<Buffer> {
  return bytesOf(workbookStream([{ name: '名册', widths: [], headRows: 1, rows }]));
}

export interface CheckedRow {
  readonly rowNumber: number;
  readonly outcome: ImportOutcome;
  readonly label: string | null;
  readonly written: boolean;
  readonly problems: readonly {
    readonly code: string;
    readonly column: string | null;
    readonly message: string;
  }[];
  readonly person: { readonly id: string; readonly name: string } | null;
}

export interface ImportState {
  readonly status: string;
  readonly totalRows: number;
  readonly checkedRows: number;
  readonly writtenRows: number;
  readonly failure: string | null;
  readonly mendFileUrl: string | null;
  readonly counts: readonly { readonly outcome: ImportOutcome; readonly count: number }[];
  readonly rows: { readonly nodes: readonly CheckedRow[] };
}

const STATE = `query ($id: ID!) { import(id: $id) {
  status totalRows checkedRows writtenRows failure mendFileUrl counts { outcome count }
  rows(first: 100) { nodes { rowNumber outcome label written problems { code column message } person { id name } } } } }`;

export interface TestImport {
  readonly id: number;
  readonly globalId: string;
  state(): Promise<ImportState>;
  /** Asks for it and runs the jobs. */
  start(accepts?: readonly ImportOutcome[]): Promise<void>;
}

/** Uploads a roster and has it checked. */
export async function checkedImport(
  api: TestApi,
  client: Client,
  content: Buffer,
  fileName = 'roster.xlsx',
): Promise<TestImport> {
  const id = await keepUpload(contextOf(api, client), { fileName, content });
  const opaque = globalId('Import', id);
  await client.data('mutation ($id: ID!) { checkImport(id: $id) { __typename ... on Error { message } } }', {
    id: opaque,
  });
  await api.runJobs();
  return {
    id,
    globalId: opaque,
    state: async () => (await client.data<{ import: ImportState }>(STATE, { id: opaque })).import,
    async start(accepts = ['NEW', 'UPDATE', 'MOVED']) {
      await client.data(
        'mutation ($id: ID!, $accepts: [ImportOutcome!]!) { startImport(id: $id, accepts: $accepts) { __typename } }',
        { id: opaque, accepts },
      );
      await api.runJobs();
    },
  };
}

export const HEADINGS = ['姓名', '身份证号', '残疾人证号', '乡镇', '村', '发证日期', '联系电话', '低保'];

let sequence = 0;

/** A woman's number that nobody else has. */
export function number(birthDate = '1970-01-01'): string {
  sequence += 1;
  return citizenIdFor({
    prefix: String(990_300 + Math.floor(sequence / 400)),
    birthDate,
    sequence: (sequence % 400) * 2,
  });
}

/** A right row of someone new in the test's first village; `more` puts something else in a column. */
export function someone(
  name: string,
  more: Partial<Record<(typeof HEADINGS)[number], OutCell>> = {},
): OutCell[] {
  const id = number();
  const right: Record<string, OutCell> = {
    姓名: name,
    身份证号: id,
    残疾人证号: composeCertificateNumber(id, 'PHYSICAL', 3),
    乡镇: '东河镇',
    村: '柳桥村',
    发证日期: '2022-03-04',
  };
  return HEADINGS.map(heading => ({ ...right, ...more })[heading]);
}

export const START =
  'mutation ($id: ID!, $a: [ImportOutcome!]!) { startImport(id: $id, accepts: $a) { __typename } }';
