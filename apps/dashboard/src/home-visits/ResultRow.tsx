import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslate } from 'react-admin';
import { FormProvider, useForm, useFormContext } from 'react-hook-form';
import { GradesInput } from '../certificates/operations/AssessmentFields.tsx';
import { assessmentFormProblems, assessmentInput, partsOf } from '../certificates/operations/assessment.ts';
import type { FormValues } from '../components/form/draft.ts';
import { CheckGroupInput, ChoiceInput, TextInput } from '../components/form/inputs.tsx';
import { toFieldErrors } from '../components/form/problems.ts';
import { joined, today } from '../components/format.ts';
import { Problem } from '../components/Problem.tsx';
import {
  AssessCertificateDocument,
  type CertificateAfterFragment,
  type HomeVisitApplicantFragment,
} from '../generated/graphql.ts';
import { execute, messageOf, refusalOf, unwrap } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm, useTermChoices } from '../providers/i18n/terms.ts';

/** Saves a row that says something; a row that was left empty is left alone. */
export type SaveRow = () => Promise<void>;

interface Props {
  number: number;
  certificate: HomeVisitApplicantFragment;
  /** What is the same for everyone: day, hospital, doctors. */
  common: () => FormValues;
  onReady: (save: SaveRow) => void;
  onSaved: () => void;
}

const emptyRow = { parts: {}, cause: '', onsetAge: '', diagnosis: '', supportNeeds: [] };
const commonFields = ['assessedOn', 'hospitalId', 'doctors', 'atHome'];

/** One person's result. */
export function ResultRow({ number, certificate, common, onReady, onSaved }: Props) {
  const [result, setResult] = useState<CertificateAfterFragment>();
  const [problem, setProblem] = useState<string>();
  const form = useForm<FormValues>({
    defaultValues: emptyRow,
    mode: 'onBlur',
    resolver: values => {
      const found = assessmentFormProblems(
        { ...common(), ...values },
        { appliedOn: certificate.appliedOn, today: today() },
      );
      const errors = toFieldErrors(found);
      return Object.keys(errors).length > 0 ? { values: {}, errors } : { values, errors: {} };
    },
  });
  const translate = useTranslate();
  const shared = useSharedProblem(form.formState.errors);

  const send = form.handleSubmit(async values => {
    setProblem(undefined);
    try {
      const { id, version } = certificate;
      const variables = { id, expectedVersion: version, input: assessmentInput({ ...common(), ...values }) };
      setResult(unwrap((await execute(AssessCertificateDocument, variables)).assessCertificate));
      onSaved();
    } catch (error) {
      for (const [field, message] of Object.entries(refusalOf(error)?.errors ?? {})) {
        form.setError(field.replace(/^input\./, '').replace(/^parts\..*/, 'parts'), {
          type: 'server',
          message,
        });
      }
      if (!refusalOf(error)?.errors) setProblem(translate(messageOf(error)));
    }
  });
  const save = useEffectEvent(() => (isFilled(form.getValues()) ? send() : Promise.resolve()));
  const ready = useEffectEvent(onReady);
  useEffect(() => {
    ready(() => save());
  }, []);

  return (
    <Box
      component="li"
      sx={theme => ({
        p: { xs: 1.5, sm: 2 },
        border: `1px solid ${theme.zhucan.line}`,
        borderRadius: 1,
        backgroundColor: theme.zhucan.surface,
      })}
    >
      <Who number={number} certificate={certificate} />
      {result ? (
        <Saved result={result} />
      ) : (
        <FormProvider {...form}>
          <Box component="form" noValidate onSubmit={send} sx={{ display: 'grid', gap: 1.5 }}>
            <Problem>{problem ?? shared}</Problem>
            <RowFields />
          </Box>
        </FormProvider>
      )}
    </Box>
  );
}

/** Whether anything was entered in the row. */
function isFilled(values: FormValues): boolean {
  const { cause, onsetAge, diagnosis } = values;
  return (
    partsOf(values['parts']).length > 0 ||
    [cause, onsetAge, diagnosis].some(value => value !== '' && value != null)
  );
}

/** What is wrong above the rows, said where the row is saved. */
function useSharedProblem(errors: object): string | undefined {
  const t = useT();
  const term = useTerm();
  const wrong = commonFields.filter(field => field in errors).map(field => term('field', field));
  return wrong.length > 0 ? t('homeVisit.commonWrong', { fields: joined(wrong) }) : undefined;
}

function Who({
  number,
  certificate: { person, category, kind },
}: {
  number: number;
  certificate: HomeVisitApplicantFragment;
}) {
  const t = useT();
  const term = useTerm();
  const facts = person
    ? [term('sex', person.sex), t('person.years', { age: person.age }), person.address]
    : [];
  return (
    <Box component="h2" sx={{ m: 0, mb: 1, fontSize: '1rem', fontWeight: 650 }}>
      {number}. {person?.name}{' '}
      <Box component="span" sx={{ fontWeight: 400, color: 'text.secondary', fontSize: '0.875rem' }}>
        {[
          ...facts,
          t('homeVisit.stated', { category: term('category', category) }),
          term('certificateKind', kind),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Box>
    </Box>
  );
}

function Saved({ result }: { result: CertificateAfterFragment }) {
  const t = useT();
  const term = useTerm();
  return (
    <Box
      role="status"
      sx={{ display: 'flex', alignItems: 'center', gap: 1, color: 'success.main', fontWeight: 600 }}
    >
      <CheckCircle fontSize="small" aria-hidden />
      {t('homeVisit.savedRow', {
        category: term('category', result.category),
        grade: term('grade', result.grade),
      })}
    </Box>
  );
}

function RowFields() {
  const t = useT();
  const { formState } = useFormContext();
  return (
    <>
      <GradesInput dense />
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          gridTemplateColumns: { xs: '1fr', sm: '1fr 140px 2fr auto' },
          alignItems: 'start',
        }}
      >
        <ChoiceInput name="cause" choices={useTermChoices('cause')} required />
        <TextInput name="onsetAge" inputMode="numeric" maxLength={3} />
        <TextInput name="diagnosis" maxLength={1000} />
        <Button type="submit" variant="outlined" disabled={formState.isSubmitting} sx={{ height: 40 }}>
          {t('homeVisit.saveRow')}
        </Button>
      </Box>
      <CheckGroupInput name="supportNeeds" choices={useTermChoices('supportNeed')} />
    </>
  );
}
