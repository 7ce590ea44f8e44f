// The one way to a sensitive value in the graph.

import { problem, ValidationError } from '@zhucan/domain';
import { builder } from '../../builder.ts';
import { COMMAND_ERRORS } from '../../graphql/errors.ts';
import { decodeId } from '../../graphql/ids.ts';
import {
  isSensitiveType,
  type RevealedValue,
  revealSensitive,
  type SensitiveField,
} from './reveal.service.ts';

const SensitiveFieldEnum = builder.enumType('SensitiveField', {
  description: '可申请查看的敏感项。 The sensitive values that can be shown.',
  values: {
    ID_NUMBER: { value: 'ID_NUMBER', description: '身份证号（人员）。 ID number, of a person.' },
    BIRTH_DATE: { value: 'BIRTH_DATE', description: '出生日期（人员）。 Date of birth, of a person.' },
    PHONE: { value: 'PHONE', description: '联系电话（人员）。 Phone, of a person.' },
    GUARDIAN_PHONE: {
      value: 'GUARDIAN_PHONE',
      description: '监护人电话（人员）。 Phone of the guardian, of a person.',
    },
    BANK_ACCOUNT: {
      value: 'BANK_ACCOUNT',
      description: '银行账号（人员、支付、基金）。 Bank account, of a person, a payment or a fund.',
    },
    CERTIFICATE_NUMBER: {
      value: 'CERTIFICATE_NUMBER',
      description: '残疾人证号（残疾人证）。 Certificate number, of a certificate.',
    },
    CASE_DETAILS: {
      value: 'CASE_DETAILS',
      description: '申请内容中的全部敏感项（案件）。 Every sensitive detail, of a case.',
    },
    DIAGNOSIS: { value: 'DIAGNOSIS', description: '诊断（评定）。 Diagnosis, of an assessment.' },
  } as const satisfies Record<SensitiveField, { value: SensitiveField; description: string }>,
});

const RevealedValueType = builder.objectRef<RevealedValue>('RevealedValue').implement({
  description: '一项完整内容。 One value, whole.',
  fields: t => ({
    field: t.field({
      type: SensitiveFieldEnum,
      description: '敏感项。 Which value.',
      resolve: one => one.field,
    }),
    name: t.string({
      nullable: true,
      description: '案件申请内容的字段名；其他为空。 Of a case, the field’s name; null otherwise.',
      resolve: one => one.name ?? null,
    }),
    value: t.exposeString('value', {
      nullable: true,
      description: '完整内容；没有登记为空。 The value; null where nothing is recorded.',
    }),
  }),
});

const RevealedValues = builder
  .objectRef<{ readonly values: readonly RevealedValue[] }>('RevealedValues')
  .implement({
    description: '申请查看的各项。 The values asked for.',
    fields: t => ({
      values: t.field({
        type: [RevealedValueType],
        description: '各项。 Each of them.',
        resolve: ({ values }) => [...values],
      }),
    }),
  });

builder.mutationField('revealSensitive', t =>
  t.field({
    type: RevealedValues,
    description:
      '说明原因后查看完整的敏感内容，记入审计（个人信息保护法）。 Shows sensitive values whole, with a reason; the trail keeps who, which and why.',
    errors: { types: COMMAND_ERRORS },
    args: {
      id: t.arg.id({
        required: true,
        description:
          '人员、残疾人证、评定、案件、支付或基金的编号。 Id of a person, certificate, assessment, case, payment or fund.',
      }),
      fields: t.arg({
        type: [SensitiveFieldEnum],
        required: true,
        description: '要查看的各项。 Which values.',
      }),
      reason: t.arg.string({ required: true, description: '原因，2 至 500 字。 Why, 2 to 500 characters.' }),
    },
    resolve: async (_root, { id: globalId, fields, reason }, ctx) => {
      const { typename, id } = decodeId(globalId);
      if (!isSensitiveType(typename)) throw new ValidationError([problem('ID_INVALID', 'id')]);
      return { values: await revealSensitive(ctx, typename, id, fields, { reason }) };
    },
  }),
);
