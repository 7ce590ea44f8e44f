import type { Papers } from '../../casework/programme.ts';

/** The official papers, as the rule and the towns call them. */
export const medicalAidPapers: Papers = {
  application: '重特大疾病医疗救助申请表',
  survey: { title: '重特大疾病医疗救助入户调查表', stage: 'TOWN_REVIEW', opinion: 'opinion' },
  notice: '重特大疾病医疗救助公示',
  approval: '重特大疾病医疗救助批准告知书',
  refusal: '重特大疾病医疗救助不予批准告知书',
};
