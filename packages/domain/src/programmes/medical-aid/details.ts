import {
  askedWhere,
  bankAccount,
  type Choice,
  choice,
  date,
  institution,
  longText,
  money,
  optional,
  text,
  type Values,
  yesNo,
} from '../../casework/fields.ts';
import type { DetailsContext } from '../../casework/programme.ts';
import { addMonths } from '../../shared/dates.ts';
import { type Problem, problem } from '../../shared/error.ts';
import { inOrder, notAfter } from '../../shared/input.ts';
import { parseMoney } from '../../shared/money.ts';
import { AID_MODE_CHOICES, DEDUCTION_NAMES } from './names.ts';
import type { MedicalAidPolicy } from './policy.ts';
import type { DeductionKind } from './terms.ts';

/** Who may apply: registered residents by their hardship, the self-employed, temporary residents. */
const CATEGORIES = [
  { value: 'URBAN_THREE_WITHOUTS', zh: '城市三无', en: 'Urban three-withouts' },
  { value: 'MINIMUM_ALLOWANCE', zh: '最低生活保障（低保）', en: 'Minimum living allowance' },
  { value: 'EXTREME_HARDSHIP', zh: '特困供养（五保）', en: 'Extreme hardship support' },
  { value: 'ORPHAN', zh: '孤儿', en: 'Orphan' },
  { value: 'PREFERENTIAL_TREATMENT', zh: '优抚对象', en: 'Preferential treatment' },
  { value: 'POVERTY_ALLEVIATION', zh: '扶贫对象', en: 'Poverty alleviation' },
  { value: 'OTHER_CERTIFIED', zh: '其他经有关部门认定的困难对象', en: 'Otherwise certified' },
  {
    value: 'SELF_EMPLOYED',
    zh: '本区登记的困难个体工商户',
    en: 'Self-employed in hardship, registered here',
  },
  { value: 'TEMPORARY_RESIDENT', zh: '持证居住满年限的困难暂住人员', en: 'Temporary resident in hardship' },
] as const satisfies readonly Choice[];

/** An illness by its kind, which is all that the public sees of it. */
export const ILLNESSES = [
  { value: 'CANCER', zh: '恶性肿瘤', en: 'Cancer' },
  { value: 'LEUKAEMIA', zh: '白血病', en: 'Leukaemia' },
  { value: 'KIDNEY', zh: '慢性肾衰竭（尿毒症）', en: 'Kidney failure' },
  { value: 'TRANSPLANT', zh: '器官移植', en: 'Organ transplant' },
  { value: 'HEART', zh: '重大心脏疾病', en: 'Heart disease' },
  { value: 'STROKE', zh: '脑卒中及其他脑血管疾病', en: 'Stroke or other disease of the brain’s vessels' },
  { value: 'LIVER', zh: '重症肝病', en: 'Severe liver disease' },
  { value: 'BLOOD', zh: '再生障碍性贫血、血友病等血液病', en: 'Disease of the blood' },
  { value: 'MENTAL', zh: '重性精神疾病', en: 'Severe mental illness' },
  { value: 'INJURY', zh: '严重创伤、烧伤', en: 'Severe injury or burns' },
  { value: 'CONGENITAL', zh: '儿童先天性疾病', en: 'Congenital disease of a child' },
  { value: 'OTHER', zh: '其他重大疾病', en: 'Another major illness' },
] as const satisfies readonly Choice[];

/** What the rule leaves out; whatever else the law names is the last. */
const EXCLUSIONS = [
  { value: 'NONE', zh: '不属于以下任何情形', en: 'None of these' },
  { value: 'STATE_SECURITY', zh: '危害国家安全、公共秩序', en: 'Endangering state security or public order' },
  { value: 'UNLAWFUL_ORGANISATION', zh: '参加非法组织', en: 'Unlawful organisation' },
  {
    value: 'SAFETY_BREACH',
    zh: '故意违反交通、安全规定',
    en: 'Deliberate breach of traffic or safety rules',
  },
  { value: 'WORK_INJURY', zh: '应由工伤保险支付', en: 'Work injury, where those rules say so' },
  { value: 'GENDER_REASSIGNMENT', zh: '变性', en: 'Gender reassignment' },
  { value: 'DENTAL_FITTING', zh: '镶牙', en: 'Dental fitting' },
  { value: 'COSMETIC', zh: '整容等非治疗疾病的费用', en: 'Cosmetic and other treatment not for disease' },
  { value: 'OTHER_BY_LAW', zh: '法律法规规定的其他情形', en: 'Whatever else the law names' },
] as const satisfies readonly Choice[];

const PAYEES = [
  { value: 'HOSPITAL', zh: '医院', en: 'The hospital' },
  { value: 'PERSON', zh: '本人或家属的银行账户', en: 'A bank account of the person or family' },
] as const satisfies readonly Choice[];

/** Two A and above. */
const TWO_A_AND_ABOVE = ['3S', '3A', '3B', '3C', '2A'] as const;

/** The field that holds each kind of deduction. */
export const DEDUCTION_FIELDS = {
  BASIC_INSURANCE: 'basicInsurance',
  POOLED_MAJOR_ILLNESS: 'pooledMajorIllness',
  HOSPITAL_REDUCTION: 'hospitalReduction',
  COMMERCIAL_INSURANCE: 'commercialInsurance',
  CIVIL_RELIEF: 'civilRelief',
  CHARITY_DONATION: 'charityDonation',
} as const satisfies Readonly<Record<DeductionKind, string>>;

export const medicalAidDetails = {
  mode: choice({ zh: '救助方式', en: 'Kind of aid' }, AID_MODE_CHOICES),
  applicantCategory: choice({ zh: '对象类别', en: 'Applicant’s category' }, CATEGORIES),
  certifier: askedWhere(
    'applicantCategory',
    ['OTHER_CERTIFIED'],
    text({ zh: '认定单位', en: 'Certified by' }, 100, {
      hint: { zh: '出具认定的单位', en: 'The bureau that certified it' },
    }),
  ),
  familySituation: longText({ zh: '家庭情况', en: 'Family’s situation' }, 500, {
    hint: {
      zh: '将在公示中公开，请勿填写姓名和号码',
      en: 'Shown on the public notice: no names, no numbers',
    },
  }),
  illness: choice({ zh: '病种', en: 'Kind of illness' }, ILLNESSES),
  diagnosis: longText({ zh: '诊断', en: 'Diagnosis' }, 500, { sensitive: true }),
  diagnosisHospital: institution({ zh: '诊断医院', en: 'Diagnosed at' }, ['HOSPITAL'], {
    hospitalGrades: TWO_A_AND_ABOVE,
    hint: { zh: '二级甲等及以上', en: 'Grade 2A or above' },
  }),
  hospital: institution({ zh: '治疗医院', en: 'Treated at' }, ['HOSPITAL']),
  treatedFrom: optional(date({ zh: '治疗开始日期', en: 'Treatment began' }, { past: true })),
  treatedTo: optional(date({ zh: '治疗结束日期', en: 'Treatment ended' })),
  cost: money(
    { zh: '医疗费用总额', en: 'Cost of treatment' },
    {
      hint: { zh: '预借式填预计费用，给予式填实际费用', en: 'Estimated for an advance, actual for a grant' },
    },
  ),
  basicInsurance: optional(money(DEDUCTION_NAMES.BASIC_INSURANCE)),
  pooledMajorIllness: optional(money(DEDUCTION_NAMES.POOLED_MAJOR_ILLNESS)),
  hospitalReduction: optional(money(DEDUCTION_NAMES.HOSPITAL_REDUCTION)),
  commercialInsurance: optional(money(DEDUCTION_NAMES.COMMERCIAL_INSURANCE)),
  civilRelief: optional(money(DEDUCTION_NAMES.CIVIL_RELIEF)),
  civilReliefOn: optional(date({ zh: '民政救助日期', en: 'Day of civil relief' }, { past: true })),
  charityDonation: optional(money(DEDUCTION_NAMES.CHARITY_DONATION)),
  insured: yesNo(
    { zh: '已参加基本医疗保险', en: 'In a basic medical insurance' },
    {
      hint: {
        zh: '城镇居民、城镇职工或新型农村合作医疗',
        en: 'Urban resident, urban employee or rural cooperative',
      },
    },
  ),
  cannotPay: yesNo({ zh: '家庭无力及时支付', en: 'The family cannot pay in time' }),
  livingHardship: optional(yesNo({ zh: '基本生活困难', en: 'Hardship in basic living' })),
  exclusion: choice({ zh: '是否属于不予救助的情形', en: 'Not covered' }, EXCLUSIONS),
  payeeKind: choice({ zh: '收款方', en: 'Paid to' }, PAYEES),
  payeeName: askedWhere(
    'payeeKind',
    ['PERSON'],
    text({ zh: '收款户名', en: 'Payee' }, 100, { sensitive: true }),
  ),
  bankName: text({ zh: '开户银行', en: 'Bank' }, 100),
  bankAccount: bankAccount({ zh: '银行账号', en: 'Bank account' }),
} as const;

export type MedicalAidDetails = Values<typeof medicalAidDetails>;
type Given = Partial<MedicalAidDetails>;

const hasMoney = (amount: string | null | undefined): boolean => (parseMoney(amount ?? '') ?? 0n) > 0n;

/** An application comes within a month of civil affairs' relief; the last day is included. */
function reliefProblems(
  { civilRelief, civilReliefOn }: Given,
  { appliedOn, parameters }: DetailsContext<MedicalAidPolicy>,
): Problem[] {
  if (!civilReliefOn) {
    return hasMoney(civilRelief) ? [problem('CIVIL_RELIEF_DATE_MISSING', 'civilReliefOn')] : [];
  }
  const problems: Problem[] = [];
  if (!hasMoney(civilRelief)) problems.push(problem('CIVIL_RELIEF_AMOUNT_MISSING', 'civilRelief'));
  const lastDay = addMonths(civilReliefOn, parameters.applicationMonths);
  return appliedOn > lastDay
    ? [...problems, problem('CIVIL_RELIEF_TOO_LATE', 'civilReliefOn', { lastDay })]
    : problems;
}

/** A grant is for a treatment that is over, in a designated hospital. */
function grantProblems(
  { treatedTo, hospital }: Given,
  { today, institutions }: DetailsContext<MedicalAidPolicy>,
): Problem[] {
  const problems = treatedTo
    ? notAfter(treatedTo, today, 'treatedTo')
    : [problem('TREATMENT_END_MISSING', 'treatedTo')];
  const treating = hospital === undefined ? undefined : institutions.get(hospital);
  if (treating?.kind === 'HOSPITAL' && !treating.designated) {
    problems.push(problem('HOSPITAL_NOT_DESIGNATED', 'hospital'));
  }
  return problems;
}

/** The rules between an application's fields. */
export function checkMedicalAid(details: Given, context: DetailsContext<MedicalAidPolicy>): Problem[] {
  const { mode, applicantCategory, certifier, insured, basicInsurance, payeeKind, payeeName } = details;
  const problems = [
    ...reliefProblems(details, context),
    ...(mode === 'GRANT' ? grantProblems(details, context) : []),
    ...inOrder(details.treatedFrom, details.treatedTo, 'treatedTo'),
  ];
  if (applicantCategory === 'OTHER_CERTIFIED' && !certifier)
    problems.push(problem('CERTIFIER_MISSING', 'certifier'));
  if (insured === false && hasMoney(basicInsurance)) problems.push(problem('INSURANCE_DISAGREES', 'insured'));
  if (payeeKind === 'PERSON' && !payeeName) problems.push(problem('PAYEE_NAME_MISSING', 'payeeName'));
  return problems;
}
