import { date, longText, money, optional, rate, text, yesNo } from '../../casework/fields.ts';
import type { Stage, StageFacts } from '../../casework/programme.ts';
import { from, standardWay } from '../../casework/way.ts';
import { parseMoney } from '../../shared/money.ts';

/** 入户调查表: what the town finds at the family's home. */
const householdSurvey = {
  surveyedOn: date({ zh: '入户日期', en: 'Visited on' }, { past: true }),
  yearlyIncome: money({ zh: '家庭年收入', en: 'Family’s yearly income' }),
  property: longText({ zh: '房屋、存款等财产', en: 'Property' }, 1000),
  farming: longText({ zh: '种植养殖情况', en: 'Farming' }, 1000),
  documentsTrue: yesNo({ zh: '材料齐全、属实', en: 'Documents complete and true' }),
  opinion: longText({ zh: '初审意见', en: 'Town’s opinion' }, 1000),
} as const;

/** What the town's head signs and seals on the application form (申请表). */
const townOpinion = {
  signedOn: date({ zh: '签字盖章日期', en: 'Signed and sealed on' }, { past: true }),
  opinion: longText({ zh: '乡镇（街道）意见', en: 'Opinion' }, 1000),
} as const;

/** The meeting that decides together, or proposes to the leader. */
const meeting = {
  meetingOn: date({ zh: '会议日期', en: 'Meeting on' }, { past: true }),
  members: longText({ zh: '参加人员', en: 'Members' }, 500, {
    hint: { zh: '至少两人，以顿号或换行分开', en: 'Two at least, one a line' },
  }),
  minutes: longText({ zh: '会议记录', en: 'Minutes' }, 4000),
  rate: optional(
    rate(
      { zh: '会议确定的比例', en: 'Rate set by the meeting' },
      {
        hint: {
          zh: '只用于由会议确定比例的一段',
          en: 'Only for the tier left to the meeting',
        },
      },
    ),
  ),
  amount: money({ zh: '决定金额', en: 'Amount decided' }),
  exceptionReason: optional(
    longText({ zh: '超过最高限额的理由', en: 'Reason for exceeding the cap' }, 1000, {
      hint: { zh: '仅限给予式救助', en: 'For grants alone' },
    }),
  ),
  exceptionSignedBy: optional(text({ zh: '超限额签字人', en: 'Exception signed by' }, 50)),
} as const;

const leaderOpinion = {
  opinion: optional(longText({ zh: '审签意见', en: 'Leader’s opinion' }, 1000)),
} as const;

/** The aid applied for reaches the limit; so it does where a meeting would give more than was applied for. */
function signedByLeader({ requestedAmount, decidedAmount, parameters }: StageFacts): boolean {
  const limit = parseMoney(String(parameters.signOffLimit)) ?? 0n;
  return [requestedAmount, decidedAmount].some(amount => amount !== null && amount >= limit);
}

export const medicalAidWay: readonly Stage[] = from(standardWay)
  .without('DELIVERY')
  .with('TOWN_REVIEW', { form: householdSurvey, due: { policy: 'townReviewDays' } })
  .with('TOWN_SIGNATURE', { form: townOpinion })
  .with('PUBLIC_NOTICE', { due: { policy: 'noticeDays', unit: 'CALENDAR_DAYS' } })
  .with('DISTRICT_REVIEW', { form: meeting, due: { policy: 'districtReviewDays' } })
  .with('LEADER_SIGN_OFF', { form: leaderOpinion, when: signedByLeader }).stages;
