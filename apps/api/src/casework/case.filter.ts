// Which cases, and in which order.

import { type CaseStatus, compact, type Role } from '@zhucan/domain';
import { requirePermission } from '../access/command.ts';
import type { Sort } from '../access/read/page.ts';
import type { Condition } from '../access/read/reader.ts';
import { may, rowRule, withinPath } from '../access/read/rule.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { optionalIdOf } from '../graphql/ids.ts';
import { pathOfArea } from '../registry/area/area.schema.ts';
import { tableNamed } from '../registry/certificate/locks.ts';
import { personTextConditions } from '../registry/person/person.search.ts';
import { CaseStatusEnum } from './case.enums.ts';

export const CaseFilter = builder.inputType('CaseFilter', {
  description: '案件筛选，各项须同时满足。 Which cases; every condition must hold.',
  fields: t => ({
    programme: t.stringList({ description: '项目代码之一。 Of one of these programmes.' }),
    status: t.field({ type: [CaseStatusEnum], description: '状态之一。 One of these statuses.' }),
    stage: t.string({ description: '环节代码。 At this stage.' }),
    area: t.id({ description: '现在属于此区划及以下。 Now of this area and below.' }),
    text: t.string({
      description:
        '案件编号，或申请人的姓名、拼音、首字母、号码末几位。 The case’s number, or the person’s name, pinyin, initials or last digits.',
    }),
    waitsForMe: t.boolean({ description: '等我这个角色办理。 Waits for my role.' }),
    mine: t.boolean({ description: '指派给我的，或我的草稿。 Given to me, or my own draft.' }),
    overdue: t.boolean({ description: '已超期。 Past its day.' }),
    dueBefore: t.field({ type: 'Date', description: '在此日之前到期。 Due before this day.' }),
    submittedFrom: t.field({ type: 'Date', description: '此日或以后提交。 Submitted on this day or later.' }),
    submittedTo: t.field({ type: 'Date', description: '此日或以前提交。 Submitted on this day or earlier.' }),
    closed: t.boolean({ description: '已终结（true）或未终结（false）。 Ended, or not.' }),
    person: t.id({ description: '此人的案件。 This person’s.' }),
  }),
});

export type CaseWish = typeof CaseFilter.$inferInput;

const NUMBER = /^([A-Za-z]{2})-?(\d{4})-?(\d{1,8})$/;

/** A case's number, written with or without its dashes and leading noughts. */
function caseNumber(text: string): string | undefined {
  const match = NUMBER.exec(compact(text));
  return match ? `${match[1]?.toUpperCase()}-${match[2]}-${match[3]?.padStart(6, '0')}` : undefined;
}

/** Finding cases by their person is finding people, so it takes the same permission and the same rule. */
function textCondition(ctx: Context, a: string, text: string): Condition[] {
  const number = caseNumber(text);
  if (number !== undefined) return [{ sql: `${a}.number = ?`, values: [number] }];
  const words = personTextConditions('p', text, ctx);
  if (words.length === 0) return [];
  requirePermission(ctx, 'person.read');
  const rule = rowRule(tableNamed('Person'), 'p', ctx.viewer) ?? 'FALSE';
  const where = [rule, ...words.map(word => word.sql)].join(' AND ');
  return [
    {
      sql: `${a}.person_id IN (SELECT p.id FROM person p WHERE ${where})`,
      values: words.flatMap(word => word.values),
    },
  ];
}

/** Asking for one person's cases says whose they are, so it takes a person whom the viewer reads. */
function personCondition(ctx: Context, a: string, id: number): Condition {
  const rule = rowRule(tableNamed('Person'), 'p', ctx.viewer) ?? 'FALSE';
  return {
    sql: `${a}.person_id = (SELECT p.id FROM person p WHERE p.id = ? AND ${rule})`,
    values: [id],
  };
}

/** The roles whose turn is the viewer's too: a manager does what an officer does. */
export function turnsOf(role: Role): readonly Role[] {
  return role === 'DISTRICT_MANAGER' ? ['DISTRICT_MANAGER', 'DISTRICT_OFFICER'] : [role];
}

/** What waits for the viewer's role and was given to nobody else. */
export function turnCondition(ctx: Context, a: string): Condition {
  const { viewer } = ctx;
  if (viewer?.kind !== 'user') return { sql: 'FALSE', values: [] };
  // A village drafts and mends what came back; handing it in is the town's turn.
  if (viewer.role === 'VILLAGE_LIAISON')
    return {
      sql: `${a}.created_by_id = ? AND ${a}.status IN ('DRAFT', 'RETURNED') AND ${a}.closed_on IS NULL`,
      values: [viewer.id],
    };
  const roles = turnsOf(viewer.role).map(role => `'${role}'`);
  const turn = roles.length === 1 ? `= ${roles[0]}` : `IN (${roles.join(', ')})`;
  return {
    sql: `${a}.waits_for ${turn} AND ${a}.closed_on IS NULL AND (${a}.assignee_id IS NULL OR ${a}.assignee_id = ?)`,
    values: [viewer.id],
  };
}

function mineCondition(ctx: Context, a: string): Condition {
  const { viewer } = ctx;
  if (viewer?.kind !== 'user') return { sql: 'FALSE', values: [] };
  return {
    sql: `(${a}.assignee_id = ? OR ${a}.created_by_id = ? AND ${a}.status IN ('DRAFT', 'RETURNED')) AND ${a}.closed_on IS NULL`,
    values: [viewer.id, viewer.id],
  };
}

function oneOf(column: string, type: string, values: readonly unknown[] | null | undefined): Condition[] {
  return values ? [{ sql: `${column} = ANY (?::${type}[])`, values: [values] }] : [];
}

function dayConditions(ctx: Context, a: string, wish: CaseWish): Condition[] {
  const conditions: Condition[] = [];
  const add = (sql: string, value: unknown): void => void conditions.push({ sql, values: [value] });
  if (wish.overdue === true) add(`${a}.due_on < ?::date`, ctx.today);
  if (wish.overdue === false) add(`(${a}.due_on IS NULL OR ${a}.due_on >= ?::date)`, ctx.today);
  if (wish.dueBefore) add(`${a}.due_on < ?::date`, wish.dueBefore);
  if (wish.submittedFrom) add(`${a}.submitted_on >= ?::date`, wish.submittedFrom);
  if (wish.submittedTo) add(`${a}.submitted_on <= ?::date`, wish.submittedTo);
  return conditions;
}

/** The filter as conditions on an alias of the table. */
export async function caseConditions(
  ctx: Context,
  wish: CaseWish | null | undefined,
): Promise<(alias: string) => Condition[]> {
  const given = wish ?? {};
  const path = given.area ? await pathOfArea(ctx, given.area, 'filter.area') : null;
  const person = optionalIdOf('Person', given.person, 'filter.person');
  return a => {
    const conditions: Condition[] = [
      ...oneOf(`${a}.programme`, 'text', given.programme),
      // Most are closed: what finds these soonest is no way to find those that were returned.
      ...oneOf(`${a}.status`, '"CaseStatus"', given.status as readonly CaseStatus[] | null | undefined).map(
        one => ({ ...one, uneven: true }),
      ),
      ...dayConditions(ctx, a, given),
      ...textCondition(ctx, a, given.text ?? ''),
    ];
    if (given.stage) conditions.push({ sql: `${a}.stage = ?`, values: [given.stage] });
    if (path) conditions.push({ sql: withinPath(`${a}.area_path`, path), values: [] });
    if (given.waitsForMe) conditions.push(turnCondition(ctx, a));
    if (given.mine) conditions.push(mineCondition(ctx, a));
    if (typeof given.closed === 'boolean')
      conditions.push({ sql: `${a}.closed_on IS ${given.closed ? 'NOT ' : ''}NULL`, values: [] });
    if (person !== undefined) conditions.push(personCondition(ctx, a, person));
    return conditions;
  };
}

const id = { column: 'id', cast: 'int' } as const;
const BY = {
  DUE: [{ column: 'due_on', cast: 'date', nullable: true }],
  UPDATED: [{ column: 'updated_at', cast: 'timestamptz' }],
  NUMBER: [{ column: 'number', cast: 'text' }],
  AMOUNT: [{ column: 'requested_amount', cast: 'bigint', nullable: true }],
} as const satisfies Readonly<Record<string, Sort['keys']>>;

const NAMES = [
  'DUE',
  'DUE_DESC',
  'UPDATED',
  'UPDATED_DESC',
  'NUMBER',
  'NUMBER_DESC',
  'AMOUNT',
  'AMOUNT_DESC',
] as const;
type SortName = (typeof NAMES)[number];

const SORTS = {
  DUE: '期限，近的在前。 By when, soonest first.',
  DUE_DESC: '期限，远的在前。 By when, latest first.',
  UPDATED: '最近变动，旧的在前。 Last change, oldest first.',
  UPDATED_DESC: '最近变动，新的在前。 Last change, newest first.',
  NUMBER: '编号。 Number.',
  NUMBER_DESC: '编号，倒序。 Number, backwards.',
  AMOUNT: '申请金额，从低到高。 Amount, lowest first.',
  AMOUNT_DESC: '申请金额，从高到低。 Amount, highest first.',
} as const satisfies Readonly<Record<SortName, string>>;

export const CaseSort = builder.enumType('CaseSort', {
  description: '案件排序。 In which order.',
  values: Object.fromEntries(NAMES.map(name => [name, { value: name, description: SORTS[name] }])) as Record<
    SortName,
    { value: SortName; description: string }
  >,
});

export function caseSort(name: SortName): Sort {
  const key = name.replace(/_DESC$/, '') as keyof typeof BY;
  return { keys: [...BY[key], id], descending: name.endsWith('_DESC') };
}

/** Lists of cases are for whoever reads cases, or signs them off. */
export function requireCaseReader(ctx: Context): void {
  if (!may(ctx.viewer, 'case.signOff')) requirePermission(ctx, 'case.read');
}
