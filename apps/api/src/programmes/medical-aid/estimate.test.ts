// Medical aid worked out through the graph: the rule's own figures, inputs that are wrong, and the policy in force.

import { DEFAULT_MEDICAL_AID_POLICY, ROLES } from '@zhucan/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';

const ESTIMATE = `query ($input: EstimateMedicalAidInput!) { estimateMedicalAid(input: $input) {
  eligibleCost standard amount cap capped bands { from to rate base amount } policyVersion
  problems { code field message } } }`;

interface Estimate {
  readonly eligibleCost: string;
  readonly standard: string;
  readonly amount: string;
  readonly cap: string | null;
  readonly capped: boolean;
  readonly bands: readonly { from: string; to: string | null; rate: string; base: string; amount: string }[];
  readonly policyVersion: number;
  readonly problems: readonly { code: string; field: string | null; message: string }[];
}

let api: TestApi;
let client: Client;

beforeAll(async () => {
  api = await testApi();
  client = await api.user('VILLAGE_LIAISON');
});
afterAll(() => api.close());

async function estimate(input: Readonly<Record<string, unknown>>, by = client): Promise<Estimate> {
  const { estimateMedicalAid } = await by.data<{ estimateMedicalAid: Estimate }>(ESTIMATE, { input });
  return estimateMedicalAid;
}

describe('estimateMedicalAid', () => {
  it('gives the rule’s own figures, band by band', async () => {
    expect(await estimate({ mode: 'ADVANCE_SELF_PAID', cost: '210000', deductions: [] })).toEqual({
      eligibleCost: '210000.00',
      standard: '91000.00',
      amount: '90000.00',
      cap: '90000.00',
      capped: true,
      bands: [
        { from: '0.00', to: '100000.00', rate: '0.30', base: '100000.00', amount: '30000.00' },
        { from: '100000.00', to: '150000.00', rate: '0.50', base: '50000.00', amount: '25000.00' },
        { from: '150000.00', to: null, rate: '0.60', base: '60000.00', amount: '36000.00' },
      ],
      policyVersion: 1,
      problems: [],
    });
  });

  it.each([
    [{ mode: 'ADVANCE_DIRECT', cost: '200000' }, '35000.00', []],
    [{ mode: 'GRANT', cost: '150000' }, '53000.00', []],
    [{ mode: 'GRANT', cost: '250000.00' }, '100000.00', []],
    [{ mode: 'GRANT', cost: '150000', insured: false }, '26500.00', []],
    [{ mode: 'GRANT', cost: '150000', meetingRate: '5' }, '53000.00', []],
    [{ mode: 'ADVANCE_DIRECT', cost: '250000' }, '55000.00', ['meetingRate MEETING_RATE_ASSUMED']],
    [{ mode: 'ADVANCE_DIRECT', cost: '250000', meetingRate: '0.41' }, '55500.00', []],
    [
      { mode: 'ADVANCE_DIRECT', cost: '250000', meetingRate: '0.51' },
      '0.00',
      ['meetingRate MEETING_RATE_OUT_OF_BOUNDS'],
    ],
    [
      { mode: 'ADVANCE_DIRECT', cost: '250000', meetingRate: '41' },
      '0.00',
      ['meetingRate MEETING_RATE_OUT_OF_BOUNDS'],
    ],
    [{ mode: 'GRANT', cost: '29999.99' }, '0.00', ['cost BELOW_THRESHOLD']],
    [{ mode: 'GRANT', cost: '0' }, '0.00', ['cost BELOW_THRESHOLD']],
  ])('%j gives %s', async (input, amount, problems) => {
    const found = await estimate(input);
    expect(found.amount).toBe(amount);
    expect(found.problems.map(({ code, field }) => `${field} ${code}`)).toEqual(problems);
    for (const { message } of found.problems) expect(message).toMatch(/。$/);
  });

  it('sums deductions of a kind, and says when nothing remains', async () => {
    const twice = [
      { kind: 'CIVIL_RELIEF', amount: '20000' },
      { kind: 'CIVIL_RELIEF', amount: '30000.00' },
    ];
    expect(await estimate({ mode: 'GRANT', cost: '200000', deductions: twice })).toMatchObject({
      eligibleCost: '150000.00',
      amount: '53000.00',
    });
    expect(await estimate({ mode: 'GRANT', cost: '49999.99', deductions: twice })).toMatchObject({
      eligibleCost: '0.00',
      standard: '0.00',
      amount: '0.00',
      bands: [],
      problems: [{ code: 'NOTHING_REMAINS', field: 'deductions' }],
    });
  });

  it.each([
    { cost: '-1' },
    { cost: '1.005' },
    { cost: '1e5' },
    { cost: '1,000' },
    { cost: 100000 },
    { cost: '' },
    { cost: '9999999999999' },
    { cost: null },
    { cost: '1', mode: 'LOAN' },
    { cost: '1', meetingRate: '-0.4' },
    { cost: '1', meetingRate: '40%' },
    { cost: '1', deductions: [{ kind: 'BASIC_INSURANCE', amount: '-5' }] },
    { cost: '1', deductions: [{ kind: 'FRIENDS', amount: '5' }] },
  ])('%j is a wrong input, never a wrong number', async wrong => {
    const { errors } = await client.query(ESTIMATE, { input: { mode: 'GRANT', ...wrong } });
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('is open to everyone signed in, and to nobody else', async () => {
    for (const role of ROLES) {
      const own = await estimate({ mode: 'GRANT', cost: '30000' }, await api.user(role));
      expect(own.amount).toBe('6000.00');
    }
    const { errors } = await api.as(null).query(ESTIMATE, { input: { mode: 'GRANT', cost: '30000' } });
    expect(errors[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('speaks the reader’s language', async () => {
    const { problems } = await estimate({ mode: 'GRANT', cost: '1' }, api.as(client.viewer, 'en'));
    expect(problems[0]?.message).toBe('What remains does not reach 30000.00 yuan, so no aid is given.');
  });

  it('follows the policy in force, from its day on', async () => {
    await api.db.prisma.programmePolicy.createMany({
      data: [
        { version: 2, effectiveFrom: new Date('2026-01-01T00:00:00Z'), grantCap: '80000.00' },
        { version: 3, effectiveFrom: new Date('2026-11-24T00:00:00Z'), grantCap: '70000.00' },
      ].map(({ grantCap, ...version }) => ({
        ...version,
        programme: 'MEDICAL_AID',
        parameters: { ...DEFAULT_MEDICAL_AID_POLICY, grantCap },
        legalBasis: '区残联 2026 年文件',
        publishedAt: new Date('2025-12-20T00:00:00Z'),
      })),
    });
    const input = { mode: 'GRANT', cost: '250000' };
    expect(await estimate(input)).toMatchObject({ amount: '80000.00', cap: '80000.00', policyVersion: 2 });
    api.setNow('2026-11-23T16:00:00.000Z');
    expect(await estimate(input)).toMatchObject({ amount: '70000.00', policyVersion: 3 });
  });
});
