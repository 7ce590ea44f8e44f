import Check from '@mui/icons-material/CheckCircleOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { HttpError, useLogin, useTranslate } from 'react-admin';
import { Navigate, useLocation, useNavigate } from 'react-router';
import { Problem } from '../components/Problem.tsx';
import { messageOf } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { forgetViewer, onSessionChange } from '../providers/session.ts';
import { setUpPath, useSetUpNeeded } from '../set-up/useSetUpNeeded.ts';
import { AppearanceMenu, LanguageMenu } from './AccountMenu.tsx';
import { Brand } from './Brand.tsx';
import { PasswordField } from './PasswordField.tsx';
import { ProviderSignIn } from './ProviderSignIn.tsx';

const points = ['one', 'two', 'three'] as const;

/** The door: language and appearance can be chosen before anyone is known. */
export default function SignInPage() {
  const t = useT();
  const setUpNeeded = useSetUpNeeded();
  useEffect(() => {
    document.title = `${t('signIn.title')} · ${t('app.name')}`;
  });
  useSignedInElsewhere();
  // A new installation has nobody who could sign in.
  if (setUpNeeded) return <Navigate to={setUpPath} replace />;
  return (
    <Box
      sx={{
        minHeight: '100vh',
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', md: 'minmax(360px, 5fr) 6fr' },
      }}
    >
      <Box
        component="main"
        sx={theme => ({
          display: 'flex',
          flexDirection: 'column',
          p: { xs: 2.5, sm: 5 },
          backgroundColor: theme.zhucan.surface,
        })}
      >
        <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between' }}>
          <Brand size={32} />
          <Box>
            <LanguageMenu />
            <AppearanceMenu />
          </Box>
        </Box>
        <Box sx={{ width: '100%', maxWidth: 400, m: 'auto', py: 4 }}>
          <Typography variant="h1" sx={{ fontSize: '1.75rem', mb: 0.5 }}>
            {t('signIn.title')}
          </Typography>
          <Typography sx={{ color: 'text.secondary', mb: 3 }}>{t('app.tagline')}</Typography>
          <SignInForm />
          <ProviderSignIn />
        </Box>
      </Box>
      <Welcome />
    </Box>
  );
}

/** Whoever signs in once is signed in in every tab: each goes on where it was left. */
function useSignedInElsewhere(): void {
  const navigate = useNavigate();
  const { state } = useLocation();
  const next = pathBefore(state);
  useEffect(
    () =>
      onSessionChange(null, () => {
        forgetViewer();
        navigate(next, { replace: true });
      }),
    [navigate, next],
  );
}

/** Where react-admin came from when it led here. */
function pathBefore(state: unknown): string {
  if (typeof state !== 'object' || state === null || !('nextPathname' in state)) return '/';
  const search = 'nextSearch' in state && typeof state.nextSearch === 'string' ? state.nextSearch : '';
  return typeof state.nextPathname === 'string' ? `${state.nextPathname}${search}` : '/';
}

function SignInForm() {
  const t = useT();
  const translate = useTranslate();
  const login = useLogin();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const secret = useRef<HTMLInputElement>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setProblem(undefined);
    if (!username.trim() || !password) {
      setProblem(t('signIn.missing'));
      return;
    }
    setBusy(true);
    try {
      await login({ username: username.trim(), password });
    } catch (error) {
      const wrong = error instanceof HttpError && error.status === 401;
      setProblem(wrong ? t('signIn.failed') : translate(messageOf(error)));
      setBusy(false);
      // The button that was pressed could not hold the focus while it waited.
      secret.current?.focus();
    }
  }

  return (
    <Box component="form" noValidate onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
      <Problem>{problem}</Problem>
      <TextField
        label={t('signIn.username')}
        name="username"
        value={username}
        autoFocus
        required
        size="medium"
        onChange={event => setUsername(event.target.value)}
        slotProps={{
          inputLabel: { required: false },
          htmlInput: { autoComplete: 'username', autoCapitalize: 'none', spellCheck: false },
        }}
      />
      <PasswordField
        label={t('signIn.password')}
        name="password"
        value={password}
        onChange={setPassword}
        inputRef={secret}
        autoComplete="current-password"
      />
      <Button type="submit" variant="contained" size="large" disabled={busy}>
        {busy ? t('signIn.submitting') : t('signIn.submit')}
      </Button>
    </Box>
  );
}

function Welcome() {
  const t = useT();
  return (
    <Box
      component="aside"
      sx={{
        display: { xs: 'none', md: 'flex' },
        flexDirection: 'column',
        justifyContent: 'center',
        gap: 3,
        p: { md: 6, lg: 10 },
        color: '#ffffff',
        backgroundColor: '#0b4744',
        backgroundImage: 'radial-gradient(circle at 85% 15%, #14635e 0, transparent 55%)',
      }}
    >
      <Typography
        sx={{ fontSize: { md: '1.6rem', lg: '2rem' }, fontWeight: 650, lineHeight: 1.5, maxWidth: '24em' }}
      >
        {t('signIn.lead')}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1.5 }}>
        {points.map(point => (
          <Box
            component="li"
            key={point}
            sx={{ display: 'flex', gap: 1.25, alignItems: 'flex-start', color: '#d8f0ed' }}
          >
            <Check fontSize="small" aria-hidden sx={{ mt: '3px' }} />
            {t(`signIn.points.${point}`)}
          </Box>
        ))}
      </Box>
    </Box>
  );
}
