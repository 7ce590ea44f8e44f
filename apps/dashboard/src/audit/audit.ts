import { addDays, isCalendarDate } from '@zhucan/domain';
import { certificatePath } from '../certificates/paths.ts';
import type { AuditFilter } from '../generated/graphql.ts';
import { visitPath } from '../home-visits/paths.ts';
import { importPath } from '../imports/paths.ts';
import { personPath } from '../people/paths.ts';
import { type Piece, piecesOf } from './values.ts';

export interface Change {
  field: string;
  before: readonly Piece[];
  after: readonly Piece[];
}

/** What an entry on a kind of record says of each field: what was, what is. */
export function changesOf(entity: string, changes: unknown): Change[] {
  const text = (field: string, value: unknown) => piecesOf(field, entity, value);
  if (typeof changes !== 'object' || changes === null) return [];
  return Object.entries(changes).map(([field, pair]: [string, unknown]) =>
    Array.isArray(pair)
      ? { field, before: text(field, pair[0]), after: text(field, pair[1]) }
      : { field, before: [], after: text(field, pair) },
  );
}

const given = (value: unknown) =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

/** The list's filters as the API takes them: days of Shanghai, the last one included. */
export function auditFilter(values: Record<string, unknown>): AuditFilter {
  const from = given(values['from']);
  const to = given(values['to']);
  return {
    actor: given(values['text']) ?? null,
    action: given(values['action']) ?? null,
    entity: given(values['entity']) ?? null,
    entityId: given(values['entityId']) ?? null,
    from: from && isCalendarDate(from) ? `${from}T00:00:00+08:00` : null,
    to: to && isCalendarDate(to) ? `${addDays(to, 1)}T00:00:00+08:00` : null,
  };
}

const pages: Readonly<Record<string, (id: string) => string>> = {
  Person: personPath,
  Certificate: certificatePath,
  HomeVisitBatch: visitPath,
  Import: importPath,
  Household: id => `/households/${encodeURIComponent(id)}/show`,
  Institution: id => `/institutions/${encodeURIComponent(id)}/show`,
  User: id => `/users/${encodeURIComponent(id)}`,
  Area: id => `/areas/${encodeURIComponent(id)}`,
};

/** Where the record of an entry can be seen; nothing for what has no page. */
export function recordPath(entity: string, id: string | null | undefined): string | undefined {
  return id ? pages[entity]?.(id) : undefined;
}
