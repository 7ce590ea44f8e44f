import type { Choice, Names } from '../../casework/fields.ts';
import type { AidMode, DeductionKind } from './terms.ts';

/** The kinds of aid. */
export const AID_MODE_CHOICES = [
  {
    value: 'ADVANCE_DIRECT',
    zh: '预借式（医院直接结算医保与民政救助）',
    en: 'Advance, the hospital settles insurance and civil aid',
  },
  {
    value: 'ADVANCE_SELF_PAID',
    zh: '预借式（本人先行全额支付）',
    en: 'Advance, the patient pays everything first',
  },
  { value: 'GRANT', zh: '给予式（治疗结束后一次性救助）', en: 'Grant, after treatment' },
] as const satisfies readonly (Choice & { readonly value: AidMode })[];

/** The kinds of deduction. */
export const DEDUCTION_NAMES = {
  BASIC_INSURANCE: { zh: '基本医疗保险报销', en: 'Basic insurance' },
  POOLED_MAJOR_ILLNESS: { zh: '大病统筹支付', en: 'Pooled major-illness payments' },
  HOSPITAL_REDUCTION: { zh: '医院减免', en: 'Reductions by the hospital' },
  COMMERCIAL_INSURANCE: { zh: '商业保险赔付', en: 'Commercial insurance' },
  CIVIL_RELIEF: { zh: '民政救助', en: 'Relief by civil affairs' },
  CHARITY_DONATION: { zh: '慈善、捐赠与互助', en: 'Charities, donations and mutual aid' },
} as const satisfies Readonly<Record<DeductionKind, Names>>;

/** What medical aid's parameters are called. */
export const POLICY_NAMES = {
  advanceDirectThreshold: { zh: '预借式（医院直接结算）起助线', en: 'Advance, hospital settles: threshold' },
  advanceDirectTiers: { zh: '预借式（医院直接结算）分段比例', en: 'Advance, hospital settles: tiers' },
  advanceDirectCap: { zh: '预借式（医院直接结算）最高限额', en: 'Advance, hospital settles: cap' },
  advanceSelfPaidThreshold: { zh: '预借式（先行自付）起助线', en: 'Advance, patient pays first: threshold' },
  advanceSelfPaidTiers: { zh: '预借式（先行自付）分段比例', en: 'Advance, patient pays first: tiers' },
  advanceSelfPaidCap: { zh: '预借式（先行自付）最高限额', en: 'Advance, patient pays first: cap' },
  grantThreshold: { zh: '给予式起助线', en: 'Grant: threshold' },
  grantTiers: { zh: '给予式分段比例', en: 'Grant: tiers' },
  grantCap: { zh: '给予式最高限额', en: 'Grant: cap' },
  uninsuredRate: { zh: '未参加基本医疗保险的减按比例', en: 'Not insured: share that is left' },
  uninsuredCap: { zh: '未参加基本医疗保险的最高限额', en: 'Not insured: cap' },
  townReviewDays: { zh: '乡镇初审期限（工作日）', en: 'Town review, working days' },
  noticeDays: { zh: '公示期限（日）', en: 'Public notice, calendar days' },
  districtReviewDays: { zh: '区级审核期限（工作日）', en: 'District review, working days' },
  signOffLimit: { zh: '领导审签起点金额', en: 'Leader signs from' },
  applicationMonths: { zh: '民政救助后的申请期限（月）', en: 'Application after civil relief, months' },
  residenceYears: { zh: '暂住人员须居住年限', en: 'Years of residence of temporary residents' },
  hardshipKinds: { zh: '救助对象的困难类型', en: 'Kinds of hardship' },
  legalBasis: '《城乡医疗救助基金管理办法》',
} as const;
