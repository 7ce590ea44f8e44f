// A small area tree for tests: two districts, so that «outside» exists at every level.

import { type Database, pinyinOf } from '@zhucan/database';
import type { AreaLevel } from '@zhucan/domain';

export interface TestArea {
  readonly id: number;
  readonly path: string;
  readonly level: AreaLevel;
  readonly name: string;
  /** The id that GraphQL gives it. */
  readonly globalId: string;
}

export interface TestAreas {
  readonly district: TestArea;
  readonly townA: TestArea;
  readonly villageA1: TestArea;
  readonly villageA2: TestArea;
  readonly townB: TestArea;
  readonly villageB1: TestArea;
  /** Another district, with a town and a village of its own. */
  readonly elsewhere: TestArea;
  readonly elsewhereTown: TestArea;
  readonly elsewhereVillage: TestArea;
}

const LEVELS: Readonly<Record<number, AreaLevel>> = { 6: 'DISTRICT', 9: 'TOWN', 12: 'VILLAGE' };

export function globalId(typename: string, id: number): string {
  return Buffer.from(`${typename}:${id}`).toString('base64url');
}

/** Makes one area; its path says its level, its parent must be there. */
export async function makeArea(
  { prisma }: Database,
  path: string,
  name: string,
  more: { active?: boolean; homeVisitReady?: boolean } = {},
): Promise<TestArea> {
  const level = LEVELS[path.length];
  if (!level) throw new RangeError('an area path has 6, 9 or 12 digits');
  const parent =
    level === 'DISTRICT'
      ? null
      : await prisma.area.findUniqueOrThrow({ where: { path: path.slice(0, path.length - 3) } });
  const { id } = await prisma.area.create({
    data: {
      code: path.padEnd(12, '0'),
      path,
      level,
      name,
      ...pinyinOf(name),
      parentId: parent?.id ?? null,
      ...more,
    },
  });
  return { id, path, level, name, globalId: globalId('Area', id) };
}

export async function makeAreas(db: Database): Promise<TestAreas> {
  const make = (path: string, name: string) =>
    makeArea(db, path, name, { homeVisitReady: path.length === 12 });
  return {
    district: await make('990101', '清溪区'),
    townA: await make('990101001', '东河镇'),
    villageA1: await make('990101001201', '柳桥村'),
    villageA2: await make('990101001202', '石塘村'),
    townB: await make('990101002', '西山街道'),
    villageB1: await make('990101002001', '望江社区'),
    elsewhere: await make('990102', '邻安区'),
    elsewhereTown: await make('990102001', '北原镇'),
    elsewhereVillage: await make('990102001201', '枫林村'),
  };
}
