import type { FormValues } from '../components/form/draft.ts';
import type { PersonInput, PersonPatch } from '../generated/graphql.ts';

/** What the form of a person holds. Sensitive fields are empty unless they are (re)typed. */
export interface PersonValues extends FormValues {
  name: string;
  idNumber: string;
  areaId: string | null;
}

export const emptyPerson: PersonValues = {
  name: '',
  idNumber: '',
  areaId: null,
  sex: null,
  birthDate: '',
  ethnicity: '01',
  phone: '',
  address: '',
  hukouPlace: '',
  hukouKind: null,
  residencePermit: false,
  residentSince: '',
  businessRegistration: '',
  guardianName: '',
  guardianRelation: '',
  guardianPhone: '',
  education: null,
  employment: null,
  insurances: [],
  bankName: '',
  bankAccount: '',
  consentOn: '',
};

const textFields = [
  'ethnicity',
  'phone',
  'address',
  'hukouPlace',
  'hukouKind',
  'residentSince',
  'businessRegistration',
  'guardianName',
  'guardianRelation',
  'guardianPhone',
  'education',
  'employment',
  'bankName',
  'bankAccount',
  'consentOn',
] as const satisfies readonly (keyof PersonPatch)[];

const retyped = ['idNumber', 'phone', 'guardianPhone', 'bankAccount'] as const;

export const given = (value: unknown) =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

/** The form as a new person. Sex and birth date follow from the number and are not sent beside it. */
export function personInput(values: FormValues): PersonInput {
  const texts = Object.fromEntries(textFields.map(field => [field, given(values[field])]));
  return {
    ...texts,
    name: String(values['name'] ?? '').trim(),
    idNumber: String(values['idNumber'] ?? '').trim(),
    areaId: String(values['areaId'] ?? ''),
    residencePermit: values['residencePermit'] === true,
    insurances: insurancesOf(values),
  };
}

/** The changed fields of the form; a sensitive one only where it was retyped, since an empty one means «as it was». */
export function personPatch(changes: FormValues): PersonPatch {
  const patch: PersonPatch = {};
  for (const field of textFields) {
    if (field in changes && !(isRetyped(field) && given(changes[field]) === null)) {
      Object.assign(patch, { [field]: given(changes[field]) });
    }
  }
  const name = given(changes['name']);
  const idNumber = given(changes['idNumber']);
  const areaId = given(changes['areaId']);
  if (name !== null) patch.name = name;
  if (idNumber !== null) patch.idNumber = idNumber;
  if (areaId !== null) patch.areaId = areaId;
  if ('residencePermit' in changes) patch.residencePermit = changes['residencePermit'] === true;
  if ('insurances' in changes) patch.insurances = insurancesOf(changes);
  return patch;
}

function isRetyped(field: string): boolean {
  return retyped.some(one => one === field);
}

function insurancesOf(values: FormValues): NonNullable<PersonInput['insurances']> {
  const chosen = values['insurances'];
  return Array.isArray(chosen) ? chosen : [];
}
