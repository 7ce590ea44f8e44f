// Brings a county's real divisions into the register: by code, so that a second time adds, renames and loses nothing.

import { type Database, pinyinOf, type Vault } from '@zhucan/database';
import { problem, ValidationError } from '@zhucan/domain';
import { type AuditActor, appendAudit, auditActor } from '../../access/audit.ts';
import { requirePermission, type Transaction } from '../../access/command.ts';
import type { Context } from '../../context.ts';
import { type County, readCounty } from './division.ts';

export interface AreaImportResult {
  readonly areaId: number;
  readonly added: number;
  readonly kept: number;
  readonly renamed: number;
  /** In use in the register and no longer in the list; they stay, because records may stand on them. */
  readonly retired: number;
}

/** Adds what is new and renames what is called otherwise; what is the same is not touched. */
const UPSERT = `
  INSERT INTO area (code, path, level, name, pinyin, initials, parent_id, updated_at)
  SELECT rpad(g.path, 12, '0'), g.path, $2::"AreaLevel", g.name, g.pinyin, g.initials, up.id, $3
    FROM json_to_recordset($1::json) AS g (path text, name text, pinyin text, initials text)
    LEFT JOIN area up ON length(g.path) > 6 AND up.path = left(g.path, length(g.path) - 3)
  ON CONFLICT (code) DO UPDATE
    SET name = excluded.name, pinyin = excluded.pinyin, initials = excluded.initials,
        version = area.version + 1, updated_at = excluded.updated_at
    WHERE area.name <> excluded.name
  RETURNING (xmax = 0) AS added`;

const RETIRED = `
  SELECT count(*)::int AS n FROM area
   WHERE path >= $1 AND path < $1 || '~' AND active AND NOT path = ANY($2::text[])`;

async function upsert(
  tx: Transaction,
  level: 'DISTRICT' | 'TOWN' | 'VILLAGE',
  divisions: County['villages'],
  now: Date,
): Promise<{ added: number; renamed: number }> {
  const rows = JSON.stringify(divisions.map(one => ({ ...one, ...pinyinOf(one.name) })));
  const changed = await tx.$queryRawUnsafe<{ added: boolean }[]>(UPSERT, rows, level, now);
  const added = changed.filter(row => row.added).length;
  return { added, renamed: changed.length - added };
}

/** Imports a county in one transaction with its audit record. */
export async function importCounty(
  { db, vault }: { readonly db: Database; readonly vault: Vault },
  county: string,
  actor: AuditActor,
  now: Date,
): Promise<AreaImportResult> {
  const { district, towns, villages } = await readCounty(county);
  return db.prisma.$transaction(
    async tx => {
      const levels = [
        await upsert(tx, 'DISTRICT', [district], now),
        await upsert(tx, 'TOWN', towns, now),
        await upsert(tx, 'VILLAGE', villages, now),
      ];
      const paths = [district, ...towns, ...villages].map(({ path }) => path);
      const [retired] = await tx.$queryRawUnsafe<{ n: number }[]>(RETIRED, county, paths);
      const { id } = await tx.area.findUniqueOrThrow({ where: { path: county }, select: { id: true } });
      const added = levels.reduce((sum, one) => sum + one.added, 0);
      const renamed = levels.reduce((sum, one) => sum + one.renamed, 0);
      const counts = { added, renamed, kept: paths.length - added - renamed, retired: retired?.n ?? 0 };
      const changes = Object.fromEntries(Object.entries(counts).map(([key, n]) => [key, [null, n] as const]));
      const record = { action: 'IMPORT_AREAS', entity: 'Area', entityId: id, areaPath: county, changes };
      await appendAudit(tx, vault, actor, [record], now);
      return { areaId: id, ...counts };
    },
    { timeout: 60_000, maxWait: 10_000 },
  );
}

/** A manager imports the divisions of their own district. */
export async function importAreas(ctx: Context, county: string): Promise<AreaImportResult> {
  const viewer = requirePermission(ctx, 'area.import');
  const own = viewer.areaPath.slice(0, 6);
  if (/^\d{6}$/.test(county) && county !== own)
    throw new ValidationError([problem('AREA_COUNTY_OTHER', 'county', { own })]);
  return importCounty(ctx, county, auditActor(viewer, ctx.requestId), ctx.now);
}
