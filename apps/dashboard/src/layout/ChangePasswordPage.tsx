import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLogout, useNotify, useRedirect, useTranslate } from 'react-admin';
import { Problem } from '../components/Problem.tsx';
import { messageOf, refusalOf } from '../providers/graphql.ts';
import { type Translate, useT } from '../providers/i18n/index.ts';
import { changePassword, viewerQueryKey } from '../providers/session.ts';
import { Page } from './Page.tsx';
import { PasswordField } from './PasswordField.tsx';

type Field = 'current' | 'next' | 'again';
type Problems = Partial<Record<Field | 'general', string>>;

const fewestCharacters = 10;

/** What is wrong before the server is asked. */
export function passwordProblems(values: Record<Field, string>, t: Translate): Problems {
  const problems: Problems = {};
  for (const field of ['current', 'next', 'again'] as const) {
    if (!values[field]) problems[field] = t('password.missing');
  }
  if (values.next && values.next.length < fewestCharacters) problems.next = t('password.short');
  if (values.again && values.next !== values.again) problems.again = t('password.differ');
  return problems;
}

/** A password of one's own: asked for at the first sign-in, reachable from the account menu after that. */
export default function ChangePasswordPage({ must = false }: { must?: boolean }) {
  const t = useT();
  const logout = useLogout();
  const page = (
    <Page
      title={must ? t('password.mustTitle') : t('password.title')}
      lead={must ? t('password.mustLead') : undefined}
    >
      <ChangePasswordForm />
    </Page>
  );
  if (!must) return page;
  return (
    <Box component="main" sx={{ maxWidth: 560, mx: 'auto', px: 2, py: 8 }}>
      {page}
      <Button sx={{ mt: 2 }} onClick={() => logout()}>
        {t('app.signOut')}
      </Button>
    </Box>
  );
}

function ChangePasswordForm() {
  const t = useT();
  const translate = useTranslate();
  const notify = useNotify();
  const redirect = useRedirect();
  const queryClient = useQueryClient();
  const [values, setValues] = useState<Record<Field, string>>({ current: '', next: '', again: '' });
  const [problems, setProblems] = useState<Problems>({});
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const found = passwordProblems(values, t);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    try {
      const viewer = await changePassword(values.current, values.next);
      notify('password.done', { type: 'success' });
      queryClient.setQueryData(viewerQueryKey, viewer);
      redirect('/');
    } catch (error) {
      setProblems(refusalOf(error)?.errors ?? { general: translate(messageOf(error)) });
      setBusy(false);
    }
  }

  const field = (name: Field) => ({
    name,
    label: t(`password.${name}`),
    value: values[name],
    error: problems[name],
    onChange: (value: string) => setValues(before => ({ ...before, [name]: value })),
  });

  return (
    <Box
      component="form"
      data-save
      noValidate
      onSubmit={submit}
      sx={{ display: 'grid', gap: 2, maxWidth: 420 }}
    >
      <Problem>{problems.general}</Problem>
      <PasswordField {...field('current')} autoComplete="current-password" />
      <PasswordField {...field('next')} autoComplete="new-password" helperText={t('password.rule')} />
      <PasswordField {...field('again')} autoComplete="new-password" />
      <Button type="submit" variant="contained" disabled={busy} sx={{ justifySelf: 'start' }}>
        {t('password.submit')}
      </Button>
    </Box>
  );
}
