import { useQueryClient } from '@tanstack/react-query';
import { type AnyProgramme, isCalendarDate, type Problem, problem } from '@zhucan/domain';
import { useLocale, useNotify } from 'react-admin';
import { useNavigate, useParams } from 'react-router';
import { useProgramme } from '../casework/register.ts';
import type { FormValues } from '../components/form/draft.ts';
import { DateInput, TextInput } from '../components/form/inputs.tsx';
import { FormSection, RecordForm, type SaveOptions, Wide } from '../components/form/RecordForm.tsx';
import { problemsOf } from '../components/form/refusals.ts';
import { today } from '../components/format.ts';
import { Loaded } from '../components/Loaded.tsx';
import { refreshAll } from '../components/refreshAll.ts';
import { DraftPolicyDocument, PoliciesDocument } from '../generated/graphql.ts';
import { Page } from '../layout/Page.tsx';
import { NotFound } from '../layout/states.tsx';
import { execute, unwrap } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { ParameterFields } from './ParameterFields.tsx';
import { parametersOf, valuesOf } from './parameters.ts';
import { policiesPath, policyPath } from './paths.ts';
import { draftOf, type Policy, usePolicies } from './usePolicies.ts';

/** The draft of a programme's next policy: begun from the newest version, or as it was left. */
export default function PolicyDraft() {
  const { programme: code = '' } = useParams();
  const programme = useProgramme(code);
  const query = usePolicies(code);
  if (!programme) return <NotFound />;
  return <Loaded query={query}>{policies => <DraftPage programme={programme} policies={policies} />}</Loaded>;
}

function formOf({ policy }: AnyProgramme, policies: readonly Policy[]): FormValues {
  const { draft, latest } = draftOf(policies);
  const from = draft ?? latest;
  const parameters = from ? policy.read(from.parameters) : policy.defaults;
  return {
    ...valuesOf(policy.fields, parameters),
    effectiveFrom: draft?.effectiveFrom ?? today(),
    legalBasis: from?.legalBasis ?? policy.legalBasis,
    note: draft?.note ?? '',
    ...(draft && { version: draft.rowVersion }),
  };
}

const written = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

function problemsIn({ policy }: AnyProgramme, values: FormValues): readonly Problem[] {
  const problems: Problem[] = [];
  if (!isCalendarDate(values['effectiveFrom'])) problems.push(problem('REQUIRED', 'effectiveFrom'));
  if (written(values['legalBasis']) === '') problems.push(problem('REQUIRED', 'legalBasis'));
  return [...problems, ...problemsOf(() => policy.read(parametersOf(policy.fields, values)))];
}

function DraftPage({ programme, policies }: { programme: AnyProgramme; policies: readonly Policy[] }) {
  const t = useT();
  const locale = useLocale() === 'en' ? 'en' : 'zh';
  const notify = useNotify();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { draft } = draftOf(policies);

  async function save(values: FormValues, { version }: SaveOptions) {
    const input = {
      effectiveFrom: written(values['effectiveFrom']),
      legalBasis: written(values['legalBasis']),
      note: written(values['note']) || null,
      parameters: JSON.stringify(parametersOf(programme.policy.fields, values)),
    };
    const expectedVersion = version ?? draft?.rowVersion ?? null;
    const variables = { programme: programme.code, expectedVersion, input };
    unwrap((await execute(DraftPolicyDocument, variables)).draftPolicy);
    notify('policy.saved', { type: 'success' });
    setTimeout(() => {
      navigate(policyPath(programme.code));
      refreshAll(queryClient);
    });
  }

  async function current(): Promise<FormValues> {
    return formOf(programme, (await execute(PoliciesDocument, { programme: programme.code })).policies);
  }

  return (
    <Page
      title={t('policy.draftTitle', { programme: programme.names[locale] })}
      trail={[
        { label: t('policy.title'), to: policiesPath },
        { label: programme.names[locale], to: policyPath(programme.code) },
      ]}
    >
      <RecordForm
        name={`policies.${programme.code}`}
        values={formOf(programme, policies)}
        problems={values => problemsIn(programme, values)}
        onSave={save}
        current={current}
      >
        <FormSection title={t('policy.draft')}>
          <DateInput
            name="effectiveFrom"
            label={t('policy.effectiveFrom')}
            helperText={t('policy.effectiveHelp')}
            required
          />
          <Wide>
            <TextInput name="legalBasis" label={t('policy.legalBasis')} required multiline maxLength={500} />
          </Wide>
          <Wide>
            <TextInput name="note" label={t('policy.note')} multiline minRows={2} maxLength={1000} />
          </Wide>
        </FormSection>
        <ParameterFields programme={programme} />
      </RecordForm>
    </Page>
  );
}
