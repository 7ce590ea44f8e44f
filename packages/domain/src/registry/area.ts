import { type Problem, problem } from '../shared/error.ts';
import { AREA_LEVELS, type AreaLevel } from './terms.ts';

/** Digits of a code that count at each level of the tree; the rest of the twelve are zeros. */
export const PATH_LENGTHS = { DISTRICT: 6, TOWN: 9, VILLAGE: 12 } as const satisfies Readonly<
  Record<AreaLevel, number>
>;

const AREA_CODE = /^[1-9]\d{11}$/;

export function isAreaCode(code: string): boolean {
  return AREA_CODE.test(code);
}

/** The level that a code belongs to by its trailing zeros; undefined for what is no code. */
export function levelOfCode(code: string): AreaLevel | undefined {
  if (!isAreaCode(code)) return undefined;
  if (code.endsWith('000000')) return 'DISTRICT';
  return code.endsWith('000') ? 'TOWN' : 'VILLAGE';
}

/** The code cut to its level: 6, 9 or 12 digits. Undefined for what is no code. */
export function pathOf(code: string): string | undefined {
  const level = levelOfCode(code);
  return level && code.slice(0, PATH_LENGTHS[level]);
}

/** The level of a path by its length. */
export function levelOfPath(path: string): AreaLevel | undefined {
  return AREA_LEVELS.find(level => PATH_LENGTHS[level] === path.length);
}

/** The twelve digits of a path. */
export function codeOfPath(path: string): string {
  return path.padEnd(PATH_LENGTHS.VILLAGE, '0');
}

/** The path above, undefined for a district. */
export function parentPathOf(path: string): string | undefined {
  const level = levelOfPath(path);
  if (level === 'VILLAGE') return path.slice(0, PATH_LENGTHS.TOWN);
  return level === 'TOWN' ? path.slice(0, PATH_LENGTHS.DISTRICT) : undefined;
}

/** The path's town (nine digits), undefined for a district. */
export function townPathOf(path: string): string | undefined {
  return path.length >= PATH_LENGTHS.TOWN ? path.slice(0, PATH_LENGTHS.TOWN) : undefined;
}

/** «This area and below» as one range of paths in byte order: from ≤ path < to. `~` sorts after every digit. */
export function pathRange(path: string): { readonly from: string; readonly to: string } {
  return { from: path, to: `${path}~` };
}

/** Whether an area is another one or lies within it. */
export function isWithin(path: string, areaPath: string): boolean {
  return path.startsWith(areaPath);
}

/** What is wrong with an area's code under its parent's (null for a district). */
export function areaCodeProblems(code: string, level: AreaLevel, parentCode: string | null): Problem[] {
  const path = pathOf(code);
  if (path === undefined || levelOfCode(code) !== level) return [problem('AREA_CODE_INVALID', 'code')];
  const parentPath = parentCode === null ? undefined : pathOf(parentCode);
  return parentPathOf(path) === parentPath ? [] : [problem('AREA_PARENT_WRONG', 'parentId')];
}

/** People are registered in a village or community that is in use. */
export function placeProblems(area: { level: AreaLevel; active: boolean }, field = 'areaId'): Problem[] {
  if (area.level !== 'VILLAGE') return [problem('AREA_NOT_VILLAGE', field)];
  return area.active ? [] : [problem('AREA_INACTIVE', field)];
}
