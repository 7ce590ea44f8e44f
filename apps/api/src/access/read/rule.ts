// The row rule: which rows a viewer may read, as SQL. The one place where an area limits a query.

import type { Permission } from '@zhucan/domain';
import type { Viewer } from '../viewer.ts';
import type { AnyTable, Scope } from './table.ts';

/** The path of no area: nothing lies within it, and nothing is searched for it. */
export const NOWHERE = '000000';

const PATH = /^\d{6}(\d{3}){0,2}$/;

/**
 * «This area and below» as one prefix range. The path is written into the statement, not bound, so that the planner sees
 * how much of the table it covers; it is digits by check, never text from a request.
 */
export function withinPath(column: string, path: string): string {
  if (path === NOWHERE) return 'FALSE';
  if (!PATH.test(path)) throw new TypeError('an area path has 6, 9 or 12 digits');
  return `(${column} >= '${path}' AND ${column} < '${path}~')`;
}

function ancestorsOf(path: string): string[] {
  return [6, 9].filter(length => length < path.length).map(length => path.slice(0, length));
}

function scopeSql(scope: Scope, alias: string, viewer: Viewer): string | null {
  const path = viewer.areaPath;
  switch (scope.by) {
    case 'area':
      return withinPath(`${alias}.${scope.column}`, path);
    case 'areaOrAbove': {
      const column = `${alias}.${scope.column}`;
      const above = ancestorsOf(path).map(ancestor => `'${ancestor}'`);
      const within = withinPath(column, path);
      return above.length === 0 ? within : `(${within} OR ${column} IN (${above.join(', ')}))`;
    }
    case 'person': {
      const within = withinPath('whose.area_path', path);
      return `EXISTS (SELECT 1 FROM person whose WHERE whose.id = ${alias}.${scope.column} AND ${within})`;
    }
    case 'rule':
      return scope.sql(alias, viewer);
    case 'parent':
    case 'everyone':
      return 'TRUE';
  }
}

/** May this viewer do this at all? */
export function may(viewer: Viewer | null, permission: Permission): boolean {
  return viewer?.permissions.has(permission) ?? false;
}

/** The rows of a table that a viewer may read, as a condition on the alias; null when none. */
export function rowRule(table: AnyTable, alias: string, viewer: Viewer | null): string | null {
  if (viewer === null) return null;
  if (table.permission !== null && !may(viewer, table.permission)) return null;
  if (table.scope.by === 'person' && !may(viewer, 'person.read')) return null;
  const scope = scopeSql(table.scope, alias, viewer);
  if (scope === null) return null;
  const parts = [scope];
  if (table.visible) parts.push(table.visible(alias));
  return parts.filter(part => part !== 'TRUE').join(' AND ') || 'TRUE';
}

/** The rows of a table that count for a viewer: those within reach, though the viewer may not read what they say. A number names nobody. */
export function countRule(table: AnyTable, alias: string, viewer: Viewer | null): string | null {
  if (viewer === null) return null;
  const permissions = new Set<Permission>([...viewer.permissions, 'person.read']);
  if (table.permission !== null) permissions.add(table.permission);
  return rowRule(table, alias, { ...viewer, permissions });
}
