import type { GetListParams } from 'react-admin';
import { describe, expect, it, vi } from 'vitest';
import {
  changedFields,
  createDataProvider,
  type ListQuery,
  type Source,
  sortLiteral,
  withoutEmpty,
} from './dataProvider.ts';

const rows = Array.from({ length: 60 }, (_, index) => ({ id: `row-${index + 1}` }));

/** A list of sixty rows behind keyset cursors, that remembers how it was asked. */
function listing(total = rows.length) {
  const asked: ListQuery[] = [];
  const source: Source = {
    async list(query) {
      asked.push(query);
      const start = query.after === null ? 0 : Number(query.after);
      const page = rows.slice(start, start + query.first);
      return {
        edges: page.map(node => ({ node })),
        pageInfo: { hasNextPage: start + query.first < rows.length, endCursor: String(start + page.length) },
        ...(query.withTotal && { totalCount: total }),
      };
    },
  };
  return { provider: createDataProvider({ things: source }), asked };
}

function params(page: number, more: Partial<GetListParams> = {}): GetListParams {
  return { pagination: { page, perPage: 25 }, sort: { field: 'id', order: 'ASC' }, filter: {}, ...more };
}

describe('a list behind page numbers', () => {
  it('walks forward by the cursors that it was given, and counts once', async () => {
    const { provider, asked } = listing();
    const first = await provider.getList('things', params(1));
    const second = await provider.getList('things', params(2));
    expect(first.data.map(({ id }) => id)).toEqual(rows.slice(0, 25).map(({ id }) => id));
    expect(second.data[0]?.id).toBe('row-26');
    expect([first.total, second.total]).toEqual([60, 60]);
    expect(asked.map(({ after, withTotal }) => [after, withTotal])).toEqual([
      [null, true],
      ['25', false],
    ]);
  });

  it('goes back to a page whose start it knows with one request', async () => {
    const { provider, asked } = listing();
    for (const page of [1, 2, 3]) await provider.getList('things', params(page));
    asked.length = 0;
    const back = await provider.getList('things', params(2));
    expect(back.data[0]?.id).toBe('row-26');
    expect(asked).toHaveLength(1);
  });

  it('reaches a page that was opened by a link, and says where the list ends', async () => {
    const { provider } = listing();
    const last = await provider.getList('things', params(3));
    expect(last.data.map(({ id }) => id)).toEqual(rows.slice(50).map(({ id }) => id));
    expect(last.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: true });
  });

  it('shows nothing beyond the end instead of the wrong rows', async () => {
    const { provider } = listing();
    const beyond = await provider.getList('things', params(9));
    expect(beyond.data).toEqual([]);
    expect(beyond.pageInfo?.hasNextPage).toBe(false);
  });

  it('starts over where filter, order or size differ', async () => {
    const { provider, asked } = listing();
    await provider.getList('things', params(1));
    await provider.getList('things', params(1, { filter: { text: 'zh' } }));
    await provider.getList('things', params(1, { sort: { field: 'id', order: 'DESC' } }));
    expect(asked.map(({ after, withTotal }) => [after, withTotal])).toEqual(Array(3).fill([null, true]));
  });

  it('names no exact total above what the API counts to', async () => {
    const { provider } = listing(10_001);
    const page = await provider.getList('things', params(1));
    expect(page.total).toBeUndefined();
    expect(page.meta).toEqual({ total: 10_001, bounded: true });
  });
});

describe('one record', () => {
  it('reads missing and hidden alike as not there', async () => {
    const provider = createDataProvider({ things: { one: async () => null } });
    await expect(provider.getOne('things', { id: 'x' })).rejects.toMatchObject({ status: 404 });
  });

  it('sends only what changed, over the version that was opened', async () => {
    const update = vi.fn(async () => ({ id: 'x' }));
    const provider = createDataProvider({ things: { update } });
    await provider.update('things', {
      id: 'x',
      data: { id: 'x', version: 3, name: 'new', note: '' },
      previousData: { id: 'x', version: 3, name: 'old', note: 'gone' },
    });
    expect(update).toHaveBeenCalledWith(
      expect.objectContaining({ id: 'x', expectedVersion: 3, changes: { name: 'new', note: null } }),
    );
  });

  it('refuses what the server has no command for', async () => {
    const provider = createDataProvider({ things: {} });
    await expect(provider.create('things', { data: {} })).rejects.toMatchObject({ status: 405 });
    await expect(provider.delete('things', { id: 'x' })).rejects.toMatchObject({ status: 405 });
    await expect(provider.getList('others', params(1))).rejects.toMatchObject({ status: 405 });
  });
});

describe('what is asked for', () => {
  it('leaves out filters that say nothing, but keeps false and zero', () => {
    expect(withoutEmpty({ text: '', area: null, grade: [], alive: false, ageFrom: 0 })).toEqual({
      alive: false,
      ageFrom: 0,
    });
  });

  it('takes an emptied field for a cleared one and leaves equal ones alone', () => {
    expect(changedFields({ a: '', b: [1], c: undefined }, { a: 'x', b: [1], c: null })).toEqual({ a: null });
  });

  it('names the API’s order', () => {
    const columns = { name: 'NAME' } as const;
    expect(sortLiteral(columns, { field: 'name', order: 'ASC' }, 'ID_DESC')).toBe('NAME');
    expect(sortLiteral(columns, { field: 'name', order: 'DESC' }, 'ID_DESC')).toBe('NAME_DESC');
    expect(sortLiteral(columns, { field: 'other', order: 'DESC' }, 'ID_DESC')).toBe('ID_DESC');
  });
});
