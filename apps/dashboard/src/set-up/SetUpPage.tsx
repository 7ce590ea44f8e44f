import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect } from 'react';
import { Navigate } from 'react-router';
import { AppearanceMenu, LanguageMenu } from '../layout/AccountMenu.tsx';
import { Brand } from '../layout/Brand.tsx';
import { PageLoading } from '../layout/states.tsx';
import { useT } from '../providers/i18n/index.ts';
import { SetUpForm } from './SetUpForm.tsx';
import { useSetUpNeeded } from './useSetUpNeeded.ts';

/** The first page of a new installation: the district and its first administrator. */
export default function SetUpPage() {
  const t = useT();
  const needed = useSetUpNeeded();
  useEffect(() => {
    document.title = `${t('setUp.title')} · ${t('app.name')}`;
  });
  if (needed === false) return <Navigate to="/" replace />;
  return (
    <Box sx={{ minHeight: '100vh', p: { xs: 2, sm: 4 } }}>
      <Box
        component="header"
        sx={{
          display: 'flex',
          alignItems: 'center',
          justifyContent: 'space-between',
          maxWidth: 720,
          mx: 'auto',
        }}
      >
        <Brand size={32} />
        <Box>
          <LanguageMenu />
          <AppearanceMenu />
        </Box>
      </Box>
      <Box component="main" sx={{ maxWidth: 720, mx: 'auto', py: 4 }}>
        <Typography variant="h1" sx={{ mb: 0.5 }}>
          {t('setUp.title')}
        </Typography>
        <Typography sx={{ color: 'text.secondary', mb: 3 }}>{t('setUp.lead')}</Typography>
        {needed === undefined ? <PageLoading /> : <SetUpForm />}
      </Box>
    </Box>
  );
}
