import { formatMoney, joined } from '../../components/format.ts';
import type { Term } from '../../providers/i18n/terms.ts';
import { type FieldSpec, percentOf } from './fields.ts';

/** A value of the details in words; empty where there is none. */
export function textOf({ kind, choices }: FieldSpec, value: unknown, term: Term): string {
  if (value === null || value === undefined || value === '') return '—';
  const nameOf = (one: unknown) => choices.find(({ id }) => id === one)?.name ?? String(one);
  switch (kind) {
    case 'MONEY':
      return formatMoney(String(value));
    case 'RATE':
      return `${percentOf(String(value))} %`;
    case 'YES_NO':
      return term('answer', value === true ? 'yes' : 'no');
    case 'CHOICE':
      return nameOf(value);
    case 'CHOICES':
      return Array.isArray(value) ? joined(value.map(nameOf)) : nameOf(value);
    case 'INSTITUTION':
      return typeof value === 'object' && 'name' in value ? String(value.name) : String(value);
    default:
      return String(value);
  }
}
