// The areas a viewer may see: their own and below, and the way up to the district.

import type { AreaLevel } from '@zhucan/domain';
import { defineTable } from '../../access/read/table.ts';

export interface AreaRow {
  readonly id: number;
  readonly code: string;
  readonly path: string;
  readonly level: AreaLevel;
  readonly name: string;
  readonly fullName: string;
  readonly active: boolean;
  readonly homeVisitReady: boolean;
  readonly version: number;
  readonly parent: AreaRow | null;
  readonly children: readonly AreaRow[];
}

export const areaTable = defineTable<AreaRow>({
  typeName: 'Area',
  name: 'area',
  scope: { by: 'areaOrAbove', column: 'path' },
  permission: 'area.read',
  columns: {
    id: 'id',
    code: 'code',
    path: 'path',
    level: 'level',
    name: 'name',
    active: 'active',
    homeVisitReady: 'home_visit_ready',
    version: 'version',
    fullName: a =>
      `(SELECT string_agg(up.name, '' ORDER BY up.path) FROM area up WHERE up.path IN (left(${a}.path, 6), left(${a}.path, 9), ${a}.path))`,
  },
  relations: {
    parent: { type: 'Area', kind: 'one', join: (area, parent) => `${parent}.id = ${area}.parent_id` },
    children: {
      type: 'Area',
      kind: 'many',
      join: (area, child) => `${child}.parent_id = ${area}.id`,
      order: child => `${child}.code`,
      limit: 1000,
    },
  },
});
