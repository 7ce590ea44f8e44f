import Box from '@mui/material/Box';
import { useLocale } from 'react-admin';
import { Link } from 'react-router';
import { useRegister } from '../casework/register.ts';
import { Page } from '../layout/Page.tsx';
import { useT } from '../providers/i18n/index.ts';
import { policyPath } from './paths.ts';

/** The programmes, each with its policy. */
export default function PolicyList() {
  const t = useT();
  const locale = useLocale() === 'en' ? 'en' : 'zh';
  const register = useRegister();
  return (
    <Page title={t('policy.title')} lead={t('policy.lead')}>
      <Box
        component="ul"
        aria-label={t('policy.title')}
        sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1 }}
      >
        {[...register.values()].map(({ code, names, summary }) => (
          <Box
            component="li"
            key={code}
            sx={theme => ({
              position: 'relative',
              p: 2,
              border: `1px solid ${theme.zhucan.line}`,
              borderRadius: 1,
              backgroundColor: theme.zhucan.surface,
              '&:hover': { borderColor: theme.zhucan.brand },
            })}
          >
            <Box
              component={Link}
              to={policyPath(code)}
              sx={{
                fontWeight: 650,
                textDecoration: 'none',
                '&::after': { content: '""', position: 'absolute', inset: 0 },
              }}
            >
              {names[locale]}
            </Box>
            <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>{summary[locale]}</Box>
          </Box>
        ))}
      </Box>
    </Page>
  );
}
