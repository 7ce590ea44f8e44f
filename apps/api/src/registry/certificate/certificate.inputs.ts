// What an application and an assessment are made of, as they are sent. The domain checks them.

import { builder } from '../../builder.ts';
import { DisabilityCategoryEnum } from '../enums.ts';
import { CertificateMediumEnum, DisabilityCauseEnum, SupportNeedEnum } from './certificate.enums.ts';

const ApplicationKindEnum = builder.enumType('ApplicationKind', {
  description: '申请种类。 What is applied for.',
  values: {
    FIRST: { value: 'FIRST', description: '首次申领。 A first certificate.' },
    TRANSFER_IN: { value: 'TRANSFER_IN', description: '外地迁入。 One brought in from another county.' },
  } as const,
});

export const CertificateApplicationInput = builder.inputType('CertificateApplicationInput', {
  description: '办证申请。 An application.',
  fields: t => ({
    kind: t.field({
      type: ApplicationKindEnum,
      defaultValue: 'FIRST',
      description: '首次申领或外地迁入，默认首次。 A first one, or one brought in; first unless given.',
    }),
    category: t.field({
      type: DisabilityCategoryEnum,
      required: true,
      description:
        '申请人所述的类别；迁入时为原证类别。 What the applicant states; for a transfer in, the category on it.',
    }),
    grade: t.int({ description: '迁入时必填：原证等级。 For a transfer in: the grade on it, 1 to 4.' }),
    expiresOn: t.field({
      type: 'Date',
      description: '迁入时必填：原证有效期止，迁入后不变。 For a transfer in: its end, which stays.',
    }),
    transferCounty: t.string({
      description:
        '迁入时必填：来源地县级代码，6 位。 For a transfer in: the county it comes from, six digits.',
    }),
    appliedOn: t.field({
      type: 'Date',
      description: '申请日期，默认今天。 Day of application; today unless given.',
    }),
    hospitalId: t.id({
      description:
        '同时指派的定点医院，须有指派权限。 A designated hospital to assign at once; takes that permission.',
    }),
    acceptingCounty: t.string({
      description: '受理地县级代码，默认本区（跨省通办）。 County that accepts it; this one unless given.',
    }),
    issuingCounty: t.string({
      description:
        '户籍地县级代码，默认本区（跨省通办）。 County of household registration, which issues it; this one unless given.',
    }),
    medium: t.field({
      type: CertificateMediumEnum,
      description: '载体，默认智能卡。 Booklet or card; card unless given.',
    }),
  }),
});

const AssessmentPartInput = builder.inputType('AssessmentPartInput', {
  description: '评定分项。 One part of an assessment.',
  fields: t => ({
    category: t.field({
      type: DisabilityCategoryEnum,
      required: true,
      description: '类别，不能是多重。 The category, never multiple.',
    }),
    grade: t.int({ required: true, description: '等级，1 至 4。 The grade, 1 to 4.' }),
  }),
});

export const AssessmentInput = builder.inputType('AssessmentInput', {
  description: '评定结果（GB/T 26341）。 What the doctors found.',
  fields: t => ({
    assessedOn: t.field({
      type: 'Date',
      required: true,
      description: '评定日期，不早于申请。 The day, not before the application.',
    }),
    hospitalId: t.id({ required: true, description: '定点评定医院。 A designated hospital.' }),
    doctors: t.stringList({
      required: true,
      description: '至少两位不同的医师。 Two different doctors at least.',
    }),
    parts: t.field({
      type: [AssessmentPartInput],
      required: true,
      description: '各分项，1 至 6 项。 The parts, 1 to 6.',
    }),
    cause: t.field({ type: DisabilityCauseEnum, required: true, description: '致残原因。 The cause.' }),
    onsetAge: t.int({
      description: '致残年龄（周岁），先天为 0。 Age at onset in full years; 0 for congenital.',
    }),
    diagnosis: t.string({ description: '诊断，加密保存。 The diagnosis, kept encrypted.' }),
    supportNeeds: t.field({ type: [SupportNeedEnum], description: '支持需求。 Support that is needed.' }),
    atHome: t.boolean({ description: '上门评定。 Assessed at home.' }),
  }),
});
