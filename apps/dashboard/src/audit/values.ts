import { isCalendarDate, type LabelGroup } from '@zhucan/domain';

/** A piece of what the trail keeps of a field, as a reader is to see it. */
export type Piece =
  | { readonly text: string }
  /** A code with a name in the catalogue. */
  | { readonly group: LabelGroup; readonly code: string }
  | { readonly moment: string }
  /** A record by its global id. */
  | { readonly record: string }
  /** An area by its path. */
  | { readonly areaCode: string }
  | { readonly field: string; readonly pieces: readonly Piece[] };

const GROUPS: Readonly<Record<string, LabelGroup>> = {
  sex: 'sex',
  ethnicity: 'ethnicity',
  hukouKind: 'hukouKind',
  education: 'education',
  employment: 'employment',
  insurances: 'insurance',
  relationToHead: 'relation',
  relation: 'relation',
  hardship: 'hardship',
  hardships: 'hardship',
  kindCode: 'hardship',
  hospitalGrade: 'hospitalGrade',
  level: 'areaLevel',
  category: 'category',
  grade: 'grade',
  medium: 'certificateMedium',
  cancelReason: 'cancelReason',
  cause: 'cause',
  supportNeeds: 'supportNeed',
  role: 'role',
  list: 'exportList',
};

/** Fields that mean something else in each kind of record. */
const GROUPS_OF: Readonly<Record<string, Readonly<Record<string, LabelGroup>>>> = {
  Institution: { kind: 'institutionKind' },
  Certificate: { kind: 'certificateKind', status: 'certificateState', state: 'certificateState' },
  HomeVisitBatch: { status: 'homeVisitStatus' },
  Household: { kind: 'hardship' },
  Import: { status: 'importStatus' },
};

const RECORDS: Readonly<Record<string, string>> = {
  areaId: 'Area',
  parentId: 'Area',
  headId: 'Person',
  personId: 'Person',
  keptId: 'Person',
  mergedId: 'Person',
  members: 'Person',
  householdId: 'Household',
  hospitalId: 'Institution',
  institutionId: 'Institution',
  homeVisitBatchId: 'HomeVisitBatch',
};

const PATH = /^\d{6}(\d{3}){0,2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** The id that the graph knows a row by. */
function globalId(type: string, id: number): string {
  return btoa(`${type}:${id}`).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function ofText(field: string, entity: string, value: string): Piece {
  const group = GROUPS_OF[entity]?.[field] ?? GROUPS[field];
  if (group && value !== '***') return { group, code: value };
  if (field === 'area' && PATH.test(value)) return { areaCode: value.padEnd(12, '0') };
  // Kept in fen, shown in yuan.
  if (field === 'incomePerHead' && /^\d+$/.test(value))
    return { text: `${value.slice(0, -2) || '0'}.${value.slice(-2).padStart(2, '0')}` };
  // The database keeps a day as the moment at which it begins.
  if (/T00:00:00(\.000)?Z$/.test(value) && isCalendarDate(value.slice(0, 10)))
    return { text: value.slice(0, 10) };
  return INSTANT.test(value) ? { moment: value } : { text: value };
}

/** What one side of a change says; nothing for no value. */
export function piecesOf(field: string, entity: string, value: unknown): Piece[] {
  if (value === null || value === undefined || value === '') return [];
  if (Array.isArray(value)) return value.flatMap(one => piecesOf(field, entity, one));
  if (typeof value === 'boolean') return [{ group: 'answer', code: value ? 'yes' : 'no' }];
  if (typeof value === 'number') {
    const type = RECORDS[field];
    const group = GROUPS[field];
    if (type) return [{ record: globalId(type, value) }];
    return [group ? { group, code: String(value) } : { text: String(value) }];
  }
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([name, inner]) => ({ field: name, pieces: piecesOf(name, entity, inner) }))
      .filter(({ pieces }) => pieces.length > 0);
  return [ofText(field, entity, String(value))];
}

/** The records and areas that pieces speak of, each once. */
export function referencesIn(pieces: readonly Piece[]): { records: string[]; areaCodes: string[] } {
  const records = new Set<string>();
  const areaCodes = new Set<string>();
  const look = (piece: Piece): void => {
    if ('record' in piece) records.add(piece.record);
    if ('areaCode' in piece) areaCodes.add(piece.areaCode);
    if ('pieces' in piece) piece.pieces.forEach(look);
  };
  pieces.forEach(look);
  return { records: [...records], areaCodes: [...areaCodes] };
}
