import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { FormProvider, useController, useForm } from 'react-hook-form';
import type { FormValues } from '../components/form/draft.ts';
import { TextInput } from '../components/form/inputs.tsx';
import { toFieldErrors } from '../components/form/problems.ts';
import { FormSection, Wide } from '../components/form/RecordForm.tsx';
import { Problem } from '../components/Problem.tsx';
import { SetUpDocument } from '../generated/graphql.ts';
import { PasswordField } from '../layout/PasswordField.tsx';
import { execute, messageOf, refusalOf, unwrap } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { emptySetUp, setUpInput, setUpProblems } from './setUp.ts';

/** No draft is kept of this form: it holds a code and a password. */
export function SetUpForm() {
  const t = useT();
  const translate = useTranslate();
  const [problem, setProblem] = useState<string>();
  const form = useForm<FormValues>({
    defaultValues: emptySetUp,
    mode: 'onBlur',
    reValidateMode: 'onChange',
    resolver: values => {
      const { problems, differ } = setUpProblems(values);
      const errors = toFieldErrors(problems);
      if (differ) errors['again'] = { type: 'differ', message: t('password.differ') };
      return Object.keys(errors).length > 0 ? { values: {}, errors } : { values, errors: {} };
    },
  });

  const send = form.handleSubmit(async values => {
    setProblem(undefined);
    try {
      unwrap((await execute(SetUpDocument, setUpInput(values))).setUp);
      // The session is new: start as after a sign-in, with nothing left of the page before it.
      window.location.assign('/');
    } catch (error) {
      const refusal = refusalOf(error);
      for (const [field, message] of Object.entries(refusal?.errors ?? {})) {
        form.setError(field, { type: 'server', message }, { shouldFocus: true });
      }
      if (!refusal?.errors) setProblem(translate(messageOf(error)));
    }
  });

  return (
    <FormProvider {...form}>
      <Box component="form" data-save noValidate onSubmit={send} sx={{ display: 'grid', gap: 2 }}>
        <Problem>{problem}</Problem>
        <SetUpFields />
        <Button
          type="submit"
          variant="contained"
          size="large"
          disabled={form.formState.isSubmitting}
          sx={{ justifySelf: 'start' }}
        >
          {form.formState.isSubmitting ? t('action.saving') : t('setUp.submit')}
        </Button>
      </Box>
    </FormProvider>
  );
}

function SetUpFields() {
  const t = useT();
  return (
    <>
      <FormSection title={t('setUp.proof')}>
        <Wide>
          <TextInput
            name="code"
            label={t('setUp.code')}
            required
            maxLength={40}
            placeholder="XXXX-XXXX-XXXX"
            helperText={t('setUp.codeHelp')}
          />
        </Wide>
      </FormSection>
      <FormSection title={t('setUp.district')}>
        <TextInput
          name="districtCode"
          label={t('setUp.districtCode')}
          required
          inputMode="numeric"
          maxLength={6}
          helperText={t('certificate.countyHelp')}
        />
        <TextInput name="districtName" label={t('setUp.districtName')} required maxLength={60} />
      </FormSection>
      <FormSection title={t('setUp.administrator')}>
        <TextInput name="displayName" label={t('user.name')} required maxLength={40} />
        <TextInput name="username" required maxLength={32} helperText={t('user.usernameHelp')} />
        <Password name="password" label={t('signIn.password')} helperText={t('password.rule')} />
        <Password name="again" label={t('setUp.again')} />
      </FormSection>
    </>
  );
}

function Password({ name, label, helperText }: { name: string; label: string; helperText?: string }) {
  const { field, fieldState } = useController({ name });
  return (
    <Box onBlur={field.onBlur}>
      <PasswordField
        name={name}
        label={label}
        value={String(field.value ?? '')}
        onChange={field.onChange}
        autoComplete="new-password"
        error={fieldState.error?.message}
        {...(helperText && { helperText })}
      />
    </Box>
  );
}
