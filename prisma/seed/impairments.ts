// What someone has, since when and from what: shares as in a register of a Chinese district, by age.

import {
  type DisabilityCategory,
  type DisabilityCause,
  type DisabilityGrade,
  type SupportNeed,
  wholeOf,
} from '@zhucan/domain';
import { at, type Draw, type Random, weighted } from './random.ts';
import type { PartRow } from './rows.ts';

/** What doctors find. */
export interface Finding {
  readonly category: DisabilityCategory;
  readonly grade: DisabilityGrade;
  readonly parts: readonly PartRow[];
}

export interface Impairment extends Finding {
  readonly cause: DisabilityCause;
  /** Age at the beginning; null where nobody knows. */
  readonly onsetAge: number | null;
  readonly diagnosis: string;
}

type Single = Exclude<DisabilityCategory, 'MULTIPLE'>;
type Age = 'child' | 'adult' | 'elder';

const CATEGORIES: Readonly<Record<Age, Draw<DisabilityCategory>>> = {
  child: weighted([
    ['INTELLECTUAL', 36],
    ['PHYSICAL', 32],
    ['HEARING', 10],
    ['MENTAL', 8],
    ['SPEECH', 5],
    ['MULTIPLE', 5],
    ['VISUAL', 4],
  ]),
  adult: weighted([
    ['PHYSICAL', 56],
    ['MENTAL', 13.5],
    ['INTELLECTUAL', 12.5],
    ['HEARING', 8.5],
    ['VISUAL', 7.8],
    ['MULTIPLE', 3],
    ['SPEECH', 1.2],
  ]),
  elder: weighted([
    ['PHYSICAL', 56],
    ['HEARING', 23],
    ['VISUAL', 13],
    ['MENTAL', 3.6],
    ['MULTIPLE', 2.6],
    ['INTELLECTUAL', 1.3],
    ['SPEECH', 0.5],
  ]),
};

const grades = (...shares: readonly [number, number, number, number]): Draw<DisabilityGrade> =>
  weighted([
    [1, shares[0]],
    [2, shares[1]],
    [3, shares[2]],
    [4, shares[3]],
  ]);

const GRADES: Readonly<Record<Single, Draw<DisabilityGrade>>> = {
  VISUAL: grades(30, 15, 18, 37),
  HEARING: grades(22, 25, 25, 28),
  SPEECH: grades(30, 20, 25, 25),
  PHYSICAL: grades(8, 17, 30, 45),
  INTELLECTUAL: grades(12, 40, 35, 13),
  MENTAL: grades(12, 50, 30, 8),
};

const drawPart = weighted<Single>([
  ['PHYSICAL', 34],
  ['INTELLECTUAL', 22],
  ['SPEECH', 18],
  ['HEARING', 14],
  ['VISUAL', 8],
  ['MENTAL', 4],
]);

const CAUSES: Readonly<Record<DisabilityCategory, Draw<DisabilityCause>>> = {
  VISUAL: weighted([
    ['DISEASE', 55],
    ['CONGENITAL', 18],
    ['ACCIDENT', 10],
    ['AGEING', 8],
    ['WORK_INJURY', 4],
    ['UNKNOWN', 3],
    ['OTHER', 2],
  ]),
  HEARING: weighted([
    ['CONGENITAL', 30],
    ['DISEASE', 28],
    ['AGEING', 18],
    ['MEDICATION', 14],
    ['UNKNOWN', 6],
    ['WORK_INJURY', 2],
    ['OTHER', 2],
  ]),
  SPEECH: weighted([
    ['DISEASE', 50],
    ['CONGENITAL', 38],
    ['ACCIDENT', 6],
    ['UNKNOWN', 6],
  ]),
  PHYSICAL: weighted([
    ['DISEASE', 46],
    ['ACCIDENT', 18],
    ['TRAFFIC', 11],
    ['WORK_INJURY', 8],
    ['CONGENITAL', 8],
    ['AGEING', 5],
    ['OTHER', 3],
    ['UNKNOWN', 1],
  ]),
  INTELLECTUAL: weighted([
    ['CONGENITAL', 66],
    ['DISEASE', 18],
    ['UNKNOWN', 10],
    ['ACCIDENT', 3],
    ['POISONING', 2],
    ['MEDICATION', 1],
  ]),
  MENTAL: weighted([
    ['DISEASE', 78],
    ['UNKNOWN', 13],
    ['CONGENITAL', 4],
    ['POISONING', 2],
    ['MEDICATION', 2],
    ['OTHER', 1],
  ]),
  MULTIPLE: weighted([
    ['DISEASE', 46],
    ['CONGENITAL', 38],
    ['ACCIDENT', 8],
    ['UNKNOWN', 8],
  ]),
};

const DIAGNOSES: Readonly<Record<Single, readonly string[]>> = {
  VISUAL: [
    '双眼视网膜色素变性',
    '青光眼晚期',
    '高度近视性眼底病变',
    '角膜混浊',
    '糖尿病视网膜病变',
    '视神经萎缩',
  ],
  HEARING: ['双耳感音神经性聋', '双耳极重度感音神经性聋', '药物性聋', '老年性聋', '混合性聋'],
  SPEECH: ['脑卒中后运动性失语', '重度构音障碍', '发育性语言障碍', '喉全切除术后'],
  PHYSICAL: [
    '脑梗死后遗症，偏瘫',
    '右小腿缺失',
    '左前臂缺失',
    '脊髓损伤，截瘫',
    '脊髓灰质炎后遗症',
    '类风湿关节炎，多关节畸形',
    '脑性瘫痪',
    '股骨头坏死，髋关节功能障碍',
  ],
  INTELLECTUAL: ['智力发育障碍，轻度', '智力发育障碍，中度', '智力发育障碍，重度', '21-三体综合征'],
  MENTAL: ['精神分裂症，残留期', '双相情感障碍', '孤独症谱系障碍', '阿尔茨海默病', '癫痫所致精神障碍'],
};

function ageGroup(age: number): Age {
  if (age < 18) return 'child';
  return age < 60 ? 'adult' : 'elder';
}

/** A multiple disability has two or three parts. */
function drawFinding(random: Random, category: DisabilityCategory): Finding {
  if (category !== 'MULTIPLE') {
    return findingOf([{ category, grade: GRADES[category](random) }]);
  }
  const categories = new Set<Single>();
  const wanted = random.chance(0.15) ? 3 : 2;
  while (categories.size < wanted) categories.add(drawPart(random));
  const parts = [...categories].map(part => ({ category: part, grade: GRADES[part](random) }));
  return findingOf(parts);
}

/** What the parts come to. */
export function findingOf(parts: readonly PartRow[]): Finding {
  const whole = wholeOf(parts);
  if (!whole) throw new RangeError('a finding has at least one part');
  return { ...whole, parts };
}

/** Age at which it began, for a cause that can have had its effect by then. */
function drawOnset(random: Random, cause: DisabilityCause, age: number): number | null {
  switch (cause) {
    case 'CONGENITAL':
      return 0;
    case 'UNKNOWN':
      return null;
    case 'AGEING':
      return random.between(Math.max(50, age - 18), age);
    case 'WORK_INJURY':
      return random.between(18, Math.max(18, Math.min(60, age)));
    default:
      return Math.floor(age * (1 - random.next() * random.next()));
  }
}

/** Work injures no child, age alone nobody under fifty; old people's ears and eyes are mostly a matter of age. */
function drawCause(random: Random, category: DisabilityCategory, age: number): DisabilityCause {
  if (age >= 66 && (category === 'HEARING' || category === 'VISUAL') && random.chance(0.5)) return 'AGEING';
  const cause = CAUSES[category](random);
  if (cause === 'AGEING' && age < 52) return 'DISEASE';
  return cause === 'WORK_INJURY' && age < 18 ? 'ACCIDENT' : cause;
}

/** What someone of an age has when first assessed. */
export function drawImpairment(random: Random, age: number): Impairment {
  const category = CATEGORIES[ageGroup(age)](random);
  const finding = drawFinding(random, category);
  const cause = drawCause(random, category, age);
  return {
    ...finding,
    cause,
    onsetAge: drawOnset(random, cause, age),
    diagnosis: diagnosisOf(random, finding),
  };
}

function diagnosisOf(random: Random, { parts }: Finding): string {
  const found = parts.map(({ category }) =>
    category === 'MULTIPLE' ? '' : random.pick(DIAGNOSES[category]),
  );
  return found.join('；');
}

/** A later finding that differs from the earlier one: mostly a grade more severe, now and then one more part. */
export function drawChanged(random: Random, { grade, parts }: Finding): Finding {
  const [only] = parts;
  if (parts.length === 1 && only && random.chance(0.15)) {
    let added = drawPart(random);
    while (added === only.category) added = drawPart(random);
    const more = [only, { category: added, grade: GRADES[added](random) }];
    return findingOf(more);
  }
  const worse = random.chance(0.8) ? grade > 1 : grade === 4;
  const shift = worse ? -1 : 1;
  const next = at([1, 2, 3, 4] as const, grade - 1 + shift);
  const moved = (part: PartRow): PartRow =>
    part.grade === grade || part.grade < next ? { ...part, grade: next } : part;
  return findingOf(parts.map(moved));
}

/** What helps: the more severe, the more of it. */
export function drawSupportNeeds(random: Random, { category, grade }: Finding): SupportNeed[] {
  const needs: SupportNeed[] = [];
  const severe = grade <= 2;
  if (random.chance(severe ? 0.7 : 0.12)) needs.push('HUMAN_ASSISTANCE');
  const device = category === 'PHYSICAL' || category === 'HEARING' || category === 'VISUAL';
  if (random.chance(device ? 0.6 : 0.08)) needs.push('ASSISTIVE_TECHNOLOGY');
  if (random.chance(category === 'MENTAL' ? 0.85 : 0.35)) needs.push('MEDICAL_CARE');
  if (random.chance(severe ? 0.14 : 0.05)) needs.push('HOUSING');
  return needs;
}
