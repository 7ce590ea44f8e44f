import type { DetailsContext, InstitutionFacts } from '../../casework/programme.ts';
import { readDetails } from '../../casework/readDetails.ts';
import { medicalAid } from './definition.ts';
import type { MedicalAidDetails } from './details.ts';
import { DEFAULT_MEDICAL_AID_POLICY, type MedicalAidPolicy } from './policy.ts';

// An application of a made-up family that is right in every place, for tests to change one thing of.

export const policy = DEFAULT_MEDICAL_AID_POLICY;
const hospital: InstitutionFacts = {
  name: '市第一医院',
  kind: 'HOSPITAL',
  hospitalGrade: '3A',
  designated: true,
};
export const context: DetailsContext<MedicalAidPolicy> = {
  today: '2026-11-23',
  appliedOn: '2026-11-23',
  parameters: policy,
  institutions: new Map([
    [1, hospital],
    [2, { ...hospital, designated: false }],
    [3, { ...hospital, hospitalGrade: '2B' }],
  ]),
};
const given = {
  mode: 'GRANT',
  applicantCategory: 'MINIMUM_ALLOWANCE',
  familySituation: '三口之家，靠低保生活',
  illness: 'CANCER',
  diagnosis: '肺恶性肿瘤',
  diagnosisHospital: 1,
  hospital: 1,
  treatedTo: '2026-11-01',
  cost: '200000',
  basicInsurance: '50000',
  insured: true,
  cannotPay: true,
  livingHardship: true,
  exclusion: 'NONE',
  payeeKind: 'HOSPITAL',
  bankName: '农业银行',
  bankAccount: '990000000000000001',
};
export const read = (more: object = {}, of: Partial<typeof context> = {}): MedicalAidDetails =>
  readDetails(medicalAid, { ...given, ...more }, { ...context, ...of });
