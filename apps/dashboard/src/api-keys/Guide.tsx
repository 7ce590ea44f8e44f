import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { Panel } from '../components/Facts.tsx';
import { useT } from '../providers/i18n/index.ts';

const topics = [
  'address',
  'signIn',
  'area',
  'masked',
  'pages',
  'limits',
  'errors',
  'language',
  'changes',
] as const;

/** What a partner's programmer has to know, on one screen. */
export function Guide() {
  const t = useT();
  const address = `${window.location.origin}/graphql`;
  const example = [
    `curl ${address} \\`,
    `  -H 'Authorization: Bearer <${t('apiKey.guide.yourKey')}>' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '{"query":"{ registrySummary { holders { value } } }"}'`,
  ].join('\n');
  return (
    <Panel title={t('apiKey.guide.title')}>
      <Box component="dl" sx={{ m: 0, display: 'grid', gap: 1.5, maxWidth: 860 }}>
        {topics.map(topic => (
          <div key={topic}>
            <Box component="dt" sx={{ fontWeight: 600 }}>
              {t(`apiKey.guide.${topic}.title`)}
            </Box>
            <Box component="dd" sx={{ m: 0, color: 'text.secondary' }}>
              {t(`apiKey.guide.${topic}.text`, { address })}
            </Box>
          </div>
        ))}
      </Box>
      <Box
        component="pre"
        tabIndex={0}
        aria-label={t('apiKey.guide.example')}
        sx={theme => ({
          p: 1.5,
          mt: 2,
          mb: 1.5,
          borderRadius: 1,
          overflowX: 'auto',
          backgroundColor: theme.zhucan.sunken,
          border: `1px solid ${theme.zhucan.line}`,
          fontSize: '0.8125rem',
        })}
      >
        {example}
      </Box>
      <Link href="/graphiql" target="_blank" rel="noopener">
        {t('apiKey.guide.tryIt')} ({t('app.newTab')})
      </Link>
    </Panel>
  );
}
