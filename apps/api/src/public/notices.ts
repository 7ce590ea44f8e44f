// Notices as the public may read them: what was frozen when they were posted, as long as they are posted and some days after.

import type { NoticeContent } from '@zhucan/domain';
import type { Pool } from 'pg';
import { withinPath } from '../access/read/rule.ts';

export interface PublicNotice {
  readonly id: number;
  readonly slug: string;
  readonly status: 'POSTED' | 'ENDED';
  readonly postedOn: string;
  readonly lastDay: string;
  readonly content: NoticeContent;
  /** The code of its village. */
  readonly areaCode: string;
}

export interface Search {
  /** The path of a town or village; null for everywhere. */
  readonly path: string | null;
  /** Part of the place's name. */
  readonly text: string;
  /** The slug of the last notice of the page before. */
  readonly after: string;
}

const PAGE_SIZE = 20;
/** A list longer than this is «more than». */
export const COUNT_MOST = 1000;

const COLUMNS = `n.id, n.slug, n.status, n.posted_on::text AS "postedOn", n.last_day::text AS "lastDay", n.content, v.code AS "areaCode"`;

/** What may be seen at all; `$1` is the day, `$2` the days for which an ended notice stays. */
const SHOWN = `(n.status = 'POSTED' OR n.status = 'ENDED' AND n.ended_on >= $1::date - $2::int)`;

export interface Day {
  readonly today: string;
  readonly listedDays: number;
}

function conditionOf({ path, text }: Search, values: unknown[]): string {
  const conditions = [SHOWN];
  if (path !== null) conditions.push(withinPath('n.area_path', path));
  if (text !== '') {
    values.push(text.toLowerCase());
    conditions.push(`strpos(lower(n.content->>'place'), $${values.length}) > 0`);
  }
  return conditions.join(' AND ');
}

/** One page of the list, the latest first, and whether another follows. */
export async function listNotices(
  pool: Pool,
  day: Day,
  search: Search,
): Promise<{ notices: PublicNotice[]; more: boolean }> {
  const values: unknown[] = [day.today, day.listedDays];
  const where = conditionOf(search, values);
  let beyond = '';
  if (search.after !== '') {
    values.push(search.after);
    beyond = ` AND (n.posted_on, n.id) < (SELECT a.posted_on, a.id FROM public_notice a WHERE a.slug = $${values.length})`;
  }
  const { rows } = await pool.query<PublicNotice>(
    `SELECT ${COLUMNS} FROM public_notice n JOIN area v ON v.id = n.area_id WHERE ${where}${beyond}
      ORDER BY n.posted_on DESC, n.id DESC LIMIT ${PAGE_SIZE + 1}`,
    values,
  );
  return { notices: rows.slice(0, PAGE_SIZE), more: rows.length > PAGE_SIZE };
}

/** How many the search finds, counted no further than the bound. */
export async function countNotices(pool: Pool, day: Day, search: Search): Promise<number> {
  const values: unknown[] = [day.today, day.listedDays];
  const where = conditionOf(search, values);
  const { rows } = await pool.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM (SELECT 1 FROM public_notice n WHERE ${where} LIMIT ${COUNT_MOST + 1}) x`,
    values,
  );
  return rows[0]?.n ?? 0;
}

/** One notice by its address; `WITHDRAWN` and `OLD` where there was one that is no longer to be seen, null where there is none. */
export async function noticeOf(
  pool: Pool,
  day: Day,
  slug: string,
): Promise<PublicNotice | 'WITHDRAWN' | 'OLD' | null> {
  const { rows } = await pool.query<PublicNotice & { shown: boolean; withdrawn: boolean }>(
    `SELECT ${COLUMNS}, ${SHOWN} AS shown, n.status = 'WITHDRAWN' AS withdrawn
       FROM public_notice n JOIN area v ON v.id = n.area_id WHERE n.slug = $3`,
    [day.today, day.listedDays, slug],
  );
  const [row] = rows;
  if (!row) return null;
  if (row.withdrawn) return 'WITHDRAWN';
  return row.shown ? row : 'OLD';
}

export interface Place {
  readonly code: string;
  readonly path: string;
  readonly name: string;
  readonly level: string;
}

/** Districts and towns, for the search; a prefecture has some hundreds. */
export async function townsOf(pool: Pool): Promise<Place[]> {
  const { rows } = await pool.query<Place>(
    `SELECT code, path, name, level FROM area WHERE level IN ('DISTRICT', 'TOWN') AND active ORDER BY path LIMIT 1000`,
  );
  return rows;
}

export async function placeOf(pool: Pool, code: string): Promise<Place | null> {
  if (!/^\d{12}$/.test(code)) return null;
  const { rows } = await pool.query<Place>('SELECT code, path, name, level FROM area WHERE code = $1', [
    code,
  ]);
  return rows[0] ?? null;
}
