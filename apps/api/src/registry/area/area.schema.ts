// Areas in the graph: the tree, search, and what the district may change of them.

import { pinyinOf } from '@zhucan/database';
import { AREA_LEVELS, ConflictError, problem, ValidationError } from '@zhucan/domain';
import { changesOf } from '../../access/changes.ts';
import { type Command, command, lockRow, requirePermission } from '../../access/command.ts';
import { readPage } from '../../access/read/page.ts';
import { afterCommand, type Condition } from '../../access/read/reader.ts';
import { NOWHERE, withinPath } from '../../access/read/rule.ts';
import { erased } from '../../access/read/table.ts';
import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { connectionOf, pageArgs } from '../../graphql/connection.ts';
import { enumOf } from '../../graphql/enums.ts';
import { COMMAND_ERRORS } from '../../graphql/errors.ts';
import { idOf } from '../../graphql/ids.ts';
import { NodeRef } from '../../graphql/node.ts';
import { AreaRef } from '../refs.ts';
import { areaTable } from './area.table.ts';
import { areaTextConditions } from './area.text.ts';

const AreaLevelEnum = enumOf('AreaLevel', 'areaLevel', AREA_LEVELS, '区划级别。 The level of an area.');

AreaRef.implement({
  description: '区划：区县、乡镇街道、村社区。 An area: district, town or subdistrict, village or community.',
  interfaces: [NodeRef],
  fields: t => ({
    code: t.exposeString('code', { description: '十二位统计用区划代码。 The 12-digit statistical code.' }),
    name: t.exposeString('name', { description: '名称。 The name.' }),
    fullName: t.exposeString('fullName', {
      description: '自区县起的全称。 The name from the district down.',
    }),
    level: t.field({ type: AreaLevelEnum, description: '级别。 The level.', resolve: area => area.level }),
    active: t.exposeBoolean('active', { description: '在用。 Still in use.' }),
    homeVisitReady: t.exposeBoolean('homeVisitReady', {
      description: '具备集中上门办证条件。 Ready for joint home visits.',
    }),
    version: t.exposeInt('version', { description: '版本号，用于防止覆盖。 Version, against overwriting.' }),
    parent: t.field({
      type: AreaRef,
      nullable: true,
      description: '上级。 The area above.',
      resolve: area => area.parent,
    }),
    children: t.field({
      type: [AreaRef],
      description: '下级，按代码排列。 The areas below, by code.',
      resolve: area => [...area.children],
    }),
  }),
});

const AreaFilter = builder.inputType('AreaFilter', {
  description: '区划筛选。 Which areas.',
  fields: t => ({
    text: t.string({
      description:
        '本区划或所属乡镇的名称、拼音、首字母，或代码。 Name, pinyin or initials, its own or its town’s, or its code.',
    }),
    level: t.field({ type: AreaLevelEnum, description: '级别。 The level.' }),
    within: t.id({ description: '此区划及以下。 This area and below.' }),
    active: t.boolean({ description: '在用。 Still in use.' }),
  }),
});

/** Paths by id: an area is asked for on every page of a list, and its path hardly ever changes. */
const knownPaths = new WeakMap<Context['db'], Map<number, { path: string; until: number }>>();
const PATH_KEPT_MS = 60_000;

/**
 * The path of an area, for a filter that stands beside the row rule: it narrows what the viewer sees and never widens it.
 * `NOWHERE` where there is no such area, or none of it is the viewer's: nothing is searched in vain.
 */
export async function pathOfArea(ctx: Context, globalId: string | number, field: string): Promise<string> {
  const path = await knownPath(ctx, idOf('Area', globalId, field));
  const own = ctx.viewer?.areaPath ?? NOWHERE;
  return path.startsWith(own) || own.startsWith(path) ? path : NOWHERE;
}

async function knownPath(ctx: Context, id: number): Promise<string> {
  const paths = knownPaths.get(ctx.db) ?? new Map<number, { path: string; until: number }>();
  knownPaths.set(ctx.db, paths);
  const known = paths.get(id);
  if (known && known.until > Date.now()) return known.path;
  const [row] = await ctx.reader.query({ text: 'SELECT path FROM area WHERE id = $1', values: [id] });
  if (!row) return NOWHERE;
  const path = String(row[0]);
  paths.set(id, { path, until: Date.now() + PATH_KEPT_MS });
  return path;
}

type Filter = typeof AreaFilter.$inferInput;

async function conditionsOf(
  ctx: Context,
  filter: Filter | null | undefined,
): Promise<(alias: string) => Condition[]> {
  const within = filter?.within ? await pathOfArea(ctx, filter.within, 'filter.within') : null;
  return a => {
    const conditions: Condition[] = [];
    if (within) conditions.push({ sql: withinPath(`${a}.path`, within), values: [] });
    if (filter?.level) conditions.push({ sql: `${a}.level = ?::"AreaLevel"`, values: [filter.level] });
    if (typeof filter?.active === 'boolean')
      conditions.push({ sql: `${a}.active = ?`, values: [filter.active] });
    conditions.push(...areaTextConditions(a, filter?.text));
    return conditions;
  };
}

builder.queryFields(t => ({
  area: t.field({
    type: AreaRef,
    nullable: true,
    description: '一个区划。 One area.',
    args: { id: t.arg.id({ required: true, description: '区划编号。 The area’s id.' }) },
    resolve: (_root, args, ctx, info) => ctx.reader.one(areaTable, idOf('Area', args.id), info),
  }),
  areas: t.field({
    type: connectionOf(AreaRef, 'Area'),
    description: '区划列表，按代码排列。 Areas by code.',
    args: {
      filter: t.arg({ type: AreaFilter, description: '筛选。 Which areas.' }),
      ...pageArgs(),
    },
    resolve: async (_root, { filter, ...page }, ctx, info) => {
      requirePermission(ctx, 'area.read');
      return readPage(ctx.reader, areaTable, info, page, {
        where: await conditionsOf(ctx, filter),
        sort: {
          keys: [
            { column: 'path', cast: 'text' },
            { column: 'id', cast: 'int' },
          ],
          descending: false,
        },
      });
    },
  }),
}));

const NAME_MOST = 60;

const AreaPatch = builder.inputType('AreaPatch', {
  description: '对区划的修改；只改给出的字段。 Changes to an area; only what is given changes.',
  fields: t => ({
    name: t.string({ description: '名称。 The name.' }),
    active: t.boolean({ description: '在用。 Still in use.' }),
    homeVisitReady: t.boolean({
      description: '具备集中上门办证条件（村级）。 Ready for joint home visits (villages).',
    }),
  }),
});

/** An area that is given up holds nobody any more: people, homes and institutions are moved first, and so are areas in use below. */
async function assertEmpty({ tx }: Command, id: number, areaPath: string): Promise<void> {
  const within = { areaPath: { startsWith: areaPath } };
  const inUse =
    (await tx.person.findFirst({ where: { ...within, mergedIntoId: null }, select: { id: true } })) ??
    (await tx.household.findFirst({ where: within, select: { id: true } })) ??
    (await tx.institution.findFirst({ where: { ...within, active: true }, select: { id: true } })) ??
    (await tx.area.findFirst({ where: { parentId: id, active: true }, select: { id: true } }));
  if (inUse) throw new ConflictError('AREA_IN_USE', {}, 'active');
}

async function updateArea(
  ctx: Context,
  id: number,
  expectedVersion: number,
  patch: typeof AreaPatch.$inferInput,
): Promise<void> {
  await command(ctx, 'area.write', async run => {
    const { areaPath } = await lockRow(run, erased(areaTable), id, expectedVersion);
    const before = await run.tx.area.findUniqueOrThrow({ where: { id } });
    const name = (patch.name ?? before.name).trim();
    if (name === '') throw new ValidationError([problem('REQUIRED', 'name')]);
    if (name.length > NAME_MOST) throw new ValidationError([problem('TOO_LONG', 'name', { max: NAME_MOST })]);
    const data = {
      name,
      active: patch.active ?? before.active,
      homeVisitReady: patch.homeVisitReady ?? before.homeVisitReady,
    };
    if (data.homeVisitReady && before.level !== 'VILLAGE')
      throw new ValidationError([problem('AREA_NOT_VILLAGE', 'homeVisitReady')]);
    if (before.active && !data.active) await assertEmpty(run, id, areaPath);
    await run.tx.area.update({
      where: { id },
      data: { ...data, ...pinyinOf(name), version: { increment: 1 } },
    });
    run.audit({ action: 'UPDATE', entity: 'Area', entityId: id, areaPath, changes: changesOf(before, data) });
  });
}

builder.mutationField('updateArea', t =>
  t.field({
    type: AreaRef,
    description:
      '修改区划名称、在用状态或上门办证条件。 Changes an area’s name, use or home-visit readiness.',
    errors: { types: COMMAND_ERRORS },
    args: {
      id: t.arg.id({ required: true, description: '区划编号。 The area’s id.' }),
      expectedVersion: t.arg.int({ required: true, description: '所见版本号。 The version that was seen.' }),
      input: t.arg({ type: AreaPatch, required: true, description: '修改内容。 The changes.' }),
    },
    resolve: async (_root, args, ctx, info) => {
      const id = idOf('Area', args.id);
      await updateArea(ctx, id, args.expectedVersion, args.input);
      return afterCommand(ctx, areaTable, id, info);
    },
  }),
);
