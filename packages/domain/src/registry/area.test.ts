import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  areaCodeProblems,
  codeOfPath,
  isWithin,
  levelOfCode,
  levelOfPath,
  parentPathOf,
  pathOf,
  pathRange,
  placeProblems,
  townPathOf,
} from './area.ts';

describe('an area', () => {
  test('has the level and path of its code', () => {
    expect(
      ['330205000000', '330205001000', '330205001002'].map(code => [levelOfCode(code), pathOf(code)]),
    ).toEqual([
      ['DISTRICT', '330205'],
      ['TOWN', '330205001'],
      ['VILLAGE', '330205001002'],
    ]);
    for (const code of ['', '33020500000', '3302050000000', '03020500000a', '030205000000']) {
      expect(pathOf(code)).toBeUndefined();
    }
  });

  test('codes and paths are each other’s', () => {
    const anyCode = fc
      .record({
        county: fc.integer({ min: 100_000, max: 999_999 }),
        town: fc.integer({ min: 0, max: 999 }),
        village: fc.integer({ min: 0, max: 999 }),
      })
      .map(
        ({ county, town, village }) =>
          `${county}${String(town).padStart(3, '0')}${String(village).padStart(3, '0')}`,
      );
    fc.assert(
      fc.property(anyCode, anyCode, (code, other) => {
        const path = pathOf(code) ?? '';
        expect(codeOfPath(path)).toBe(code);
        expect(levelOfPath(path)).toBe(levelOfCode(code));
        const parent = parentPathOf(path);
        expect(parent === undefined || isWithin(path, parent)).toBe(true);
        const { from, to } = pathRange(path);
        const otherPath = pathOf(other) ?? '';
        expect(otherPath >= from && otherPath < to).toBe(isWithin(otherPath, path));
      }),
    );
    expect(townPathOf('330205')).toBeUndefined();
    expect(townPathOf('330205001002')).toBe('330205001');
  });

  test('stands below its parent', () => {
    expect(areaCodeProblems('330205001000', 'TOWN', '330205000000')).toEqual([]);
    expect(areaCodeProblems('330205000000', 'DISTRICT', null)).toEqual([]);
    expect(areaCodeProblems('330205001000', 'TOWN', '330206000000')[0]?.code).toBe('AREA_PARENT_WRONG');
    expect(areaCodeProblems('330205001000', 'TOWN', null)[0]?.code).toBe('AREA_PARENT_WRONG');
    expect(areaCodeProblems('330205001000', 'VILLAGE', '330205001000')[0]?.code).toBe('AREA_CODE_INVALID');
  });

  test('holds people where it is a village in use', () => {
    expect(placeProblems({ level: 'VILLAGE', active: true })).toEqual([]);
    expect(placeProblems({ level: 'TOWN', active: true })[0]?.code).toBe('AREA_NOT_VILLAGE');
    expect(placeProblems({ level: 'VILLAGE', active: false })[0]?.code).toBe('AREA_INACTIVE');
  });
});
