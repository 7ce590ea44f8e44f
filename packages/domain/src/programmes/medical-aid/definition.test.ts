import { describe, expect, test } from 'vitest';
import type { RegisterFacts } from '../../casework/criteria.ts';
import { explain, missingIn, registerServed } from '../../casework/explain.ts';
import { maskDetails } from '../../casework/readDetails.ts';
import { nextStage } from '../../casework/way.ts';
import { refusals } from '../../refusals.testing.ts';
import { programmes } from '../index.ts';
import { context, policy, read } from './application.testing.ts';
import { medicalAid } from './definition.ts';
import type { MedicalAidDetails } from './details.ts';
import type { MedicalAidPolicy } from './policy.ts';

const refused = (more: object, of: Partial<typeof context> = {}) => refusals(() => read(more, of));

describe('an application', () => {
  test('that is whole is accepted', () => {
    expect(refused({})).toEqual([]);
    expect(programmes.get('MEDICAL_AID')?.prefix).toBe('MA');
  });

  test.each([
    ['a diagnosis below 2A', { diagnosisHospital: 3 }, ['diagnosisHospital: HOSPITAL_GRADE_TOO_LOW']],
    ['a grant of a hospital that is not designated', { hospital: 2 }, ['hospital: HOSPITAL_NOT_DESIGNATED']],
    ['an advance for one', { mode: 'ADVANCE_DIRECT', hospital: 2 }, []],
    ['a grant before treatment has ended', { treatedTo: null }, ['treatedTo: TREATMENT_END_MISSING']],
    ['a grant for a treatment that will end', { treatedTo: '2026-11-24' }, ['treatedTo: DATE_FUTURE']],
    ['an advance for a treatment that will end', { mode: 'ADVANCE_SELF_PAID', treatedTo: '2026-12-24' }, []],
    ['treatment that ends before it begins', { treatedFrom: '2026-11-02' }, ['treatedTo: DATE_ORDER']],
    [
      'otherwise certified, by nobody',
      { applicantCategory: 'OTHER_CERTIFIED' },
      ['certifier: CERTIFIER_MISSING'],
    ],
    ['otherwise certified, by someone', { applicantCategory: 'OTHER_CERTIFIED', certifier: '区民政局' }, []],
    ['not insured and yet reimbursed', { insured: false }, ['insured: INSURANCE_DISAGREES']],
    ['not insured', { insured: false, basicInsurance: '0' }, []],
    ['money to somebody without a name', { payeeKind: 'PERSON' }, ['payeeName: PAYEE_NAME_MISSING']],
    ['relief without its day', { civilRelief: '1' }, ['civilReliefOn: CIVIL_RELIEF_DATE_MISSING']],
    [
      'a day of relief without relief',
      { civilReliefOn: '2026-11-01' },
      ['civilRelief: CIVIL_RELIEF_AMOUNT_MISSING'],
    ],
    ['relief of tomorrow', { civilRelief: '1', civilReliefOn: '2026-11-24' }, ['civilReliefOn: DATE_FUTURE']],
  ])('%s', (_, more, expected) => {
    expect(refused(more)).toEqual(expected);
  });

  test.each([
    ['2026-10-23', '2026-11-23', true],
    ['2026-10-22', '2026-11-23', false],
    ['2026-10-31', '2026-11-30', true],
    ['2026-10-31', '2026-12-01', false],
    ['2026-01-31', '2026-02-28', true],
    ['2026-01-31', '2026-03-01', false],
  ])('relief on %s, applied for on %s: in time %s', (civilReliefOn, appliedOn, inTime) => {
    const relief = { civilRelief: '100', civilReliefOn, treatedTo: '2026-01-01' };
    expect(refused(relief, { appliedOn, today: '2026-12-31' })).toEqual(
      inTime ? [] : ['civilReliefOn: CIVIL_RELIEF_TOO_LATE'],
    );
  });

  test('shows neither account nor diagnosis to everyone', () => {
    const shown = JSON.stringify(
      maskDetails(medicalAid.details, read({ payeeKind: 'PERSON', payeeName: '王五' })),
    );
    expect(shown).not.toMatch(/肺|9900|王五/);
    expect(shown).toContain('**************0001');
  });
});

describe('documents', () => {
  const kinds = (details: Partial<MedicalAidDetails>) =>
    medicalAid.documents(details, policy).map(({ kind, before }) => `${kind} < ${before}`);

  test('of an advance: the original diagnosis', () => {
    expect(kinds({ mode: 'ADVANCE_DIRECT', insured: true })).toEqual([
      'DIAGNOSIS < TOWN_REVIEW',
      'SURVEY_PHOTO < TOWN_REVIEW',
      'NOTICE_PHOTO < PUBLIC_NOTICE',
    ]);
    expect(medicalAid.documentKinds.find(({ kind }) => kind === 'DIAGNOSIS')?.forms).toEqual(['ORIGINAL']);
  });

  test('of a grant also what it cost, and what others paid', () => {
    const own = kinds({ mode: 'GRANT', insured: false });
    expect(own).toEqual(
      expect.arrayContaining(['RECORDS < TOWN_REVIEW', 'SETTLEMENT < TOWN_REVIEW', 'RECEIPTS < TOWN_REVIEW']),
    );
    expect(own.join()).not.toContain('PAYMENTS_PROOF');
    expect(kinds({ mode: 'GRANT', insured: true })).toContain('PAYMENTS_PROOF < TOWN_REVIEW');
    expect(kinds({ mode: 'GRANT', insured: false, charityDonation: '0.01' })).toContain(
      'PAYMENTS_PROOF < TOWN_REVIEW',
    );
  });
});

const resident: RegisterFacts = {
  alive: true,
  age: 50,
  sex: 'MALE',
  certificateValid: false,
  category: null,
  grade: null,
  hukouKind: 'RURAL',
  employment: null,
  education: null,
  registeredHere: true,
  yearsOfResidence: null,
  businessRegistration: null,
  insurances: null,
  hardships: ['MINIMUM_ALLOWANCE'],
  incomePerHead: null,
};

describe('who may have it', () => {
  const verdict = (facts: Partial<RegisterFacts>, details: object | null = read()) =>
    explain(
      medicalAid.criteria(policy),
      { ...resident, ...facts },
      details === null ? null : { ...details },
      registerServed([], 'MEDICAL_AID', '2026-11-23'),
    );

  test.each<[string, Partial<RegisterFacts>, object | null, string]>([
    ['a resident in hardship, disabled or not', {}, read(), 'MET'],
    ['before there is an application', {}, null, 'UNKNOWN'],
    ['who has died', { alive: false }, null, 'NOT_MET'],
    [
      'registered elsewhere',
      { registeredHere: false, yearsOfResidence: 0, businessRegistration: false },
      read(),
      'NOT_MET',
    ],
    [
      'registered elsewhere, here two years with a permit',
      { registeredHere: false, yearsOfResidence: 2 },
      read(),
      'MET',
    ],
    [
      'registered elsewhere, here less than two years',
      { registeredHere: false, yearsOfResidence: 1, businessRegistration: false },
      read(),
      'NOT_MET',
    ],
    [
      'self-employed here, in hardship',
      { registeredHere: false, businessRegistration: true, yearsOfResidence: 0 },
      read(),
      'MET',
    ],
    [
      'without a household on record',
      { hardships: null, yearsOfResidence: 0, businessRegistration: false },
      read(),
      'UNKNOWN',
    ],
    [
      'without hardship',
      { hardships: [], yearsOfResidence: 0, businessRegistration: false },
      read(),
      'NOT_MET',
    ],
    [
      'a hardship that the rule does not name',
      { hardships: ['LOW_INCOME_MARGIN'], yearsOfResidence: 0 },
      read(),
      'UNKNOWN',
    ],
    ['who can pay', {}, read({ cannotPay: false }), 'NOT_MET'],
    ['a grant without hardship in living', {}, read({ livingHardship: false }), 'NOT_MET'],
    ['a grant, hardship in living not yet looked into', {}, read({ livingHardship: null }), 'UNKNOWN'],
    ['an advance without it', {}, read({ mode: 'ADVANCE_DIRECT', livingHardship: false }), 'MET'],
    ['a work injury', {}, read({ exclusion: 'WORK_INJURY' }), 'NOT_MET'],
  ])('%s', (_, facts, details, expected) => {
    expect(verdict(facts, details).verdict).toBe(expected);
  });

  test('what is missing is named', () => {
    expect(missingIn(verdict({ registeredHere: null }, null))).toEqual(
      expect.arrayContaining(['registeredHere', 'cannotPay', 'exclusion']),
    );
  });

  test('a policy may name further hardships', () => {
    const wider = { ...policy, hardshipKinds: [...policy.hardshipKinds, 'LOW_INCOME_MARGIN'] };
    const facts = { ...resident, hardships: ['LOW_INCOME_MARGIN'] };
    const none = registerServed([], 'MEDICAL_AID', '2026-11-23');
    expect(explain(medicalAid.criteria(wider), facts, { ...read() }, none).verdict).toBe('MET');
  });
});

describe('the notice', () => {
  test('shows the family, the kind of illness, the hospital and the cost, and nothing that identifies', () => {
    const shown = medicalAid.notice?.(read(), 5_300_000n, {
      records: {},
      institutions: context.institutions,
    });
    expect(shown?.map(({ names, text }) => `${names.zh}：${text.zh}`)).toEqual([
      '家庭情况：三口之家，靠低保生活',
      '病种：恶性肿瘤',
      '治疗医院：市第一医院',
      '医疗费用：200,000.00 元',
      '申请救助金额：53,000.00 元',
    ]);
    expect(JSON.stringify(shown)).not.toMatch(/肺|9900/);
  });

  test('calls an advance’s cost estimated', () => {
    const shown = medicalAid.notice?.(read({ mode: 'ADVANCE_DIRECT' }), null);
    expect(shown?.map(({ names }) => names.en)).toEqual([
      'Family’s situation',
      'Kind of illness',
      'Estimated cost',
    ]);
  });
});

test('the leader signs from the limit of what is applied for on, and the limit is the policy’s', () => {
  const after = (requestedAmount: bigint, parameters: MedicalAidPolicy = policy) =>
    nextStage(medicalAid, 'DISTRICT_REVIEW', { requestedAmount, decidedAmount: null, parameters });
  expect([after(2_999_999n), after(3_000_000n)]).toEqual(['PAYMENT', 'LEADER_SIGN_OFF']);
  expect(after(3_000_000n, { ...policy, signOffLimit: '30000.01' })).toBe('PAYMENT');
});
