import type { DataProvider, GetListParams, GetListResult, RaRecord, SortPayload } from 'react-admin';
import { HttpError } from 'react-admin';

/** One page as the API's Relay connections give it. */
interface Connection<Row> {
  edges: readonly { node: Row }[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
  /** Counted up to 10,000; one more means «more than that». */
  totalCount?: number | null;
}

export interface ListQuery {
  first: number;
  after: string | null;
  sort: SortPayload;
  filter: Record<string, unknown>;
  /** Counting costs, so it is asked for once a list and not once a page. */
  withTotal: boolean;
}

interface Update {
  id: string;
  expectedVersion: number;
  /** The fields that the form changed, and no others. */
  changes: Record<string, unknown>;
  data: Record<string, unknown>;
}

/** What one resource of the dashboard can do, over its own typed documents. What it leaves out, the server has no command for. */
export interface Source {
  list?(query: ListQuery, signal?: AbortSignal): Promise<Connection<RaRecord>>;
  one?(id: string, signal?: AbortSignal): Promise<RaRecord | null | undefined>;
  create?(data: Record<string, unknown>, meta: unknown): Promise<RaRecord>;
  update?(update: Update): Promise<RaRecord>;
}

export type Sources = Readonly<Record<string, Source>>;

interface KnownList {
  /** `after` of each page that has been reached: page 1 starts at null. */
  starts: (string | null)[];
  total?: number | undefined;
}

const countedUpTo = 10_000;
const keptLists = 60;
const longestWalk = 200;

/** react-admin speaks in page numbers, the API in keyset cursors: remembers where each page of each list starts. */
function createPager() {
  const lists = new Map<string, KnownList>();

  function known(key: string): KnownList {
    const list = lists.get(key) ?? { starts: [null] };
    lists.delete(key);
    lists.set(key, list);
    const [oldest] = lists.keys();
    if (lists.size > keptLists && oldest !== undefined) lists.delete(oldest);
    return list;
  }

  return async function page(source: Required<Pick<Source, 'list'>>, key: string, params: GetListParams) {
    const { page: number, perPage: first } = params.pagination ?? { page: 1, perPage: 25 };
    const sort = params.sort ?? { field: 'id', order: 'ASC' };
    const filter = withoutEmpty(params.filter ?? {});
    const list = known(JSON.stringify([key, sort, filter, first]));
    const ask = async (index: number) => {
      const withTotal = index === number - 1 && (list.total === undefined || index === 0);
      const after = list.starts[index] ?? null;
      const answer = await source.list({ first, after, sort, filter, withTotal }, params.signal);
      const next = answer.pageInfo.hasNextPage ? answer.pageInfo.endCursor : undefined;
      list.starts.length = index + 1;
      if (next) list.starts[index + 1] = next;
      if (withTotal && typeof answer.totalCount === 'number') {
        list.total = answer.totalCount;
      }
      return answer;
    };
    // A link into page 7 of a list that this browser has not walked yet: go there from the last page that is known.
    let index = Math.min(number, list.starts.length) - 1;
    let answer = await ask(index);
    for (
      let steps = 0;
      index < number - 1 && answer.pageInfo.hasNextPage && steps < longestWalk;
      steps += 1
    ) {
      index += 1;
      answer = await ask(index);
    }
    return { answer, list, reached: index === number - 1, number };
  };
}

export function createDataProvider(sources: Sources): DataProvider {
  const page = createPager();

  function need<Key extends keyof Source>(resource: string, action: Key): Required<Pick<Source, Key>> {
    const source = sources[resource];
    if (!source?.[action]) throw new HttpError('errors.notSupported', 405);
    return source as Required<Pick<Source, Key>>;
  }

  async function getList(resource: string, params: GetListParams): Promise<GetListResult> {
    const { answer, list, reached, number } = await page(need(resource, 'list'), resource, params);
    const bounded = list.total !== undefined && list.total > countedUpTo;
    const meta = { total: list.total, bounded };
    const total = list.total !== undefined && !bounded ? { total: list.total } : {};
    return {
      data: reached ? answer.edges.map(edge => edge.node) : [],
      ...total,
      pageInfo: { hasNextPage: reached && answer.pageInfo.hasNextPage, hasPreviousPage: number > 1 },
      meta,
    };
  }

  async function one(resource: string, id: string, signal?: AbortSignal): Promise<RaRecord> {
    const record = await need(resource, 'one').one(id, signal);
    // Missing and not visible read the same, here as in the API.
    if (!record) throw new HttpError('ra.notification.item_doesnt_exist', 404);
    return record;
  }

  const refused = () => Promise.reject(new HttpError('errors.notSupported', 405));

  const provider: DataProvider = {
    supportAbortSignal: true,
    getList: (resource, params) => getList(resource, params) as Promise<never>,
    getOne: async (resource, { id, signal }) => ({
      data: (await one(resource, String(id), signal)) as never,
    }),
    getMany: async (resource, { ids, signal }) => ({
      data: (await Promise.all(ids.map(id => one(resource, String(id), signal)))) as never[],
    }),
    getManyReference: (resource, { target, id, ...params }) =>
      getList(resource, { ...params, filter: { ...params.filter, [target]: id } }) as Promise<never>,
    create: async (resource, { data, meta }) => ({
      data: (await need(resource, 'create').create(data, meta)) as never,
    }),
    update: async (resource, { id, data, previousData }) => {
      const expectedVersion = Number(data['version'] ?? previousData?.['version']);
      const changes = changedFields(data, previousData ?? {});
      const update = { id: String(id), expectedVersion, changes, data };
      return { data: (await need(resource, 'update').update(update)) as never };
    },
    updateMany: refused,
    delete: refused,
    deleteMany: refused,
  };
  return provider;
}

/** Filters as the API wants them: what is empty asks for nothing. */
export function withoutEmpty(filter: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(filter).filter(
      ([, value]) =>
        value !== undefined &&
        value !== null &&
        value !== '' &&
        !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/** The top-level fields whose value differs; a cleared field is null, as the API reads it. */
export function changedFields(
  data: Record<string, unknown>,
  before: Record<string, unknown>,
): Record<string, unknown> {
  const changes: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(data)) {
    const next = value === undefined || value === '' ? null : value;
    if (JSON.stringify(next) !== JSON.stringify(before[field] ?? null)) changes[field] = next;
  }
  return changes;
}

/** The API's sort literal for a column: `sortLiteral({ name: 'NAME' }, …)` answers NAME or NAME_DESC. */
export function sortLiteral<Literal extends string, Fallback extends string>(
  columns: Readonly<Record<string, Literal>>,
  sort: SortPayload,
  fallback: Fallback,
): Literal | `${Literal}_DESC` | Fallback {
  const literal = columns[sort.field];
  if (literal === undefined) return fallback;
  return sort.order === 'DESC' ? `${literal}_DESC` : literal;
}
