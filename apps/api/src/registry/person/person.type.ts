// A person in the graph (一人一档). Numbers are masked here; nothing whole is ever read with the row.

import { ageOn, label } from '@zhucan/domain';
import { reads } from '../../access/read/selection.ts';
import { MaskedTextRef, maskedNumber, maskedWhole } from '../../graphql/masked.ts';
import { NodeRef } from '../../graphql/node.ts';
import { SexEnum } from '../enums.ts';
import {
  AreaRef,
  CertificateRef,
  HouseholdRef,
  InstitutionStayRef,
  PersonMergeRef,
  PersonRef,
} from '../refs.ts';
import {
  EducationEnum,
  EmploymentStateEnum,
  HouseholdRelationEnum,
  HukouKindEnum,
  InsuranceEnum,
} from './person.enums.ts';
import { TimelineEntryType } from './timeline.type.ts';

/** Characters of a mask where the value's own length is not kept. */
const LENGTH = { idNumber: 18, phone: 11, bankAccount: 16 } as const;

PersonRef.implement({
  description:
    '人员档案：持证人、家庭成员及其他服务对象。 A person: a holder of a certificate, a member of a household, anyone who is helped.',
  interfaces: [NodeRef],
  fields: t => ({
    name: t.exposeString('name', { description: '姓名。 The name.' }),
    pinyin: t.exposeString('pinyin', { description: '姓名拼音。 The name in pinyin.' }),
    idNumber: t.field({
      type: MaskedTextRef,
      description: '身份证号，已遮盖。 The citizen ID number, masked.',
      extensions: reads({ columns: ['idNumberLast4', 'erasedAt'] }),
      resolve: person => maskedNumber(person.erasedAt ? null : person.idNumberLast4, LENGTH.idNumber),
    }),
    sex: t.field({ type: SexEnum, description: '性别。 Sex.', resolve: person => person.sex }),
    age: t.int({
      description: '周岁；已故者为去世时的周岁。 Age in full years; of the dead, at their death.',
      extensions: reads({ columns: ['birthDate', 'diedOn'] }),
      resolve: (person, _args, ctx) => ageOn(person.birthDate, person.diedOn ?? ctx.today),
    }),
    birthDate: t.field({
      type: MaskedTextRef,
      description: '出生日期，已遮盖（显示年龄）。 Date of birth, masked; the age is shown instead.',
      extensions: reads({ columns: ['erasedAt'] }),
      resolve: person => maskedWhole(person.erasedAt === null),
    }),
    ethnicity: t.exposeString('ethnicity', {
      description: '民族代码（GB/T 3304）。 Ethnic group by GB/T 3304.',
    }),
    ethnicityName: t.string({
      description: '民族名称，使用读者的语言。 Name of the ethnic group in the reader’s language.',
      extensions: reads({ columns: ['ethnicity'] }),
      resolve: (person, _args, ctx) => label(ctx.locale, 'ethnicity', person.ethnicity),
    }),
    ...contactFields(t),
    ...lifeFields(t),
    ...relationFields(t),
    version: t.exposeInt('version', { description: '版本号，用于防止覆盖。 Version, against overwriting.' }),
    createdAt: t.field({
      type: 'DateTime',
      description: '建档时间。 When the record was opened.',
      resolve: person => person.createdAt,
    }),
    updatedAt: t.field({
      type: 'DateTime',
      description: '最近修改时间。 When it was last changed.',
      resolve: person => person.updatedAt,
    }),
  }),
});

type PersonFieldBuilder = Parameters<NonNullable<Parameters<typeof PersonRef.implement>[0]['fields']>>[0];

/** How to reach the person and who speaks for them. */
function contactFields(t: PersonFieldBuilder) {
  return {
    phone: t.field({
      type: MaskedTextRef,
      description: '联系电话，已遮盖。 Phone, masked.',
      extensions: reads({ columns: ['phoneLast4'] }),
      resolve: person => maskedNumber(person.phoneLast4, LENGTH.phone),
    }),
    address: t.exposeString('address', { nullable: true, description: '现住址。 Address.' }),
    guardianName: t.exposeString('guardianName', {
      nullable: true,
      description: '监护人姓名。 Name of the guardian.',
    }),
    guardianRelation: t.exposeString('guardianRelation', {
      nullable: true,
      description: '监护人与本人关系。 What the guardian is to the person.',
    }),
    guardianPhone: t.field({
      type: MaskedTextRef,
      description: '监护人电话，已遮盖。 Phone of the guardian, masked.',
      extensions: reads({ columns: ['guardianPhoneLast4'] }),
      resolve: person => maskedNumber(person.guardianPhoneLast4, LENGTH.phone),
    }),
    bankName: t.exposeString('bankName', { nullable: true, description: '开户行。 Name of the bank.' }),
    bankAccount: t.field({
      type: MaskedTextRef,
      description: '银行账号，已遮盖。 Bank account, masked.',
      extensions: reads({ columns: ['bankAccountLast4'] }),
      resolve: person => maskedNumber(person.bankAccountLast4, LENGTH.bankAccount),
    }),
  };
}

/** Where the person is registered, what they do, how they are insured. */
function lifeFields(t: PersonFieldBuilder) {
  return {
    hukouPlace: t.exposeString('hukouPlace', {
      nullable: true,
      description: '户籍地。 Place of household registration.',
    }),
    hukouKind: t.field({
      type: HukouKindEnum,
      nullable: true,
      description: '户口性质。 Kind of household registration.',
      resolve: person => person.hukouKind,
    }),
    residencePermit: t.exposeBoolean('residencePermit', {
      description: '持居住证。 Holds a residence permit.',
    }),
    residentSince: t.field({
      type: 'Date',
      nullable: true,
      description: '在本地居住起始日期。 Lives here since.',
      resolve: person => person.residentSince,
    }),
    businessRegistration: t.exposeString('businessRegistration', {
      nullable: true,
      description: '工商登记。 Business registration.',
    }),
    education: t.field({
      type: EducationEnum,
      nullable: true,
      description: '文化程度。 Education.',
      resolve: person => person.education,
    }),
    employment: t.field({
      type: EmploymentStateEnum,
      nullable: true,
      description: '就业状况。 State of employment.',
      resolve: person => person.employment,
    }),
    insurances: t.field({
      type: [InsuranceEnum],
      description: '参加的保险。 Insurances.',
      resolve: person => [...person.insurances],
    }),
    diedOn: t.field({
      type: 'Date',
      nullable: true,
      description: '死亡日期；在世为空。 Day of death; null while alive.',
      resolve: person => person.diedOn,
    }),
    consentOn: t.field({
      type: 'Date',
      nullable: true,
      description:
        '本人同意书日期（个人信息保护法第十三条）。 Day of the consent to keep the data (PIPL art. 13).',
      resolve: person => person.consentOn,
    }),
    erasedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        '个人信息删除时间（个人信息保护法第四十七条）。 When the personal data was erased (PIPL art. 47).',
      resolve: person => person.erasedAt,
    }),
  };
}

/** What hangs on the person's record. */
function relationFields(t: PersonFieldBuilder) {
  return {
    area: t.field({ type: AreaRef, description: '所在区划。 The area.', resolve: person => person.area }),
    household: t.field({
      type: HouseholdRef,
      nullable: true,
      description: '家庭。 The household; null where there is none or it is not yours to see.',
      resolve: person => person.household,
    }),
    relationToHead: t.field({
      type: HouseholdRelationEnum,
      nullable: true,
      description: '与户主关系。 Relation to the head of the household.',
      resolve: person => person.relationToHead,
    }),
    certificate: t.field({
      type: CertificateRef,
      nullable: true,
      description:
        '当前残疾人证：持有的（有效、冻结、挂失），否则为办理中的。 The certificate that is held, or else the application under way.',
      resolve: person => person.certificate,
    }),
    certificates: t.field({
      type: [CertificateRef],
      description: '全部残疾人证，新的在前。 Every certificate, newest first.',
      resolve: person => [...person.certificates],
    }),
    stays: t.field({
      type: [InstitutionStayRef],
      description: '入住（入学）经历，新的在前。 Stays in institutions, newest first.',
      resolve: person => [...person.stays],
    }),
    timeline: t.field({
      type: [TimelineEntryType],
      description: '办理经过，新的在前，至多 500 条。 Everything that was done, newest first, 500 at most.',
      resolve: person => [...person.timeline],
    }),
    merges: t.field({
      type: [PersonMergeRef],
      description: '并入此档案的档案，新的在前。 Records that were merged into this one, newest first.',
      resolve: person => [...person.merges],
    }),
  };
}
