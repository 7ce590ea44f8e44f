import { HttpError } from 'react-admin';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ViewerDocument } from '../generated/graphql.ts';
import { execute, messageOf, refusalOf, requestHeaders, unwrap } from './graphql.ts';

const fetchMock = vi.fn<typeof fetch>();

beforeEach(() => vi.stubGlobal('fetch', fetchMock));
afterEach(() => {
  vi.unstubAllGlobals();
  fetchMock.mockReset();
});

function answers(body: unknown, status = 200, type = 'application/graphql-response+json') {
  fetchMock.mockResolvedValueOnce(
    new Response(JSON.stringify(body), { status, headers: { 'content-type': type } }),
  );
}

async function thrownBy(act: () => Promise<unknown>): Promise<HttpError> {
  const error = await act().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof HttpError)) throw new Error('an HttpError was expected');
  return error;
}

describe('a request', () => {
  it('carries the document, the session’s cookie, the language and the header that other sites cannot send', async () => {
    answers({ data: { viewer: null } });
    await expect(execute(ViewerDocument, {})).resolves.toEqual({ viewer: null });
    const [url, init] = fetchMock.mock.calls[0] ?? [];
    expect(url).toBe('/graphql');
    expect(init).toMatchObject({ method: 'POST', credentials: 'same-origin' });
    expect(requestHeaders()).toMatchObject({ 'x-zhucan-request': '1', 'accept-language': 'zh-CN' });
    expect(JSON.parse(String(init?.body)).query).toContain('query Viewer');
  });

  it.each([
    ['UNAUTHENTICATED', 401],
    ['FORBIDDEN', 403],
    ['NOT_FOUND', 404],
    ['RATE_LIMITED', 429],
    ['INTERNAL_SERVER_ERROR', 500],
  ])('turns the code %s into status %i with the server’s sentence', async (code, status) => {
    answers({ data: null, errors: [{ message: '说明', extensions: { code } }] });
    const error = await thrownBy(() => execute(ViewerDocument, {}));
    expect([error.status, error.message, refusalOf(error)?.code]).toEqual([status, '说明', code]);
  });

  it('says that nothing was lost when the server cannot be reached', async () => {
    fetchMock.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    const error = await thrownBy(() => execute(ViewerDocument, {}));
    expect([error.status, error.message]).toEqual([0, 'errors.network']);
  });

  it('does not take an abort for a failure of the network', async () => {
    fetchMock.mockRejectedValueOnce(new DOMException('aborted', 'AbortError'));
    await expect(execute(ViewerDocument, {})).rejects.toMatchObject({ name: 'AbortError' });
  });

  it.each([
    [429, 'errors.tooMany'],
    [502, 'errors.server'],
  ])('reads a %i that is no GraphQL in plain words', async (status, message) => {
    answers('<html>', status, 'text/html');
    const error = await thrownBy(() => execute(ViewerDocument, {}));
    expect([error.status, error.message]).toEqual([status, message]);
  });
});

describe('a command’s union', () => {
  it('gives its success', () => {
    const person = { __typename: 'Person' as const, id: 'x' };
    expect(unwrap(person)).toBe(person);
  });

  it('throws a refused transition, which is named otherwise than the other refusals', () => {
    const refused = { __typename: 'TransitionRefused' as const, code: 'X', message: '不能' };
    expect(() => unwrap(refused)).toThrow('不能');
  });

  it('puts each problem at its field, the first of several, and the rest above the form', () => {
    const failure = {
      __typename: 'ValidationError' as const,
      code: 'INPUT_WRONG',
      message: '有误',
      problems: [
        { code: 'A', field: 'name', message: '姓名有误' },
        { code: 'B', field: 'name', message: '姓名太长' },
        { code: 'C', field: null, message: '整体有误' },
      ],
    };
    try {
      unwrap(failure);
      expect.unreachable('a refusal throws');
    } catch (error) {
      expect(refusalOf(error)).toMatchObject({ code: 'INPUT_WRONG', errors: { name: '姓名有误' } });
      expect(messageOf(error)).toBe('整体有误');
    }
  });

  it('keeps what the server told beside the refusal, such as likely duplicates', () => {
    const failure = {
      __typename: 'LikelyDuplicateError' as const,
      code: 'D',
      message: '可能重复',
      people: [{ id: '1' }],
    };
    try {
      unwrap(failure);
      expect.unreachable('a refusal throws');
    } catch (error) {
      expect(refusalOf(error)?.failure).toBe(failure);
    }
  });
});
