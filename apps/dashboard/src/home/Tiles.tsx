import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router';
import { Panel } from '../components/Facts.tsx';
import { formatCount } from '../components/format.ts';
import { CertificateStateChip } from '../components/StateChip.tsx';
import { useT } from '../providers/i18n/index.ts';
import { none, type Summary, sum, told } from './figures.ts';
import { useLinks } from './links.ts';

interface TileProps {
  label: string;
  figure: number | string;
  to?: string | undefined;
}

/** One figure that leads to its records. */
export function Tile({ label, figure, to }: TileProps) {
  return (
    <Box
      sx={theme => ({
        position: 'relative',
        p: 2,
        border: `1px solid ${theme.zhucan.line}`,
        borderRadius: 1,
        backgroundColor: theme.zhucan.surface,
        ...(to && { '&:hover': { borderColor: theme.zhucan.brand } }),
      })}
    >
      <Typography variant="body2" component="div" sx={{ color: 'text.secondary' }}>
        {to ? (
          <Box
            component={Link}
            to={to}
            sx={{
              color: 'inherit',
              textDecoration: 'none',
              '&::after': { content: '""', position: 'absolute', inset: 0 },
            }}
          >
            {label}
          </Box>
        ) : (
          label
        )}
      </Typography>
      <Typography component="div" sx={{ fontSize: '1.75rem', fontWeight: 650, lineHeight: 1.25 }}>
        {typeof figure === 'number' ? formatCount(figure) : figure}
      </Typography>
    </Box>
  );
}

interface Props {
  summary: Summary;
  areaId: string | null;
}

export function Totals({ summary, areaId }: Props) {
  const t = useT();
  const links = useLinks(areaId);
  const hidden = t('chart.hidden');
  const severe = sum(summary.byCategoryGrade.filter(({ grade }) => grade <= 2).map(({ count }) => count));
  const expiring = summary.byState.find(({ state }) => state === 'EXPIRING')?.count ?? none;
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr 1fr', md: 'repeat(4, 1fr)' } }}>
      <Tile label={t('overview.people')} figure={told(summary.people, hidden)} to={links.people({})} />
      <Tile
        label={t('overview.holders')}
        figure={told(summary.holders, hidden)}
        to={links.people({ hasCertificate: true })}
      />
      <Tile
        label={t('overview.severe')}
        figure={severe.hidden ? '—' : told(severe, hidden)}
        to={links.people({ hasCertificate: true, grade: [1, 2] })}
      />
      <Tile
        label={t('overview.expiring')}
        figure={told(expiring, hidden)}
        to={links.certificates({ state: ['EXPIRING'] })}
      />
    </Box>
  );
}

/** How many certificates are in each state. */
export function StateTiles({ summary, areaId }: Props) {
  const t = useT();
  const links = useLinks(areaId);
  return (
    <Panel title={t('overview.byState')}>
      <Box
        component="ul"
        sx={{
          listStyle: 'none',
          p: 0,
          m: 0,
          display: 'grid',
          gap: '2px 24px',
          gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' },
        }}
      >
        {summary.byState.map(({ state, count }) => {
          const to = links.certificates({ state: [state] });
          const figure = told(count, t('chart.hidden'));
          return (
            <Box
              component="li"
              key={state}
              sx={{
                display: 'flex',
                alignItems: 'center',
                justifyContent: 'space-between',
                gap: 1,
                py: 0.75,
                borderBottom: 1,
                borderColor: 'divider',
              }}
            >
              {to ? (
                <Box component={Link} to={to} sx={{ textDecoration: 'none', borderRadius: 1 }}>
                  <CertificateStateChip state={state} />
                </Box>
              ) : (
                <CertificateStateChip state={state} />
              )}
              <b>{typeof figure === 'number' ? formatCount(figure) : figure}</b>
            </Box>
          );
        })}
      </Box>
    </Panel>
  );
}
