import type { AnyProgramme } from '@zhucan/domain';
import type { FormValues } from '../../components/form/draft.ts';
import { detailsKey } from '../documents.ts';
import { specsOf } from '../form/fields.ts';

type Json = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The details of whichever programme a case is of, under the name that the question gave them. */
export function detailsIn(one: { programme: string }): Json {
  const found: unknown = Object.entries(one).find(([key]) => key === detailsKey(one.programme))?.[1];
  return isRecord(found) ? found : {};
}

/** Details as the graph answers them in the shape of their form: what is sealed starts empty, with its mask beside it. */
export function formOf(
  programme: AnyProgramme,
  details: Json,
): { values: FormValues; kept: Readonly<Record<string, string>> } {
  const values: FormValues = {};
  const kept: Record<string, string> = {};
  for (const { name, kind, sensitive } of specsOf(programme.details, 'zh')) {
    const value = details[name];
    if (sensitive) {
      values[name] = '';
      if (isRecord(value) && value['present'] === true) kept[name] = String(value['masked'] || '***');
    } else if (kind === 'INSTITUTION') values[name] = isRecord(value) ? String(value['id']) : '';
    else if (kind === 'YES_NO') values[name] = typeof value === 'boolean' ? value : null;
    else if (kind === 'CHOICES') values[name] = Array.isArray(value) ? value : [];
    else values[name] = value === null || value === undefined ? '' : String(value);
  }
  return { values, kept };
}
