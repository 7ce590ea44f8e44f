// Which people, and in which order: the list's filters as conditions on the table, the same for pages and exports.

import {
  addDays,
  bornBy,
  type CertificateState,
  type DisabilityCategory,
  ForbiddenError,
  HELD_STATUSES,
  type HukouKind,
  type Permission,
  type Problem,
  problem,
  type Sex,
  tidy,
  ValidationError,
} from '@zhucan/domain';
import type { Sort } from '../../access/read/page.ts';
import type { Condition } from '../../access/read/reader.ts';
import { may, rowRule, withinPath } from '../../access/read/rule.ts';
import { erased } from '../../access/read/table.ts';
import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { pathOfArea } from '../area/area.schema.ts';
import { stateCondition } from '../certificate/certificate.filter.ts';
import { certificateTable } from '../certificate/certificate.table.ts';
import { policyOf } from '../certificate/policy.ts';
import { CertificateStateEnum, DisabilityCategoryEnum, SexEnum } from '../enums.ts';
import { HukouKindEnum } from './person.enums.ts';
import { personTextConditions } from './person.search.ts';

export const PersonFilter = builder.inputType('PersonFilter', {
  description: '人员筛选，各项须同时满足。 Which people; every condition must hold.',
  fields: t => ({
    text: t.string({
      description:
        '姓名、拼音、首字母；完整号码，或身份证号、电话、残疾人证号的末几位。 Name, pinyin or initials; a whole number, or the last digits of ID number, phone or certificate number.',
    }),
    area: t.id({ description: '此区划及以下。 This area and below.' }),
    sex: t.field({ type: SexEnum, description: '性别。 Sex.' }),
    ageFrom: t.int({ description: '周岁不小于，0 至 150。 At least this age, 0 to 150.' }),
    ageTo: t.int({ description: '周岁不大于，0 至 150。 At most this age, 0 to 150.' }),
    category: t.field({
      type: [DisabilityCategoryEnum],
      description: '当前残疾人证的类别。 Category of the current certificate.',
    }),
    grade: t.intList({
      description: '当前残疾人证的等级，1 至 4。 Grade of the current certificate, 1 to 4.',
    }),
    certificateState: t.field({
      type: [CertificateStateEnum],
      description: '有残疾人证处于这些状态之一。 Has a certificate in one of these states.',
    }),
    hardship: t.stringList({
      description:
        '家庭现有这些困难类型之一（代码）。 The household has one of these kinds of hardship now (codes).',
    }),
    hasCertificate: t.boolean({
      description: '持有残疾人证（有效、冻结或挂失）。 Holds a certificate: issued, frozen or lost.',
    }),
    alive: t.boolean({ description: '在世。 Alive.' }),
    expiringFrom: t.field({
      type: 'Date',
      description: '有效的残疾人证到期日不早于此日。 The issued certificate expires on this day or later.',
    }),
    expiringBefore: t.field({
      type: 'Date',
      description: '有效的残疾人证到期日早于此日。 The issued certificate expires before this day.',
    }),
    hukouKind: t.field({ type: HukouKindEnum, description: '户口性质。 Kind of household registration.' }),
  }),
});

/** The filter as it arrives, from the graph or from an export's address. */
export interface PersonWish {
  readonly text?: string | null | undefined;
  readonly area?: string | number | null | undefined;
  readonly sex?: Sex | null | undefined;
  readonly ageFrom?: number | null | undefined;
  readonly ageTo?: number | null | undefined;
  readonly category?: readonly DisabilityCategory[] | null | undefined;
  readonly grade?: readonly number[] | null | undefined;
  readonly certificateState?: readonly CertificateState[] | null | undefined;
  readonly hardship?: readonly string[] | null | undefined;
  readonly hasCertificate?: boolean | null | undefined;
  readonly alive?: boolean | null | undefined;
  readonly expiringFrom?: string | null | undefined;
  readonly expiringBefore?: string | null | undefined;
  readonly hukouKind?: HukouKind | null | undefined;
}

const AGE_MOST = 150;
const HELD = HELD_STATUSES.map(status => `'${status}'`).join(', ');
/** What a person's one certificate stands at: held, or under way to the first. */
const CURRENT = `(${HELD}, 'APPLIED', 'ASSESSED', 'REVIEWED')`;

function ageProblems({ ageFrom, ageTo }: PersonWish): Problem[] {
  return Object.entries({ 'filter.ageFrom': ageFrom, 'filter.ageTo': ageTo }).flatMap(([field, age]) => {
    if (age === null || age === undefined) return [];
    if (age < 0) return [problem('TOO_SMALL', field, { min: 0 })];
    return age > AGE_MOST ? [problem('TOO_LARGE', field, { max: AGE_MOST })] : [];
  });
}

/** Ages by day of birth, which an index has; of the dead also by the day of death, as their age is shown. */
function ageConditions(a: string, { ageFrom, ageTo }: PersonWish, today: string): Condition[] {
  const atDeath = `extract(year FROM age(${a}.died_on, ${a}.birth_date))`;
  const conditions: Condition[] = [];
  if (typeof ageFrom === 'number')
    conditions.push({
      sql: `${a}.birth_date <= ?::date AND (${a}.died_on IS NULL OR ${atDeath} >= ?::int)`,
      values: [bornBy(ageFrom, today), ageFrom],
    });
  if (typeof ageTo === 'number')
    conditions.push({
      sql: `((${a}.died_on IS NULL AND ${a}.birth_date >= ?::date) OR (${a}.died_on IS NOT NULL AND ${atDeath} <= ?::int))`,
      values: [addDays(bornBy(ageTo + 1, today), 1), ageTo],
    });
  return conditions;
}

/** Who asks by a fact of another table must be allowed to read that table. */
function require(ctx: Context, permission: Permission): void {
  if (!may(ctx.viewer, permission)) throw new ForbiddenError();
}

type Filter = (alias: string) => Condition[];

/** What is asked of one certificate: all of it of the same one. */
async function certificateFilter(ctx: Context, wish: PersonWish): Promise<Filter | null> {
  const { category, grade, certificateState: states, expiringFrom, expiringBefore } = wish;
  if (!category && !grade && !states && !expiringFrom && !expiringBefore) return null;
  require(ctx, 'certificate.read');
  const policy = states ? await policyOf(ctx) : null;
  return () => {
    const one: Condition[] = [];
    const add = (sql: string, ...values: unknown[]) => one.push({ sql, values });
    add(rowRule(erased(certificateTable), 'c', ctx.viewer) ?? 'FALSE');
    if (category) add('c.category = ANY (?::"DisabilityCategory"[])', category);
    if (grade) add('c.grade = ANY (?::int[])', grade);
    if (states && policy) one.push(stateCondition('c', states, ctx.today, policy));
    else add(`c.status IN ${CURRENT}`);
    if (expiringFrom || expiringBefore) add(`c.status = 'ISSUED'`);
    if (expiringFrom) add('c.expires_on >= ?::date', expiringFrom);
    if (expiringBefore) add('c.expires_on < ?::date', expiringBefore);
    return one;
  };
}

function heldCondition(a: string, holds: boolean): Condition {
  const held = `EXISTS (SELECT 1 FROM certificate h WHERE h.person_id = ${a}.id AND h.status IN (${HELD}))`;
  return { sql: holds ? held : `NOT ${held}`, values: [] };
}

function hardshipCondition(a: string, codes: readonly string[], today: string): Condition {
  return {
    sql: `EXISTS (SELECT 1 FROM household_hardship h WHERE h.household_id = ${a}.household_id
            AND h.kind_code = ANY (?::text[]) AND h.since <= ?::date AND (h.until IS NULL OR h.until >= ?::date))`,
    values: [codes.map(tidy), today, today],
  };
}

function ownConditions(ctx: Context, a: string, wish: PersonWish): Condition[] {
  const conditions = [...personTextConditions(a, wish.text, ctx), ...ageConditions(a, wish, ctx.today)];
  if (wish.sex) conditions.push({ sql: `${a}.sex = ?::"Sex"`, values: [wish.sex] });
  if (wish.hukouKind) conditions.push({ sql: `${a}.hukou_kind = ?::"HukouKind"`, values: [wish.hukouKind] });
  if (typeof wish.alive === 'boolean')
    conditions.push({ sql: `${a}.died_on IS ${wish.alive ? '' : 'NOT '}NULL`, values: [] });
  return conditions;
}

/** The filter as conditions on an alias of the table; throws ValidationError or ForbiddenError. */
export async function personConditions(ctx: Context, wish: PersonWish | null | undefined): Promise<Filter> {
  if (!wish) return () => [];
  const problems = ageProblems(wish);
  if (problems.length > 0) throw new ValidationError(problems);
  const path = wish.area ? await pathOfArea(ctx, wish.area, 'filter.area') : null;
  const certificate = await certificateFilter(ctx, wish);
  const { hasCertificate, hardship } = wish;
  if (typeof hasCertificate === 'boolean') require(ctx, 'certificate.read');
  if (hardship) require(ctx, 'household.read');
  return a => {
    const conditions = ownConditions(ctx, a, wish);
    if (path) conditions.push({ sql: withinPath(`${a}.area_path`, path), values: [] });
    if (typeof hasCertificate === 'boolean') conditions.push(heldCondition(a, hasCertificate));
    if (hardship) conditions.push(hardshipCondition(a, hardship, ctx.today));
    if (certificate) {
      const parts = certificate('c');
      conditions.push({
        sql: `EXISTS (SELECT 1 FROM certificate c WHERE c.person_id = ${a}.id AND ${parts.map(one => one.sql).join(' AND ')})`,
        values: parts.flatMap(one => one.values),
      });
    }
    // A category has half of the register or a handful of it.
    return conditions.map(condition =>
      condition.values.length > 0 ? { ...condition, uneven: true } : condition,
    );
  };
}

const SORTS = {
  NAME: { column: 'pinyin', cast: 'text', descending: false },
  NAME_DESC: { column: 'pinyin', cast: 'text', descending: true },
  // The youngest was born last.
  AGE: { column: 'birth_date', cast: 'date', descending: true },
  AGE_DESC: { column: 'birth_date', cast: 'date', descending: false },
  UPDATED: { column: 'updated_at', cast: 'timestamptz', descending: false },
  UPDATED_DESC: { column: 'updated_at', cast: 'timestamptz', descending: true },
  ID: { column: null, descending: false },
  ID_DESC: { column: null, descending: true },
} as const;

export type PersonSortName = keyof typeof SORTS;

const SORT_NAMES = {
  NAME: '姓名拼音。 Name in pinyin.',
  NAME_DESC: '姓名拼音，倒序。 Name in pinyin, descending.',
  AGE: '年龄，从小到大。 Age, youngest first.',
  AGE_DESC: '年龄，从大到小。 Age, oldest first.',
  UPDATED: '修改时间，旧的在前。 Last change, oldest first.',
  UPDATED_DESC: '修改时间，新的在前。 Last change, newest first.',
  ID: '建档先后。 Order of registration.',
  ID_DESC: '建档先后，新的在前。 Order of registration, newest first.',
} as const satisfies Record<PersonSortName, string>;

export const PersonSort = builder.enumType('PersonSort', {
  description: '人员排序。 In which order.',
  values: {
    NAME: { value: 'NAME', description: SORT_NAMES.NAME },
    NAME_DESC: { value: 'NAME_DESC', description: SORT_NAMES.NAME_DESC },
    AGE: { value: 'AGE', description: SORT_NAMES.AGE },
    AGE_DESC: { value: 'AGE_DESC', description: SORT_NAMES.AGE_DESC },
    UPDATED: { value: 'UPDATED', description: SORT_NAMES.UPDATED },
    UPDATED_DESC: { value: 'UPDATED_DESC', description: SORT_NAMES.UPDATED_DESC },
    ID: { value: 'ID', description: SORT_NAMES.ID },
    ID_DESC: { value: 'ID_DESC', description: SORT_NAMES.ID_DESC },
  } as const,
});

/** The order of a page. By age the cursor would spell out a date of birth, so it is sealed. */
export function personSort(ctx: Context, name: PersonSortName): Sort {
  const { column, descending, ...key } = SORTS[name];
  const id = { column: 'id', cast: 'int' } as const;
  if (column === null || !('cast' in key)) return { keys: [id], descending };
  const keys = [{ column, cast: key.cast }, id];
  return column === 'birth_date' ? { keys, descending, seal: ctx.vault } : { keys, descending };
}
