// What a form or a partner gives of a person. Read and checked by the domain.

import type { InputFieldBuilder } from '@pothos/core';
import type { HouseholdRelation } from '@zhucan/domain';
import { type BuilderTypes, builder } from '../../builder.ts';
import { idOf, optionalIdOf } from '../../graphql/ids.ts';
import { SexEnum } from '../enums.ts';
import {
  EducationEnum,
  EmploymentStateEnum,
  HouseholdRelationEnum,
  HukouKindEnum,
  InsuranceEnum,
} from './person.enums.ts';
import type { PersonCommandInput } from './person.service.ts';

type InputFields = InputFieldBuilder<BuilderTypes, 'InputObject'>;

function plainFields(t: InputFields) {
  return {
    sex: t.field({
      type: SexEnum,
      description: '性别；由身份证号得出，填写则须一致。 Follows from the ID number; must agree where given.',
    }),
    birthDate: t.field({
      type: 'Date',
      description:
        '出生日期；由身份证号得出，填写则须一致。 Follows from the ID number; must agree where given.',
    }),
    ethnicity: t.string({
      description: '民族代码（GB/T 3304），默认 01 汉族。 Ethnic group by GB/T 3304, 01 by default.',
    }),
    phone: t.string({
      description: '手机号，或带区号的固定电话。 A mobile, or a landline with its area code.',
    }),
    address: t.string({ description: '现住址。 Address.' }),
    hukouPlace: t.string({ description: '户籍地。 Place of household registration.' }),
    hukouKind: t.field({ type: HukouKindEnum, description: '户口性质。 Kind of household registration.' }),
    residencePermit: t.boolean({ description: '持居住证。 Holds a residence permit.' }),
    residentSince: t.field({ type: 'Date', description: '在本地居住起始日期。 Lives here since.' }),
    businessRegistration: t.string({ description: '工商登记。 Business registration.' }),
    guardianName: t.string({ description: '监护人姓名。 Name of the guardian.' }),
    guardianRelation: t.string({ description: '监护人与本人关系。 What the guardian is to the person.' }),
    guardianPhone: t.string({ description: '监护人电话。 Phone of the guardian.' }),
    education: t.field({ type: EducationEnum, description: '文化程度。 Education.' }),
    employment: t.field({ type: EmploymentStateEnum, description: '就业状况。 State of employment.' }),
    insurances: t.field({ type: [InsuranceEnum], description: '参加的保险。 Insurances.' }),
    bankName: t.string({ description: '开户行。 Name of the bank.' }),
    bankAccount: t.string({ description: '银行账号，9 至 30 位数字。 Bank account, 9 to 30 digits.' }),
    consentOn: t.field({ type: 'Date', description: '本人同意书日期。 Day of the consent.' }),
    householdId: t.id({ description: '所属家庭。 The household.' }),
    relationToHead: t.field({
      type: HouseholdRelationEnum,
      description: '与户主关系。 Relation to the head of the household.',
    }),
  };
}

export const PersonInput = builder.inputType('PersonInput', {
  description: '登记人员的内容。 A person to be registered.',
  fields: t => ({
    name: t.string({ required: true, description: '姓名。 The name.' }),
    idNumber: t.string({
      required: true,
      description: '身份证号（GB 11643），18 位。 Citizen ID number of 18 characters (GB 11643).',
    }),
    areaId: t.id({ required: true, description: '所在村（社区）。 The village or community.' }),
    ...plainFields(t),
  }),
});

export const PersonPatch = builder.inputType('PersonPatch', {
  description:
    '对人员档案的修改：只改给出的字段，null 为清空。 Changes to a person: only what is given changes, null clears.',
  fields: t => ({
    name: t.string({ description: '姓名。 The name.' }),
    idNumber: t.string({ description: '身份证号，重新填写时给出。 The ID number, when retyped.' }),
    areaId: t.id({ description: '迁往的村（社区）。 The village or community to move to.' }),
    ...plainFields(t),
    diedOn: t.field({
      type: 'Date',
      description: '死亡日期；登记后残疾人证随之注销。 Day of death; recording it cancels the certificate.',
    }),
  }),
});

interface GivenIds {
  readonly areaId?: string | number | null | undefined;
  readonly householdId?: string | number | null | undefined;
  readonly relationToHead?: HouseholdRelation | null | undefined;
}

/** The input with row ids; a field that was not given stays undefined. */
export function commandInput(given: GivenIds & object): PersonCommandInput {
  const { areaId, householdId, relationToHead, ...fields } = given;
  return {
    fields,
    // Nobody is moved to nowhere: an area that is cleared reads as one that is not there.
    areaId: areaId === null ? idOf('Area', '', 'areaId') : optionalIdOf('Area', areaId, 'areaId'),
    householdId: householdId === null ? null : optionalIdOf('Household', householdId, 'householdId'),
    relationToHead,
  };
}
