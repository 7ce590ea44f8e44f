// From cells to what a row says: read by the domain's rules, its village found, its place in the file known.

import {
  isPersonRow,
  type Problem,
  type RosterMapping,
  type RosterPerson,
  type RosterProblem,
  readRosterRow,
  rosterLabel,
} from '@zhucan/domain';
import type { SheetRow } from '../sheet/sheet.ts';
import { withoutMark } from './layout.ts';
import type { Place, Places } from './places.ts';

/** A row as read, before the register is looked at. */
export interface ReadRow {
  readonly number: number;
  /** False for a blank line, a title, a repeated heading, a total. */
  readonly person: boolean;
  readonly label: string | null;
  /** Null where anything is wrong. */
  readonly fields: RosterPerson | null;
  /** The village; null where the roster does not say. */
  readonly place: Place | null;
  readonly problems: readonly RosterProblem[];
}

export interface RowContext {
  readonly mapping: RosterMapping;
  readonly headerRow: number;
  readonly places: Places;
  readonly today: string;
}

/** A problem of a field in the column that the roster gives the field. */
export function inColumn(problem: Problem, mapping: RosterMapping): RosterProblem {
  const fields: Readonly<Record<string, number | undefined>> = mapping;
  return { ...problem, column: fields[problem.field ?? ''] ?? null };
}

export function readRow({ number, cells }: SheetRow, context: RowContext): ReadRow {
  const { mapping, headerRow, places, today } = context;
  const clean = cells.map(withoutMark);
  if (number <= headerRow || !isPersonRow(clean, mapping))
    return { number, person: false, label: null, fields: null, place: null, problems: [] };
  const label = rosterLabel(clean, mapping);
  const { fields, problems } = readRosterRow(clean, mapping, today);
  if (fields === null) return { number, person: true, label, fields, place: null, problems };
  const match = places.find(fields);
  if (match && 'problem' in match) {
    const problem = inColumn({ code: match.problem, field: 'village', params: {} }, mapping);
    return { number, person: true, label, fields: null, place: null, problems: [problem] };
  }
  return { number, person: true, label, fields, place: match?.area ?? null, problems };
}
