import type { FormValues } from './draft.ts';

export interface Difference {
  field: string;
  theirs: unknown;
  mine: unknown;
}

const same = (one: unknown, other: unknown) => JSON.stringify(empty(one)) === JSON.stringify(empty(other));
const empty = (value: unknown) => (value === '' || value === undefined ? null : value);

/** Fields in which what the user wants differs from what now stands, of those that either of them changed. */
export function differences(opened: FormValues, mine: FormValues, theirs: FormValues): Difference[] {
  return Object.keys(mine)
    .filter(field => field !== 'version' && field !== 'id')
    .filter(field => !same(mine[field], opened[field]) && !same(mine[field], theirs[field]))
    .map(field => ({ field, theirs: theirs[field], mine: mine[field] }));
}

/** What now stands, with the user's own changes written over it: nothing that only the other changed is lost. */
export function merged(opened: FormValues, mine: FormValues, theirs: FormValues): FormValues {
  const changed = Object.entries(mine).filter(([field, value]) => !same(value, opened[field]));
  return { ...theirs, ...Object.fromEntries(changed), version: theirs['version'] };
}
