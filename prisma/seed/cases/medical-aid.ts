// What made-up applications for medical aid say, and what the stages of their way record.

import { type AidMode, formatMoney, type HardshipKindCode } from '@zhucan/domain';
import { isoOf } from '../calendar.ts';
import { type Random, spans, weighted } from '../random.ts';
import type { Applicant } from './applicants.ts';
import type { Bureau } from './bureau.ts';
import { workdaysAfter } from './life.ts';

type Json = Readonly<Record<string, unknown>>;

const drawMode = weighted<AidMode>([
  ['GRANT', 62],
  ['ADVANCE_SELF_PAID', 24],
  ['ADVANCE_DIRECT', 14],
]);

/** Kind of illness, what the hospital writes, and how often. */
const drawIllness = weighted<readonly [kind: string, diagnosis: string]>([
  [['CANCER', '肺恶性肿瘤术后，拟行化疗'], 13],
  [['CANCER', '胃恶性肿瘤，行根治术'], 10],
  [['CANCER', '乳腺恶性肿瘤，综合治疗'], 8],
  [['STROKE', '急性脑梗死，偏瘫'], 12],
  [['STROKE', '脑出血术后'], 7],
  [['KIDNEY', '慢性肾衰竭，维持性血液透析'], 12],
  [['HEART', '冠状动脉搭桥术后'], 9],
  [['LIVER', '肝硬化失代偿期'], 5],
  [['BLOOD', '再生障碍性贫血'], 3],
  [['LEUKAEMIA', '急性淋巴细胞白血病'], 3],
  [['MENTAL', '精神分裂症，住院治疗'], 6],
  [['INJURY', '多发性骨折、大面积烧伤'], 5],
  [['TRANSPLANT', '肾移植术后抗排异'], 2],
  [['OTHER', '重症急性胰腺炎'], 4],
]);

/** What remains after insurance, in yuan: some of it too little for any aid. */
const drawRemaining = spans([
  [18_000, 29_900, 6],
  [30_000, 60_000, 44],
  [60_000, 100_000, 27],
  [100_000, 150_000, 13],
  [150_000, 260_000, 8],
  [260_000, 420_000, 2],
]);
const drawAdvanced = spans([
  [32_000, 100_000, 58],
  [100_000, 150_000, 26],
  [150_000, 240_000, 16],
]);
const drawDirect = spans([
  [101_000, 150_000, 62],
  [150_000, 200_000, 26],
  [200_000, 330_000, 12],
]);

const SITUATIONS = [
  '一家三口，主要劳动力患病，仅靠低保金和亲友接济生活',
  '老两口相依为命，无固定收入，另有一名残疾子女需要照料',
  '单身独居，无法定赡养人，生活不能自理',
  '夫妻务农，两个孩子在读书，治疗已花光全部积蓄',
  '祖孙二人生活，孙辈在校就读，祖辈患病住院',
  '家中两名残疾人，收入微薄，治疗费用靠借款',
] as const;
const BANKS = ['景禾农村商业银行', '中国邮政储蓄银行景禾支行', '中国农业银行景禾支行'] as const;
const FARMING = ['承包地三亩，已流转', '种水稻两亩，收入约三千元', '无种植养殖', '养鸡二十只，自用'] as const;
const PROPERTY = [
  '砖混平房三间，无存款无车辆',
  '自建房一层，家电简陋',
  '租住一间，无存款',
  '旧楼房一套，已欠外债',
] as const;

const CATEGORIES: Readonly<Partial<Record<HardshipKindCode, string>>> = {
  URBAN_THREE_WITHOUTS: 'URBAN_THREE_WITHOUTS',
  MINIMUM_ALLOWANCE: 'MINIMUM_ALLOWANCE',
  EXTREME_HARDSHIP: 'EXTREME_HARDSHIP',
  ORPHAN: 'ORPHAN',
  PREFERENTIAL_TREATMENT: 'PREFERENTIAL_TREATMENT',
  POVERTY_ALLEVIATION: 'POVERTY_ALLEVIATION',
};

const yuan = (amount: number): string => formatMoney(BigInt(Math.round(amount * 100)));

interface Costs {
  readonly insured: boolean;
  /** So high that the leader signs. */
  readonly large: boolean;
}

/** What the others paid, so that the drawn remainder is left of the cost. */
function drawCosts(random: Random, mode: AidMode, { insured, large }: Costs, applied: number) {
  const usual = { GRANT: drawRemaining, ADVANCE_SELF_PAID: drawAdvanced, ADVANCE_DIRECT: drawDirect }[mode];
  const remaining = large ? random.between(200_000, 260_000) : usual(random);
  const share = insured ? 0.35 + random.next() * 0.3 : 0;
  const insurance = Math.round((remaining * share) / (1 - share));
  const pooled = insured && random.chance(0.3) ? Math.round(remaining * 0.08) : 0;
  const relief = random.chance(0.24) ? random.between(2, 12) * 1000 : 0;
  const charity = random.chance(0.1) ? random.between(1, 8) * 1000 : 0;
  const given = (amount: number) => (amount > 0 ? yuan(amount) : null);
  return {
    cost: yuan(remaining + insurance + pooled + relief + charity),
    basicInsurance: given(insurance),
    pooledMajorIllness: given(pooled),
    hospitalReduction: null,
    commercialInsurance: null,
    civilRelief: given(relief),
    civilReliefOn: relief > 0 ? isoOf(applied - random.between(3, 24)) : null,
    charityDonation: given(charity),
  };
}

function drawAccount(random: Random): string {
  return `990099${String(random.below(10 ** 12)).padStart(12, '0')}${random.below(10)}`;
}

/** The details of an application that is handed in on a day. */
export function drawDetails(
  bureau: Bureau,
  random: Random,
  who: Applicant,
  applied: number,
  wish: { readonly mode?: AidMode; readonly large?: boolean } = {},
): Json {
  const mode = wish.mode ?? drawMode(random);
  const [illness, diagnosis] = drawIllness(random);
  const places = bureau.hospitalsFor(illness === 'MENTAL');
  const hospital = random.pick(places);
  const graded = places.filter(
    ({ hospitalGrade }) => hospitalGrade?.startsWith('3') || hospitalGrade === '2A',
  );
  const category = CATEGORIES[who.hardship] ?? 'OTHER_CERTIFIED';
  const toHospital = mode !== 'GRANT' && random.chance(0.55);
  const from = applied - random.between(25, 70);
  return {
    mode,
    applicantCategory: category,
    certifier: category === 'OTHER_CERTIFIED' ? '区总工会' : null,
    familySituation: random.pick(SITUATIONS),
    illness,
    diagnosis,
    diagnosisHospital: random.pick(graded.length > 0 ? graded : bureau.graded).id,
    hospital: hospital.id,
    treatedFrom: mode === 'ADVANCE_DIRECT' ? null : isoOf(from),
    treatedTo: mode === 'GRANT' ? isoOf(from + random.between(8, 24)) : null,
    ...drawCosts(random, mode, { insured: who.insured, large: wish.large ?? false }, applied),
    insured: who.insured,
    cannotPay: true,
    livingHardship: true,
    exclusion: 'NONE',
    payeeKind: toHospital ? 'HOSPITAL' : 'PERSON',
    payeeName: toHospital ? hospital.name : who.name,
    bankName: random.pick(BANKS),
    bankAccount: drawAccount(random),
  };
}

export function drawSurvey(random: Random, day: number): Json {
  return {
    surveyedOn: isoOf(day - random.between(0, 1)),
    yearlyIncome: yuan(random.between(40, 260) * 100),
    property: random.pick(PROPERTY),
    farming: random.pick(FARMING),
    documentsTrue: true,
    opinion: '经入户调查，材料齐全，情况属实，同意上报。',
  };
}

export function townOpinion(day: number): Json {
  return { signedOn: isoOf(day), opinion: '情况属实，同意公示并上报。' };
}

/** What the meeting records; the aid that the rule gives, now and then a little less. */
export function drawMeeting(
  random: Random,
  day: number,
  standard: bigint,
  names: readonly string[],
  open: boolean,
): Json {
  const rate = open ? random.pick(['0.40', '0.42', '0.45', '0.50']) : null;
  const less = random.chance(0.07) ? standard / 10n : 0n;
  return {
    meetingOn: isoOf(day),
    members: names.join('、'),
    minutes: `会议审核了申请材料、入户调查和公示情况，${less > 0n ? '结合家庭实际情况，' : ''}一致同意给予救助。`,
    rate,
    amount: formatMoney(standard - less),
    exceptionReason: null,
    exceptionSignedBy: null,
  };
}

/** The meeting sits on the day of the decision, or the working day before it. */
export function meetingDay(bureau: Bureau, random: Random, decided: number, received: number): number {
  const before = workdaysAfter(bureau, decided, -1);
  return random.chance(0.4) && before >= received ? before : decided;
}
