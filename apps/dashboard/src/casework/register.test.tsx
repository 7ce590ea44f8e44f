import { ThemeProvider } from '@mui/material/styles';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { criteria, defineProgramme, field, registerOf } from '@zhucan/domain';
import type { ReactNode } from 'react';
import { I18nContext } from 'react-admin';
import { renderToStaticMarkup } from 'react-dom/server';
import { FormProvider, useForm } from 'react-hook-form';
import { MemoryRouter } from 'react-router';
import { beforeAll, describe, expect, it } from 'vitest';
import { i18nProvider, loadLater } from '../providers/i18n/index.ts';
import { themeOf } from '../theme/theme.ts';
import { CaseActions } from './actions/CaseActions.tsx';
import { CaseFields } from './form/CaseFields.tsx';
import { emptyValues, specsOf } from './form/fields.ts';
import { ProgrammeSwitch } from './list/ProgrammeSwitch.tsx';
import { RegisterContext } from './register.ts';
import { CaseStepper } from './show/CaseStepper.tsx';
import { DetailsPanel } from './show/DetailsPanel.tsx';
import type { CasePage } from './types.ts';

const named = (zh: string) => ({ zh, en: `${zh} (en)` });

/** A programme that no code but this test knows: the screens are handed its register and draw it without an edit. */
const wheelchairLoan = defineProgramme({
  code: 'WHEELCHAIR_LOAN',
  prefix: 'WL',
  names: named('轮椅借用'),
  summary: named('借用轮椅'),
  subject: 'PERSON',
  details: {
    size: field.choice(named('尺寸'), [
      { value: 'S', ...named('小号') },
      { value: 'L', ...named('大号') },
    ]),
    reason: field.askedWhere('size', ['L'], field.text(named('为何大号'))),
    account: field.bankAccount(named('押金账号')),
  },
  sections: [{ names: named('借什么'), fields: ['size', 'reason'] }],
  criteria: () => criteria.person.alive(),
  documentKinds: [{ kind: 'CONSENT', names: named('承诺书') }],
  documents: () => [{ kind: 'CONSENT', before: 'TOWN_REVIEW' }],
  way: [
    { code: 'TOWN_REVIEW', names: named('受理'), by: ['TOWN_CASEWORKER'] },
    { code: 'FITTING', names: named('试坐'), by: ['TOWN_CASEWORKER'] },
    { code: 'DELIVERY', names: named('交付'), by: ['TOWN_CASEWORKER'] },
  ],
  policy: { fields: {}, defaults: {}, legalBasis: '无', read: () => ({}) },
  indicators: [],
});
const register = registerOf(wheelchairLoan);

const stage = (code: string, name: string) => ({ __typename: 'CaseStage' as const, code, name });
const action = (operation: 'COMPLETE_STEP' | 'WITHDRAW', name: string, main: boolean) => ({
  __typename: 'CaseAction' as const,
  operation,
  name,
  main,
  reason: !main,
  form: [],
  refusal: null,
});
const one: CasePage = {
  __typename: 'MedicalAidCase',
  id: 'c',
  number: 'WL-2026-000001',
  version: 3,
  programme: 'WHEELCHAIR_LOAN',
  programmeName: '轮椅借用',
  status: 'IN_PROGRESS',
  stage: stage('FITTING', '试坐'),
  dueOn: '2026-11-30',
  workingDaysLeft: 4,
  overdue: false,
  waitsFor: 'TOWN_CASEWORKER',
  assignee: null,
  requestedAmount: null,
  decidedAmount: null,
  calculation: null,
  policyVersion: 1,
  submittedOn: '2026-11-20',
  decidedOn: null,
  closedOn: null,
  returnedReason: null,
  person: null,
  area: { __typename: 'Area', id: 'a', fullName: '某村' },
  homeArea: '某村',
  eligibility: null,
  documents: [],
  missingDocuments: [],
  tasks: [],
  records: [],
  notices: [],
  payments: [],
  events: [
    {
      __typename: 'CaseEvent',
      id: 'e',
      operation: 'PASS_TOWN_REVIEW',
      name: '初审通过',
      from: stage('TOWN_REVIEW', '受理'),
      to: stage('FITTING', '试坐'),
      at: '2026-11-23T02:00:00Z',
      actor: null,
      reason: null,
    },
  ],
  availableActions: [action('COMPLETE_STEP', '完成试坐', true), action('WITHDRAW', '撤回', false)],
};

function drawn(content: ReactNode): string {
  return renderToStaticMarkup(
    <I18nContext.Provider value={i18nProvider}>
      <QueryClientProvider client={new QueryClient()}>
        <ThemeProvider theme={themeOf('light', 'zh')}>
          <MemoryRouter>
            <RegisterContext.Provider value={register}>{content}</RegisterContext.Provider>
          </MemoryRouter>
        </ThemeProvider>
      </QueryClientProvider>
    </I18nContext.Provider>,
  );
}

function Form({ values }: { values: object }) {
  const specs = specsOf(wheelchairLoan.details, 'zh');
  const form = useForm({ defaultValues: { ...emptyValues(specs), ...values } });
  return (
    <FormProvider {...form}>
      <CaseFields programme={wheelchairLoan} />
    </FormProvider>
  );
}

describe('a programme that stands in the register alone', () => {
  beforeAll(loadLater);

  it('has its work list among the lists', () => {
    const lists = drawn(<ProgrammeSwitch current="WHEELCHAIR_LOAN" />);
    expect(lists).toContain('href="/cases/programme/WHEELCHAIR_LOAN"');
    expect(lists).toContain('轮椅借用');
  });

  it('has its form, with its sections, and asks for what the answers call for', () => {
    const small = drawn(<Form values={{ size: 'S' }} />);
    expect(small).toContain('借什么');
    expect(small).toContain('尺寸');
    expect(small).toContain('押金账号');
    expect(small).not.toContain('为何大号');
    expect(drawn(<Form values={{ size: 'L' }} />)).toContain('为何大号');
  });

  it('has its way on the case page, its own stage included, and its deadline', () => {
    const way = drawn(<CaseStepper one={one} programme={wheelchairLoan} />);
    for (const name of ['受理', '试坐', '交付', '2026-11-23', '还有 4 个工作日']) expect(way).toContain(name);
    expect(way).toMatch(/aria-current="step"[\s\S]*试坐/);
  });

  it('has its details on the case page, the sealed ones masked', () => {
    const details = { size: 'L', reason: '体型', account: { masked: '***4444', present: true } };
    const page = drawn(
      <DetailsPanel caseId="c" programme={wheelchairLoan} details={details} reduced={false} />,
    );
    for (const text of ['大号', '体型', '***4444']) expect(page).toContain(text);
  });

  it('has the actions that the server offers, one of them the main one', () => {
    const actions = drawn(<CaseActions one={one} programme={wheelchairLoan} />);
    expect(actions).toMatch(/MuiButton-contained[^>]*>完成试坐/);
    expect(actions).toContain('其他');
  });
});
