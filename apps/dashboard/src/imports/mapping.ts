import { mappingProblems, type Problem, ROSTER_FIELDS, type RosterField } from '@zhucan/domain';
import type { ImportPageFragment } from '../generated/graphql.ts';

type Column = ImportPageFragment['columns'][number];

/** Column number → the field it holds, null for one that is left alone. */
export type Mapping = Readonly<Record<number, RosterField | null>>;

function rosterField(text: string | null | undefined): RosterField | null {
  return ROSTER_FIELDS.find(field => field === text) ?? null;
}

export function mappingOfColumns(columns: readonly Column[]): Mapping {
  return Object.fromEntries(columns.map(({ index, field }) => [index, rosterField(field)]));
}

/** One column takes a field over from the one that had it: a field stands in one column. */
export function assign(mapping: Mapping, index: number, field: string): Mapping {
  const wanted = rosterField(field);
  const others = Object.entries(mapping).map(([key, held]) => [
    key,
    wanted !== null && held === wanted ? null : held,
  ]);
  return { ...Object.fromEntries(others), [index]: wanted };
}

export function problemsOfMapping(mapping: Mapping): readonly Problem[] {
  return mappingProblems(Object.entries(mapping).map(([index, field]) => ({ index: Number(index), field })));
}

/** The mapping as the API takes it. */
export function mappingInput(mapping: Mapping): { index: number; field: string | null }[] {
  return Object.entries(mapping).map(([index, field]) => ({ index: Number(index), field }));
}
