import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { FormValues } from '../components/form/draft.ts';
import { ChoiceInput, DateInput, TextInput } from '../components/form/inputs.tsx';
import { FormNote, FormSection, RecordForm } from '../components/form/RecordForm.tsx';
import { today } from '../components/format.ts';
import { Loaded } from '../components/Loaded.tsx';
import { refreshAll } from '../components/refreshAll.ts';
import { useHospitals } from '../components/useHospitals.ts';
import { ApplicantDocument, type ApplicantQuery, ApplyForCertificateDocument } from '../generated/graphql.ts';
import { Page } from '../layout/Page.tsx';
import { personPath } from '../people/paths.ts';
import { execute, unwrap } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm, useTermChoices } from '../providers/i18n/terms.ts';
import { useMay, useViewer } from '../providers/session.ts';
import { applicationInput, applicationProblems, emptyApplication } from './application.ts';
import { ChooseApplicant } from './ChooseApplicant.tsx';
import { certificatePath } from './paths.ts';

type Applicant = NonNullable<ApplicantQuery['person']>;

/** Files an application for someone of the register; without one named in the address, asks for whom. */
export default function CertificateApply() {
  const [params] = useSearchParams();
  const id = params.get('person');
  if (!id) return <ChooseApplicant />;
  return <ForPerson id={id} />;
}

function ForPerson({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ['people', 'applicant', id],
    queryFn: async ({ signal }) => (await execute(ApplicantDocument, { id }, signal)).person ?? null,
  });
  return <Loaded query={query}>{person => <ApplyPage person={person} />}</Loaded>;
}

function ApplyPage({ person }: { person: Applicant }) {
  const t = useT();
  const term = useTerm();
  return (
    <Page
      title={t('certificate.applyFor', { name: person.name })}
      lead={[term('sex', person.sex), t('person.years', { age: person.age }), person.area.fullName].join(
        ' · ',
      )}
      trail={[
        { label: t('certificate.list'), to: '/certificates' },
        { label: person.name, to: personPath(person.id) },
      ]}
    >
      {person.certificate || person.diedOn ? <NotPossible person={person} /> : <ApplyForm person={person} />}
    </Page>
  );
}

/** Why nothing can be filed, and where to go on. */
function NotPossible({ person }: { person: Applicant }) {
  const t = useT();
  const term = useTerm();
  const { certificate, diedOn } = person;
  if (diedOn || !certificate) {
    return (
      <Alert
        severity="info"
        action={
          <Button component={Link} to={personPath(person.id)}>
            {t('person.duplicatesOpen', { name: person.name })}
          </Button>
        }
      >
        {t('certificate.holderDied', { date: diedOn ?? '' })}
      </Alert>
    );
  }
  return (
    <Alert
      severity="info"
      action={
        <Button component={Link} to={certificatePath(certificate.id)}>
          {t('person.cardOpen')}
        </Button>
      }
    >
      {t('certificate.alreadyHas', { name: person.name, state: term('certificateState', certificate.state) })}
    </Alert>
  );
}

function ApplyForm({ person }: { person: Applicant }) {
  const t = useT();
  const viewer = useViewer();
  const notify = useNotify();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const county = viewer?.area.code.slice(0, 6) ?? '';

  async function apply(values: FormValues) {
    const variables = { personId: person.id, input: applicationInput(values) };
    const certificate = unwrap((await execute(ApplyForCertificateDocument, variables)).applyForCertificate);
    await refreshAll(queryClient);
    const done = variables.input.kind === 'TRANSFER_IN' ? 'TRANSFER_IN' : 'APPLY';
    notify(`certificate.done.${done}`, { type: 'success', messageArgs: { name: person.name } });
    // After the form has seen that it is saved, so that leaving asks nothing.
    setTimeout(() => navigate(certificatePath(certificate.id)));
  }

  return (
    <RecordForm
      name={`certificates.create.${person.id}`}
      values={emptyApplication(today())}
      problems={values => applicationProblems(values, county, today())}
      onSave={apply}
      saveLabel={t('certificate.applySubmit')}
    >
      <ApplyFields />
    </RecordForm>
  );
}

function ApplyFields() {
  const t = useT();
  const may = useMay();
  const kinds = useTermChoices('certificateKind', ['FIRST', 'TRANSFER_IN']);
  const categories = useTermChoices('category');
  const grades = useTermChoices('grade');
  const media = useTermChoices('certificateMedium');
  const hospitals = useHospitals();
  const transfer = useWatch({ name: 'kind' }) === 'TRANSFER_IN';
  return (
    <>
      <FormSection title={t('certificate.application')}>
        <ChoiceInput name="kind" label={t('certificate.kind')} choices={kinds} required />
        <DateInput name="appliedOn" required />
        <ChoiceInput
          name="category"
          choices={categories}
          required
          helperText={transfer ? t('certificate.asOnOld') : t('certificate.categoryHelp')}
        />
        {transfer && (
          <ChoiceInput name="grade" choices={grades} required helperText={t('certificate.asOnOld')} />
        )}
        {transfer && <DateInput name="expiresOn" required helperText={t('certificate.asOnOld')} />}
        {transfer && (
          <TextInput
            name="transferCounty"
            label={t('certificate.fromCounty')}
            required
            inputMode="numeric"
            maxLength={6}
            helperText={t('certificate.countyHelp')}
          />
        )}
        <ChoiceInput name="medium" choices={media} required />
        {!transfer && may('certificate.assign') && (
          <ChoiceInput name="hospitalId" choices={hospitals} helperText={t('certificate.hospitalHelp')} />
        )}
      </FormSection>
      {transfer ? <FormNote>{t('certificate.transferNote')}</FormNote> : <AcrossCounties />}
    </>
  );
}

function AcrossCounties() {
  const t = useT();
  return (
    <FormSection title={t('certificate.acrossTitle')}>
      <TextInput
        name="acceptingCounty"
        inputMode="numeric"
        maxLength={6}
        helperText={t('certificate.acceptingHelp')}
      />
      <TextInput
        name="issuingCounty"
        inputMode="numeric"
        maxLength={6}
        helperText={t('certificate.issuingHelp')}
      />
    </FormSection>
  );
}
