import type { DisabilityCategory, DisabilityGrade } from '../../registry/certificate/terms.ts';
import type { Education, EmploymentState, HardshipKindCode, HukouKind, Sex } from '../../registry/terms.ts';

type Words<Key extends string | number> = Readonly<Record<Key, readonly string[]>>;

/** What stands in a cell in place of nothing. */
export const nothingWords: readonly string[] = [
  '无',
  '暂无',
  '没有',
  '不详',
  '未知',
  '空',
  '/',
  '\\',
  '-',
  '--',
  '—',
  '——',
  'n/a',
  'na',
  'null',
  'none',
];

/** The words under which rosters give the terms of a closed list, besides the catalogue's own. */
export const valueWords = {
  sex: {
    MALE: ['男', '男性', 'm', 'male', '1'],
    FEMALE: ['女', '女性', 'f', 'female', '2'],
  } satisfies Words<Sex>,
  hukouKind: {
    URBAN: ['非农业', '非农', '城镇', '城市', '非农业户口', '城镇户口', '非农户口', '城镇户籍', '非农业户籍'],
    RURAL: ['农业', '农村', '农业户口', '农村户口', '农户', '农村户籍', '农业户籍'],
  } satisfies Words<HukouKind>,
  category: {
    VISUAL: ['视力', '视力残疾', '视残', '视障', '1'],
    HEARING: ['听力', '听力残疾', '听残', '听障', '2'],
    SPEECH: ['言语', '言语残疾', '语言', '语言残疾', '3'],
    PHYSICAL: ['肢体', '肢体残疾', '肢残', '4'],
    INTELLECTUAL: ['智力', '智力残疾', '智残', '智障', '5'],
    MENTAL: ['精神', '精神残疾', '精残', '6'],
    MULTIPLE: ['多重', '多重残疾', '多残', '综合', '7'],
  } satisfies Words<DisabilityCategory>,
  grade: {
    1: ['一级', '1级', '壹级', 'Ⅰ级', 'i级', 'Ⅰ', '一', '1', 'i'],
    2: ['二级', '2级', '贰级', 'Ⅱ级', 'ii级', 'Ⅱ', '二', '2', 'ii'],
    3: ['三级', '3级', '叁级', 'Ⅲ级', 'iii级', 'Ⅲ', '三', '3', 'iii'],
    4: ['四级', '4级', '肆级', 'Ⅳ级', 'iv级', 'Ⅳ', '四', '4', 'iv'],
  } satisfies Words<DisabilityGrade>,
  education: {
    NONE: ['未上学', '文盲', '未入学', '从未上过学', '半文盲', '文盲半文盲', '未上过学'],
    PRIMARY: ['小学'],
    JUNIOR_HIGH: ['初中', '初级中学'],
    SENIOR_HIGH: ['高中', '高级中学', '普通高中'],
    VOCATIONAL: ['中专', '职高', '技校', '中职', '中等专业学校', '职业高中', '中专中技', '高中中专'],
    COLLEGE: ['大专', '专科', '大学专科', '高职'],
    UNIVERSITY: ['本科', '大学', '大学本科'],
    POSTGRADUATE: ['研究生', '硕士', '博士', '硕士研究生', '博士研究生', '研究生及以上'],
  } satisfies Words<Education>,
  employment: {
    EMPLOYED: ['单位就业', '就业', '已就业', '在职', '是', '按比例就业', '集中就业', '公益性岗位'],
    SELF_EMPLOYED: ['个体经营', '个体', '自主创业', '个体就业', '灵活就业', '自谋职业'],
    FARMING: ['务农', '农业种养', '从事农业生产劳动', '农业种养加', '种养'],
    UNEMPLOYED: ['失业', '未就业', '无业', '待业', '否', '登记失业'],
    STUDENT: ['学生', '在校学生', '在校', '在读'],
    RETIRED: ['退休', '离退休', '离休'],
    UNABLE: ['无劳动能力', '丧失劳动能力', '无就业能力'],
    PRESCHOOL: ['学龄前', '学龄前儿童', '幼儿'],
  } satisfies Words<EmploymentState>,
  hardship: {
    MINIMUM_ALLOWANCE: [
      '低保',
      '最低生活保障',
      '低保户',
      '最低生活保障(低保)',
      '城镇低保',
      '农村低保',
      '低保家庭',
      '低保对象',
      '城市低保',
      '是',
    ],
    EXTREME_HARDSHIP: [
      '特困',
      '五保',
      '特困供养',
      '五保户',
      '特困人员',
      '特困供养(五保)',
      '特困家庭',
      '特困供养人员',
    ],
    LOW_INCOME_MARGIN: [
      '低保边缘',
      '低边',
      '低保边缘户',
      '低边户',
      '低保边缘家庭',
      '低收入',
      '低收入家庭',
      '低收入户',
    ],
    POVERTY_MONITORED: [
      '防返贫监测',
      '监测户',
      '防返贫',
      '防返贫监测对象',
      '监测对象',
      '边缘易致贫户',
      '突发严重困难户',
    ],
    ORPHAN: ['孤儿'],
    PREFERENTIAL_TREATMENT: ['优抚', '优抚对象'],
    URBAN_THREE_WITHOUTS: ['城市三无', '三无', '三无人员', '城镇三无'],
    POVERTY_ALLEVIATION: ['扶贫对象', '建档立卡', '建档立卡贫困户', '脱贫户', '贫困户', '已脱贫', '脱贫人口'],
    OTHER_CERTIFIED: ['其他困难', '其他经认定的困难'],
  } satisfies Words<HardshipKindCode>,
} as const;

/** Hardship cells that say that there is none. */
export const noHardshipWords: readonly string[] = [
  '否',
  '非低保',
  '一般户',
  '一般',
  '普通',
  '普通户',
  '正常',
  '非困难',
  '一般家庭',
  '不困难',
];
