import { z } from 'zod';
import { readInput } from '../shared/input.ts';
import { parseMoney } from '../shared/money.ts';
import { workingCalendar } from '../shared/workingDays.ts';
import { all, certificate, detail, household } from './build.ts';
import type { CaseMoment } from './deadlines.ts';
import { defineProgramme } from './define.ts';
import { bankAccount, choice, date, institution, longText, money, optional, text } from './fields.ts';
import { NOTICE_PHOTO } from './notice.ts';
import type { Stage } from './programme.ts';
import { from, standardWay } from './way.ts';
import type { CaseActor, CaseFacts } from './workflow.ts';

// A small programme for tests of the engine: every standard stage, and one of its own.

const policy = z.object({ reviewDays: z.int().min(1), limit: z.string() });

export const FITTING: Stage = {
  code: 'FITTING',
  names: { zh: '装配', en: 'Fitting' },
  by: ['TOWN_CASEWORKER'],
  due: { amount: 10, unit: 'CALENDAR_DAYS' },
};

export const smallDefinition = {
  code: 'SMALL_LOAN',
  prefix: 'SL',
  names: { zh: '小额', en: 'Small loan' },
  summary: { zh: '小额', en: 'Small loan' },
  subject: 'PERSON',
  details: {
    item: choice({ zh: '物品', en: 'Item' }, [
      { value: 'CHAIR', zh: '轮椅', en: 'Wheelchair' },
      { value: 'BED', zh: '床', en: 'Bed' },
    ]),
    worth: money({ zh: '价值', en: 'Worth' }),
    since: date({ zh: '自', en: 'Since' }, { past: true }),
    note: optional(text({ zh: '备注', en: 'Note' }, 20)),
    story: longText({ zh: '经过', en: 'Story' }, 100, { sensitive: true }),
    hospital: institution({ zh: '医院', en: 'Hospital' }, ['HOSPITAL'], { hospitalGrades: ['3A', '2A'] }),
    account: bankAccount({ zh: '账号', en: 'Account' }),
  },
  criteria: () =>
    all(
      certificate.valid(),
      household.hasAny('ORPHAN'),
      detail('item', { zh: '物品', en: 'Item' }).is('CHAIR'),
    ),
  documentKinds: [
    { kind: 'PROOF', names: { zh: '证明', en: 'Proof' } },
    { kind: NOTICE_PHOTO, names: { zh: '照片', en: 'Photograph' }, many: true },
  ],
  documents: () => [
    { kind: 'PROOF', before: 'TOWN_REVIEW' },
    { kind: NOTICE_PHOTO, before: 'PUBLIC_NOTICE' },
  ],
  way: from(standardWay)
    .with('DISTRICT_REVIEW', { due: { policy: 'reviewDays' } })
    .with('LEADER_SIGN_OFF', {
      when: ({ requestedAmount, parameters }) =>
        (requestedAmount ?? 0n) >= (parseMoney(String(parameters.limit)) ?? 0n),
    })
    .add(FITTING).stages,
  policy: {
    fields: {
      reviewDays: { kind: 'INTEGER', zh: '期限', en: 'Days' },
      limit: { kind: 'MONEY', zh: '限额', en: 'Limit' },
    },
    defaults: { reviewDays: 5, limit: '30000.00' },
    legalBasis: '—',
    read: (input: unknown) => readInput(policy, input),
  },
  gives: () => ({ amount: 100n, calculation: null, problems: [] }),
  pays: {
    use: () => 'GRANT' as const,
    payee: (_: unknown, { name }: { readonly name: string }) => ({
      kind: 'PERSON' as const,
      name,
      bankName: '—',
      bankAccount: '—',
    }),
  },
  indicators: [],
} as const;

export const small = defineProgramme({ ...smallDefinition });

export const monday: CaseMoment = {
  today: '2026-11-23',
  calendar: workingCalendar(),
  parameters: smallDefinition.policy.defaults,
};

export const draft: CaseFacts = {
  stage: 'DRAFT',
  status: 'DRAFT',
  returnedFrom: null,
  dueOn: null,
  daysLeft: null,
  requestedAmount: 1_000_000n,
  decidedAmount: null,
  filedById: null,
  reviewedById: null,
  refiledByIds: [],
  decidedById: null,
  openObjections: 0,
  notice: null,
  missingDocuments: 0,
  eligibility: 'MET',
  paymentUnderWay: false,
};

export const caseworker: CaseActor = { userId: 1, role: 'TOWN_CASEWORKER', programmes: [] };
export const head: CaseActor = { userId: 2, role: 'TOWN_HEAD', programmes: [] };
export const officer: CaseActor = { userId: 3, role: 'DISTRICT_OFFICER', programmes: [] };
export const leader: CaseActor = { userId: 4, role: 'LEADER', programmes: [] };
export const liaison: CaseActor = { userId: 5, role: 'VILLAGE_LIAISON', programmes: [] };
export const manager: CaseActor = { userId: 6, role: 'DISTRICT_MANAGER', programmes: [] };
