// Which certificates: the list's filters as conditions on what is stored. States follow from dates, so the policy decides.

import {
  type CertificateKind,
  type CertificatePolicy,
  type CertificateState,
  compact,
  conditionOfState,
  type DisabilityCategory,
} from '@zhucan/domain';
import { requirePermission } from '../../access/command.ts';
import type { Condition } from '../../access/read/reader.ts';
import { rowRule, withinPath } from '../../access/read/rule.ts';
import type { Context } from '../../context.ts';
import { personTextConditions, reversed } from '../person/person.search.ts';
import { numberDisagreesSql } from './certificate.table.ts';
import { tableNamed } from './locks.ts';

export interface CertificateWish {
  readonly text?: string | null | undefined;
  readonly category?: readonly DisabilityCategory[] | null | undefined;
  readonly grade?: readonly number[] | null | undefined;
  readonly state?: readonly CertificateState[] | null | undefined;
  readonly kind?: readonly CertificateKind[] | null | undefined;
  readonly expiringFrom?: string | null | undefined;
  readonly expiringBefore?: string | null | undefined;
  readonly issuedFrom?: string | null | undefined;
  readonly issuedTo?: string | null | undefined;
  readonly withoutBatch?: boolean | null | undefined;
  readonly numberDisagrees?: boolean | null | undefined;
  /** Ids already taken out of their global form. */
  readonly areaPath?: string | null | undefined;
  readonly person?: number | undefined;
  readonly homeVisitBatch?: number | undefined;
}

/** Certificates in one of these states, on an alias of the table. */
export function stateCondition(
  alias: string,
  states: readonly CertificateState[],
  today: string,
  policy: CertificatePolicy,
): Condition {
  const values: unknown[] = [];
  const parts = states.map(state => {
    const { status, expiresFrom, expiresTo } = conditionOfState(state, today, policy);
    values.push(status);
    const one = [`${alias}.status = ?::"CertificateStatus"`];
    if (expiresFrom !== undefined) {
      values.push(expiresFrom);
      one.push(`${alias}.expires_on >= ?::date`);
    }
    if (expiresTo !== undefined) {
      values.push(expiresTo);
      one.push(`${alias}.expires_on <= ?::date`);
    }
    return `(${one.join(' AND ')})`;
  });
  return { sql: parts.length === 0 ? 'FALSE' : `(${parts.join(' OR ')})`, values };
}

/** Issued certificates that end in a span of days; a frozen or lost one is nobody's to renew. */
function expiringConditions(a: string, { expiringFrom, expiringBefore }: CertificateWish): Condition[] {
  if (!expiringFrom && !expiringBefore) return [];
  const conditions: Condition[] = [{ sql: `${a}.status = 'ISSUED'`, values: [] }];
  if (expiringFrom) conditions.push({ sql: `${a}.expires_on >= ?::date`, values: [expiringFrom] });
  if (expiringBefore) conditions.push({ sql: `${a}.expires_on < ?::date`, values: [expiringBefore] });
  return conditions;
}

const NUMBER_WORD = /^\d{3,19}[\dXx]$/;

/** The end of a number, of the certificate or of its holder; a whole number is matched whole, by its keyed hash. */
function numberCondition(ctx: Context, a: string, word: string): Condition {
  const number = word.toUpperCase();
  if (number.length === 20)
    return { sql: `${a}.number_hash = ?`, values: [ctx.vault.hash('CERTIFICATE_NUMBER', number)] };
  if (number.length === 18)
    return {
      sql: `${a}.person_id IN (SELECT p.id FROM person p WHERE ${holderRule(ctx)} AND p.id_number_hash = ?)`,
      values: [ctx.vault.hash('ID_NUMBER', number)],
    };
  const last4 = number.slice(-4);
  return {
    sql: `${a}.id IN (SELECT n.id FROM certificate n WHERE reverse(n.number_last4) = ?
             UNION ALL SELECT n.id FROM certificate n JOIN person p ON p.id = n.person_id
                        WHERE ${holderRule(ctx)} AND reverse(p.id_number_last4) = ?)`,
    values: [reversed(last4), reversed(last4)],
  };
}

/** Finding certificates by their holder is finding people, so it takes the same permission and the same rule. */
function holderRule(ctx: Context): string {
  requirePermission(ctx, 'person.read');
  return rowRule(tableNamed('Person'), 'p', ctx.viewer) ?? 'FALSE';
}

/** Words of the holder's name, pinyin or initials, and ends of numbers. */
function searchConditions(ctx: Context, a: string, text: string | null | undefined): Condition[] {
  const words = (text ?? '').slice(0, 200).split(/\s+/).filter(Boolean);
  const isNumber = (word: string): boolean => NUMBER_WORD.test(compact(word));
  const numbers = words.filter(isNumber).slice(0, 3);
  const names = personTextConditions('p', words.filter(word => !isNumber(word)).join(' '), ctx);
  return [
    ...numbers.map(word => numberCondition(ctx, a, compact(word))),
    ...names.map(({ counted, ...name }) => {
      const holder = ({ sql, values }: Condition): Condition => ({
        sql: `${a}.person_id IN (SELECT p.id FROM person p WHERE ${holderRule(ctx)} AND ${sql})`,
        values,
      });
      return counted ? { ...holder(name), counted: holder(counted) } : holder(name);
    }),
  ];
}

function oneOf(column: string, type: string, values: readonly unknown[] | null | undefined): Condition[] {
  return values ? [{ sql: `${column} = ANY (?::${type}[])`, values: [values] }] : [];
}

/** What is asked by kinds and dates: a state has most of the register or a handful of it. */
function unevenConditions(
  ctx: Context,
  a: string,
  wish: CertificateWish,
  policy: CertificatePolicy | null,
): Condition[] {
  const conditions: Condition[] = [
    ...oneOf(`${a}.category`, '"DisabilityCategory"', wish.category),
    ...oneOf(
      `${a}.grade`,
      'smallint',
      wish.grade?.filter(grade => grade >= 1 && grade <= 4),
    ),
    ...oneOf(`${a}.kind`, '"CertificateKind"', wish.kind),
    ...expiringConditions(a, wish),
  ];
  if (wish.state && policy) conditions.push(stateCondition(a, wish.state, ctx.today, policy));
  if (wish.issuedFrom) conditions.push({ sql: `${a}.issued_on >= ?::date`, values: [wish.issuedFrom] });
  if (wish.issuedTo) conditions.push({ sql: `${a}.issued_on <= ?::date`, values: [wish.issuedTo] });
  return conditions.map(condition => ({ ...condition, uneven: true }));
}

/** The conditions of the list on an alias of the table. */
export function certificateConditions(
  ctx: Context,
  a: string,
  wish: CertificateWish,
  policy: CertificatePolicy | null,
): Condition[] {
  const conditions: Condition[] = [
    ...unevenConditions(ctx, a, wish, policy),
    ...searchConditions(ctx, a, wish.text),
  ];
  if (wish.areaPath) conditions.push({ sql: withinPath(`${a}.area_path`, wish.areaPath), values: [] });
  if (wish.person !== undefined) conditions.push({ sql: `${a}.person_id = ?`, values: [wish.person] });
  if (wish.homeVisitBatch !== undefined)
    conditions.push({ sql: `${a}.home_visit_batch_id = ?`, values: [wish.homeVisitBatch] });
  if (typeof wish.withoutBatch === 'boolean')
    conditions.push({
      sql: `${a}.home_visit_batch_id IS ${wish.withoutBatch ? '' : 'NOT '}NULL`,
      values: [],
    });
  if (typeof wish.numberDisagrees === 'boolean')
    conditions.push({
      sql: `${wish.numberDisagrees ? '' : 'NOT '}${numberDisagreesSql(a)}`,
      values: [],
    });
  return conditions;
}
