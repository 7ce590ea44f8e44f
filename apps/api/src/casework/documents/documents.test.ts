// Documents over real HTTP: known by their content, kept sealed, put to a case by whoever uploaded them, given out under the row rule.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import {
  application,
  type CaseState,
  draft,
  hospitalOf,
  makeApplicant,
  makeStaff,
  type Staff,
  succeededCase,
} from '../../../../../test/support/cases.ts';
import { type HttpApi, httpApi } from '../../../../../test/support/http.ts';
import { mediaTypeOf } from './media-type.ts';

let api: TestApi;
let http: HttpApi;
let staff: Staff;
let cookies: Record<'town' | 'otherTown' | 'leader' | 'head', string>;
let state: CaseState;

const PDF = Buffer.from('%PDF-1.7\n诊断证明\n%%EOF');
const PNG = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  Buffer.alloc(30, 1),
]);

beforeAll(async () => {
  api = await testApi();
  http = await httpApi(api, { dashboardFolder: join(api.services.config.dataFolder, 'files') });
  staff = await makeStaff(api);
  const { townA, townB, district } = api.areas;
  await http.addUser('town', 'TOWN_CASEWORKER', townA);
  await http.addUser('othertown', 'TOWN_CASEWORKER', townB);
  await http.addUser('leader', 'LEADER', district);
  await http.addUser('head', 'TOWN_HEAD', townA);
  cookies = {
    town: await http.signIn('town'),
    otherTown: await http.signIn('othertown'),
    leader: await http.signIn('leader'),
    head: await http.signIn('head'),
  };
  const { person } = await makeApplicant(api, api.areas.villageA1);
  state = succeededCase(await draft(staff.caseworker, person, application(await hospitalOf(api))));
});
afterAll(async () => {
  await http.close();
  await api.close();
});

function upload(content: Buffer, cookie: string, name = '诊断.pdf', headers: Record<string, string> = {}) {
  return fetch(`${http.url}/uploads/document`, {
    method: 'POST',
    headers: { cookie, 'x-zhucan-request': '1', 'x-file-name': encodeURIComponent(name), ...headers },
    body: new Uint8Array(content),
  });
}

const ADD = `mutation($id: ID!, $version: Int!, $kind: String!, $upload: String!, $form: DocumentForm) {
  answer: addCaseDocument(id: $id, expectedVersion: $version, kind: $kind, upload: $upload, form: $form) { __typename
    ... on CaseDone { case { version documents { id kind fileName mediaType size sha256 url removedAt } missingDocuments { kind } } }
    ... on ValidationError { problems { code field } } ... on Error { code } } }`;

interface Answer {
  readonly __typename: string;
  readonly code?: string;
  readonly problems?: { code: string }[];
  readonly case?: {
    version: number;
    documents: {
      id: string;
      kind: string;
      url: string;
      sha256: string;
      fileName: string;
      removedAt: string | null;
    }[];
    missingDocuments: { kind: string }[];
  };
}

/** As the user who is signed in with the cookie. */
async function asUser(cookie: string, query: string, variables: object): Promise<Answer> {
  const answer = await http.ask(query, { cookie }, variables);
  return (JSON.parse(await answer.text()) as { data: { answer: Answer } }).data.answer;
}

async function tokenOf(content: Buffer, cookie = cookies.town, name?: string): Promise<string> {
  const answer = await upload(content, cookie, name);
  return (JSON.parse(await answer.text()) as { upload: string }).upload;
}

describe('the type of a file', () => {
  const zip = (entry: string) => Buffer.from(`PK\u0003\u0004[Content_Types].xml ${entry}`, 'latin1');
  test.each([
    ['a PDF', PDF, 'application/pdf'],
    ['a PNG', PNG, 'image/png'],
    ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]), 'image/jpeg'],
    ['a HEIC', Buffer.from('\0\0\0\u0018ftypheic\0\0', 'latin1'), 'image/heic'],
    [
      'a Word document',
      zip('word/document.xml'),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    [
      'a workbook',
      zip('xl/workbook.xml'),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    ['one with macros', zip('word/document.xml vbaProject.bin'), undefined],
    ['any other zip', Buffer.from('PK\u0003\u0004evil.exe', 'latin1'), undefined],
    ['a video', Buffer.from('\0\0\0\u0018ftypisom\0\0', 'latin1'), undefined],
    ['HTML', Buffer.from('<html><script>alert(1)</script>'), undefined],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), undefined],
    ['a program', Buffer.from('MZ\u0090\0', 'latin1'), undefined],
    ['nothing', Buffer.alloc(0), undefined],
  ])('of %s is known by its content', (_what, content, type) => {
    expect(mediaTypeOf(content)).toBe(type);
  });
});

describe('an upload', () => {
  test('is refused by its content whatever it is called, by its size, and from another site', async () => {
    const codes = async (answer: Response): Promise<[number, string]> => {
      const body = JSON.parse(await answer.text()) as { problems: { code: string }[]; code: string };
      return [answer.status, body.problems[0]?.code ?? body.code];
    };
    expect(await codes(await upload(Buffer.from('<html>'), cookies.town, '诊断.pdf'))).toEqual([
      400,
      'DOCUMENT_TYPE',
    ]);
    expect(await codes(await upload(Buffer.alloc(0), cookies.town))).toEqual([400, 'DOCUMENT_EMPTY']);
    const large = Buffer.concat([PDF, Buffer.alloc(10 * 1_048_576)]);
    expect(await codes(await upload(large, cookies.town))).toEqual([413, 'DOCUMENT_TOO_LARGE']);
    expect((await upload(PDF, cookies.town, 'a.pdf', { 'x-zhucan-request': '0' })).status).toBe(403);
    expect((await upload(PDF, '')).status).toBe(401);
    expect((await upload(PDF, cookies.head)).status).toBe(403);
    expect((await upload(PDF, cookies.leader)).status).toBe(403);
  });

  test('is put to a case once it is there, by whoever uploaded it, and by nobody else', async () => {
    const variables = { id: state.id, version: state.version, kind: 'DIAGNOSIS' };
    const token = await tokenOf(PDF, cookies.town, '../../etc/陈某 诊断.pdf');
    for (const bad of ['', 'x', `${token}A`, token.replace(/^../, 'zz')])
      expect(await asUser(cookies.town, ADD, { ...variables, upload: bad }), bad).toMatchObject({
        __typename: 'ValidationError',
      });
    expect(await asUser(cookies.otherTown, ADD, { ...variables, upload: token })).toMatchObject({
      __typename: 'NotFoundError',
    });
    expect(await asUser(cookies.town, ADD, { ...variables, kind: 'NO_SUCH', upload: token })).toMatchObject({
      problems: [{ code: 'NOT_A_CHOICE' }],
    });
    // The diagnosis is accepted as an original alone.
    expect(
      await asUser(cookies.town, ADD, { ...variables, upload: token, form: 'STAMPED_COPY' }),
    ).toMatchObject({ problems: [{ code: 'DOCUMENT_FORM' }] });
    const added = await asUser(cookies.town, ADD, { ...variables, upload: token });
    expect(added.case?.documents).toMatchObject([
      {
        kind: 'DIAGNOSIS',
        fileName: '陈某 诊断.pdf',
        mediaType: 'application/pdf',
        size: PDF.length,
        sha256: createHash('sha256').update(PDF).digest('hex'),
      },
    ]);
    expect(added.case?.missingDocuments.map(one => one.kind)).not.toContain('DIAGNOSIS');
    state = { ...state, version: added.case?.version ?? 0 };
  });

  test('is kept sealed: its content is nowhere on the disk as it was', () => {
    const folder = join(api.services.config.dataFolder, 'files');
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(one => one.isFile());
    expect(files.length).toBeGreaterThan(0);
    for (const file of files)
      expect(readFileSync(join(file.parentPath, file.name)).includes(Buffer.from('诊断证明'))).toBe(false);
  });
});

describe('a download', () => {
  const documentOf = async (client: Client) => {
    const answer = await client.data<{ case: Answer['case'] }>(
      'query($id: ID!) { case(id: $id) { version documents { id kind url sha256 fileName removedAt } missingDocuments { kind } } }',
      { id: state.id },
    );
    return answer.case?.documents[0];
  };

  test('is an attachment with the content as it came, under a name of our own', async () => {
    const { url = '' } = (await documentOf(staff.caseworker)) ?? {};
    const answer = await fetch(`${http.url}${url}`, { headers: { cookie: cookies.town } });
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).equals(PDF)).toBe(true);
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="MA-2026-\d{6}-diagnosis-\d+\.pdf"$/,
    );
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect(answer.headers.get('cache-control')).toContain('no-store');
  });

  test('is none for another town, a leader, a stranger or a made-up id', async () => {
    const { url = '' } = (await documentOf(staff.caseworker)) ?? {};
    const statusFor = async (path: string, cookie: string) =>
      (await fetch(`${http.url}${path}`, { headers: { cookie } })).status;
    expect(await statusFor(url, cookies.otherTown)).toBe(404);
    expect(await statusFor(url, cookies.leader)).toBe(404);
    expect(await statusFor(url, '')).toBe(401);
    expect(await statusFor('/files/documents/Q2FzZURvY3VtZW50Ojk5OTk5OQ', cookies.town)).toBe(404);
    expect(await statusFor('/files/documents/x', cookies.town)).toBe(400);
    for (const path of ['/files/documents/..%2f..%2fkeys.json', '/files/documents/../../keys.json']) {
      const answer = await fetch(`${http.url}${path}`, { headers: { cookie: cookies.town } });
      expect(answer.headers.get('content-disposition')).toBeNull();
      expect(await answer.text()).not.toContain('"seal"');
    }
  });

  test('a document is taken out with a reason, once, and its file stays', async () => {
    const { id = '' } = (await documentOf(staff.caseworker)) ?? {};
    const remove = (reason: string) =>
      asUser(
        cookies.town,
        `mutation($id: ID!, $reason: String!) { answer: removeCaseDocument(id: $id, reason: $reason) { __typename
           ... on CaseDone { case { version documents { id kind url sha256 fileName removedAt } missingDocuments { kind } } }
           ... on Error { code } } }`,
        { id, reason },
      );
    expect(await remove('')).toMatchObject({ __typename: 'ValidationError' });
    const removed = await remove('传错了文件');
    expect(removed.case?.documents[0]?.removedAt).not.toBeNull();
    expect(removed.case?.missingDocuments.map(one => one.kind)).toContain('DIAGNOSIS');
    expect(await remove('再撤一次')).toMatchObject({ code: 'DOCUMENT_REMOVED' });
    const trail = await api.db.prisma.auditEntry.findMany({ where: { entity: 'Case' } });
    expect(trail.map(entry => entry.action)).toEqual(['CREATE', 'ADD_DOCUMENT', 'REMOVE_DOCUMENT']);
    expect(trail.at(-1)?.reason).toBe('传错了文件');
    const events = await api.db.prisma.caseEvent.findMany({ orderBy: { id: 'asc' } });
    expect(events.map(({ operation, reason }) => [operation, reason])).toEqual([
      ['CREATE', null],
      ['ADD_DOCUMENT', null],
      ['REMOVE_DOCUMENT', '传错了文件'],
    ]);
  });
});
