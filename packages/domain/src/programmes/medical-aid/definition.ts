import { all, any, detail, household, named, person } from '../../casework/build.ts';
import type { Criterion } from '../../casework/criteria.ts';
import { defineProgramme } from '../../casework/define.ts';
import type { Choice, Names } from '../../casework/fields.ts';
import { NOTICE_PHOTO } from '../../casework/notice.ts';
import type {
  DocumentKind,
  DocumentNeed,
  FieldSection,
  NoticeSources,
  Payee,
} from '../../casework/programme.ts';
import { HARDSHIP_KINDS } from '../../registry/terms.ts';
import { type Fen, groupMoney, parseMoney } from '../../shared/money.ts';
import {
  checkMedicalAid,
  DEDUCTION_FIELDS,
  ILLNESSES,
  type MedicalAidDetails,
  medicalAidDetails,
} from './details.ts';
import { decidedAid, requestedAid } from './entitlement.ts';
import { medicalAidPapers } from './papers.ts';
import { type MedicalAidPolicy, medicalAidPolicy } from './policy.ts';
import { DEDUCTION_KINDS } from './terms.ts';
import { medicalAidWay } from './way.ts';

const inLivingHardship = detail('livingHardship', { zh: '基本生活困难', en: 'Hardship in basic living' }).is(
  true,
);
/** Some hardship is registered, or the survey finds one. */
const inHardship = any(household.hasAny(...HARDSHIP_KINDS), inLivingHardship);

/** Section «who»: residents by their registered hardship, the self-employed, temporary residents; and the need itself. */
function medicalAidCriteria({ hardshipKinds, residenceYears }: MedicalAidPolicy): Criterion {
  return all(
    person.alive(),
    named(
      { zh: '属于救助对象', en: 'Among those whom the aid is for' },
      any(
        named(
          { zh: '户籍在本区的困难居民', en: 'Resident in hardship, registered here' },
          all(person.registeredHere(), household.hasAny(...hardshipKinds)),
        ),
        named(
          { zh: '本区登记的困难个体工商户', en: 'Self-employed in hardship, registered here' },
          all(person.hasBusiness(), inHardship),
        ),
        named(
          { zh: '持证居住满年限的困难暂住人员', en: 'Temporary resident in hardship' },
          all(person.residentFor(residenceYears), inHardship),
        ),
      ),
    ),
    detail('cannotPay', { zh: '家庭无力及时支付医疗费用', en: 'The family cannot pay in time' }).is(true),
    named(
      { zh: '给予式救助须基本生活困难', en: 'For a grant, hardship in basic living' },
      any(
        detail('mode', { zh: '申请预借式救助', en: 'An advance is applied for' }).in(
          'ADVANCE_DIRECT',
          'ADVANCE_SELF_PAID',
        ),
        inLivingHardship,
      ),
    ),
    detail('exclusion', { zh: '不属于不予救助的情形', en: 'Nothing that is not covered' }).is('NONE'),
  );
}

const ORIGINAL_OR_STAMPED = ['ORIGINAL', 'STAMPED_COPY'] as const;
const STAMPED_HINT: Names = {
  zh: '原件由其他单位留存的，可交加盖其公章的复印件',
  en: 'A copy only where another body holds the original and has stamped it',
};

const documentKinds: readonly DocumentKind[] = [
  {
    kind: 'DIAGNOSIS',
    names: { zh: '诊断证明', en: 'Diagnosis' },
    forms: ['ORIGINAL'],
    hint: { zh: '二级甲等及以上医院出具的原件', en: 'Original of a hospital of grade 2A or above' },
  },
  {
    kind: 'RECORDS',
    names: { zh: '病历', en: 'Medical records' },
    forms: ORIGINAL_OR_STAMPED,
    hint: STAMPED_HINT,
    many: true,
  },
  {
    kind: 'SETTLEMENT',
    names: { zh: '医疗费用结算清单', en: 'Itemised settlement' },
    forms: ORIGINAL_OR_STAMPED,
    hint: STAMPED_HINT,
    many: true,
  },
  {
    kind: 'RECEIPTS',
    names: { zh: '医疗费用收据', en: 'Receipts' },
    forms: ORIGINAL_OR_STAMPED,
    hint: STAMPED_HINT,
    many: true,
  },
  {
    kind: 'PAYMENTS_PROOF',
    names: { zh: '报销、救助、捐赠与互助证明', en: 'Proof of insurance, relief, donations and mutual aid' },
    forms: ORIGINAL_OR_STAMPED,
    many: true,
  },
  { kind: 'SURVEY_PHOTO', names: { zh: '入户调查照片', en: 'Pictures of the household survey' }, many: true },
  { kind: NOTICE_PHOTO, names: { zh: '公示照片', en: 'Photographs of the posted notice' }, many: true },
  {
    kind: 'APPLICATION_FORM',
    names: { zh: '签字盖章的申请表', en: 'Signed and sealed application form' },
    many: true,
  },
  {
    kind: 'COST_ESTIMATE',
    names: { zh: '医院费用预估单', en: 'Hospital’s estimate of the cost' },
    forms: ORIGINAL_OR_STAMPED,
  },
  {
    kind: 'HARDSHIP_PROOF',
    names: { zh: '困难认定证明', en: 'Proof of hardship' },
    forms: ORIGINAL_OR_STAMPED,
    many: true,
  },
  {
    kind: 'RESIDENCE_PROOF',
    names: { zh: '居住证或营业执照', en: 'Residence permit or business licence' },
    forms: ORIGINAL_OR_STAMPED,
    many: true,
  },
];

/** The diagnosis always; for a grant also what the treatment was and cost, and what others paid. */
function documentsOf(details: Partial<MedicalAidDetails>): readonly DocumentNeed[] {
  const kinds = ['DIAGNOSIS', 'SURVEY_PHOTO'];
  if (details.mode === 'GRANT') {
    kinds.push('RECORDS', 'SETTLEMENT', 'RECEIPTS');
    const paid = DEDUCTION_KINDS.some(kind => (parseMoney(details[DEDUCTION_FIELDS[kind]] ?? '') ?? 0n) > 0n);
    if (paid || details.insured) kinds.push('PAYMENTS_PROOF');
  }
  return [
    ...kinds.map(kind => ({ kind, before: 'TOWN_REVIEW' })),
    { kind: NOTICE_PHOTO, before: 'PUBLIC_NOTICE' },
  ];
}

function nameOf(choices: readonly Choice[], value: string): Names {
  return choices.find(one => one.value === value) ?? { zh: value, en: value };
}

const alike = (text: string): Names => ({ zh: text, en: text });

/** The family's situation, the illness by its kind, the hospital and the cost: the rule's own list. */
function noticeOf(details: MedicalAidDetails, requested: Fen | null, sources?: NoticeSources) {
  const hospital = sources?.institutions.get(details.hospital)?.name;
  const yuan = (amount: Fen): Names => ({ zh: `${groupMoney(amount)} 元`, en: `${groupMoney(amount)} yuan` });
  return [
    { names: medicalAidDetails.familySituation.names, text: alike(details.familySituation) },
    // A diagnosis, which is sealed, may be worded as the kind is.
    { names: medicalAidDetails.illness.names, text: nameOf(ILLNESSES, details.illness), fixed: true },
    ...(hospital ? [{ names: medicalAidDetails.hospital.names, text: alike(hospital) }] : []),
    {
      names:
        details.mode === 'GRANT'
          ? { zh: '医疗费用', en: 'Cost' }
          : { zh: '预计医疗费用', en: 'Estimated cost' },
      text: yuan(parseMoney(details.cost) ?? 0n),
    },
    ...(requested === null
      ? []
      : [{ names: { zh: '申请救助金额', en: 'Aid applied for' }, text: yuan(requested) }]),
  ];
}

function payeeOf(
  { payeeKind, payeeName, bankName, bankAccount }: MedicalAidDetails,
  person: { readonly name: string },
): Payee {
  return { kind: payeeKind, name: payeeName ?? person.name, bankName, bankAccount };
}

/** As the application form (申请表) goes: who, which illness, what it costs, what others paid, where the money goes. */
const sections: readonly FieldSection[] = [
  {
    names: { zh: '申请人与家庭', en: 'Applicant and family' },
    fields: [
      'mode',
      'applicantCategory',
      'certifier',
      'insured',
      'cannotPay',
      'livingHardship',
      'exclusion',
      'familySituation',
    ],
  },
  {
    names: { zh: '病情与治疗', en: 'Illness and treatment' },
    fields: ['illness', 'diagnosisHospital', 'diagnosis', 'hospital', 'treatedFrom', 'treatedTo'],
  },
  {
    names: { zh: '费用与已获支付', en: 'Cost, and what others paid' },
    fields: ['cost', ...Object.values(DEDUCTION_FIELDS), 'civilReliefOn'],
  },
  {
    names: { zh: '收款账户', en: 'Where the money goes' },
    fields: ['payeeKind', 'payeeName', 'bankName', 'bankAccount'],
  },
];

/** Major-illness medical assistance (重特大疾病医疗救助). */
export const medicalAid = defineProgramme({
  code: 'MEDICAL_AID',
  prefix: 'MA',
  names: { zh: '重特大疾病医疗救助', en: 'Major-illness medical aid' },
  summary: {
    zh: '对困难家庭成员的重特大疾病住院治疗，治疗前预借或治疗后给予一次性救助',
    en: 'For people in hardship who need or had hospital treatment of a major illness: an advance before, or a grant after',
  },
  subject: 'PERSON',
  details: medicalAidDetails,
  sections,
  check: checkMedicalAid,
  criteria: medicalAidCriteria,
  documentKinds,
  documents: documentsOf,
  way: medicalAidWay,
  policy: medicalAidPolicy,
  requests: requestedAid,
  gives: decidedAid,
  pays: { use: ({ mode }) => (mode === 'GRANT' ? 'GRANT' : 'ADVANCE'), payee: payeeOf },
  notice: noticeOf,
  papers: medicalAidPapers,
  indicators: [
    {
      code: 'PEOPLE_GIVEN_MEDICAL_AID',
      names: { zh: '医疗救助人数', en: 'People given medical aid' },
      unit: { zh: '人', en: 'people' },
      when: 'PAID',
    },
  ],
});
