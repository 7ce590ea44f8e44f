import type { FormValues } from '../components/form/draft.ts';
import type { FundChangeInput, FundInput } from '../generated/graphql.ts';

/** A fund's form as the API takes it. */

export const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
export const orNull = (value: unknown): string | null => text(value) || null;
export const codes = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

export function fundInput(values: FormValues): FundInput {
  return {
    code: text(values['code']).toUpperCase(),
    nameZh: text(values['nameZh']),
    nameEn: text(values['nameEn']),
    areaId: text(values['areaId']),
    bankName: text(values['bankName']),
    bankAccount: text(values['bankAccount']),
    programmes: codes(values['programmes']),
  };
}

export function fundChangeInput(values: FormValues): FundChangeInput {
  return {
    nameZh: text(values['nameZh']),
    nameEn: text(values['nameEn']),
    bankName: text(values['bankName']),
    bankAccount: orNull(values['bankAccount']),
    programmes: codes(values['programmes']),
    active: values['active'] === true,
  };
}
