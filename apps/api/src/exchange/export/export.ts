// A list as a workbook: the same filter, order, row rule and masking as on the screen, every row, as it is read.

import type { Readable } from 'node:stream';
import {
  ForbiddenError,
  type Locale,
  label,
  NotFoundError,
  problem,
  readReason,
  ValidationError,
} from '@zhucan/domain';
import { coerceInputValue, isInputType } from 'graphql';
import { command, requirePermission } from '../../access/command.ts';
import { may } from '../../access/read/rule.ts';
import { builtSchema } from '../../build-schema.ts';
import type { Context } from '../../context.ts';
import { assertStorable } from '../../graphql/guard.ts';
import { workbookStream } from '../sheet/xlsx-write.ts';
import { cases } from './cases.ts';
import { entries } from './entries.ts';
import type { AnyExport, Reveal } from './list.ts';
import { certificates, people } from './people.ts';
import { households, institutions } from './places.ts';
import { revealWith } from './reveal.ts';

const EXPORTS: Readonly<Record<string, AnyExport>> = {
  people,
  certificates,
  households,
  institutions,
  cases,
  entries,
};

/** A value checked by an input type of the graph, as if it had come as a variable; a refusal names the parameter. */
function coerced(typeName: string, value: unknown, field: string): unknown {
  const type = builtSchema().getType(typeName);
  if (!type || !isInputType(type)) throw new TypeError(`${typeName} is no input type`);
  assertStorable(value, field);
  return coerceInputValue(value, type, () => {
    throw new ValidationError([problem('EXPORT_FILTER_INVALID', field)]);
  });
}

function parsedFilter(text: string | null): unknown {
  if (!text) return null;
  try {
    return JSON.parse(text);
  } catch {
    throw new ValidationError([problem('EXPORT_FILTER_INVALID', 'filter')]);
  }
}

/** The filter for the trail: it may hold a number that somebody searched for. */
function withoutNumbers(filter: unknown): string {
  return JSON.stringify(filter).replace(/\d{7,}[Xx]?/g, number =>
    number.slice(-4).padStart(number.length, '*'),
  );
}

function revealOf(
  ctx: Context,
  list: AnyExport,
  query: URLSearchParams,
): { reveal: Reveal; reason: string } | null {
  if (query.get('reveal') !== '1' || !list.revealable) return null;
  requirePermission(ctx, 'sensitive.reveal');
  const { reason } = readReason({ reason: query.get('reason') ?? '' });
  return { reveal: revealWith(ctx, reason), reason };
}

function localised(ctx: Context, lang: string | null): Context {
  const locale: Locale | null = lang === 'zh' || lang === 'en' ? lang : null;
  return locale ? { ...ctx, locale } : ctx;
}

/** The workbook of a list by its name, with `filter` (JSON), `sort`, `lang`, `reveal` and `reason` from the address. */
export async function exportStream(asked: Context, name: string, query: URLSearchParams): Promise<Readable> {
  const ctx = localised(asked, query.get('lang'));
  const viewer = requirePermission(ctx, 'export.run');
  const list = Object.hasOwn(EXPORTS, name) ? EXPORTS[name] : undefined;
  if (!list) throw new NotFoundError();
  if (list.permission && !may(viewer, list.permission)) throw new ForbiddenError();
  const given = parsedFilter(query.get('filter'));
  const filter = given === null ? null : coerced(list.filterType, given, 'filter');
  const sort = String(coerced(list.sortType, query.get('sort') || list.defaultSort, 'sort'));
  const revealed = revealOf(ctx, list, query);
  const rows = await list.rows(ctx, filter, sort, revealed?.reveal ?? null);
  await command(ctx, 'export.run', async run => {
    run.audit({
      action: 'EXPORT',
      entity: 'Export',
      areaPath: viewer.areaPath,
      reason: revealed?.reason ?? null,
      changes: {
        list: [null, name],
        ...(given === null ? {} : { filter: [null, withoutNumbers(given)] }),
        ...(revealed ? { reveal: [false, true] } : {}),
      },
    });
  });
  return workbookStream([
    { name: label(ctx.locale, 'exportList', name), widths: list.widths, headRows: 1, rows },
  ]);
}
