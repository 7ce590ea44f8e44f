import type { InstitutionKind } from '@zhucan/domain';
import type { FormValues } from '../components/form/draft.ts';
import type { InstitutionInput, InstitutionRowFragment } from '../generated/graphql.ts';

export interface InstitutionValues extends FormValues {
  kind: InstitutionKind | '';
  name: string;
  areaId: string | null;
}

export const emptyInstitution: InstitutionValues = {
  kind: '',
  name: '',
  areaId: null,
  hospitalGrade: '',
  designated: false,
  capacity: '',
  contactName: '',
  phone: '',
  address: '',
  active: true,
};

export function toValues(
  institution: InstitutionRowFragment,
): InstitutionValues & { id: string; version: number } {
  const { id, version, kind, name, area, capacity, designated, active } = institution;
  return {
    id,
    version,
    kind,
    name,
    areaId: area.id,
    designated,
    active,
    capacity: capacity === null || capacity === undefined ? '' : String(capacity),
    hospitalGrade: institution.hospitalGrade ?? '',
    contactName: institution.contactName ?? '',
    phone: institution.phone ?? '',
    address: institution.address ?? '',
  };
}

export const text = (value: unknown) =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

export function plain(values: FormValues) {
  const capacity = text(values['capacity']);
  return {
    name: text(values['name']) ?? '',
    hospitalGrade: text(values['hospitalGrade']),
    designated: values['designated'] === true,
    capacity: capacity === null ? null : Number(capacity),
    contactName: text(values['contactName']),
    phone: text(values['phone']),
    address: text(values['address']),
    active: values['active'] !== false,
  };
}

export function isInstitution(values: FormValues): values is InstitutionValues {
  return typeof values['kind'] === 'string' && values['kind'] !== '' && typeof values['areaId'] === 'string';
}

export function institutionInput(values: InstitutionValues): InstitutionInput {
  if (values.kind === '') throw new TypeError('An institution has a kind.');
  return { ...plain(values), kind: values.kind, areaId: values.areaId ?? '' };
}
