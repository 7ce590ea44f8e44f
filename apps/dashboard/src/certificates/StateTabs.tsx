import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useQuery } from '@tanstack/react-query';
import { useListContext } from 'react-admin';
import { formatCount } from '../components/format.ts';
import { CertificateStateCountsDocument } from '../generated/graphql.ts';
import { execute } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';
import { type Counted, countOf, sameStates, type Tab, tabs } from './tabs.ts';

/** The list by where certificates stand, with how many stand there in the user's own area. */
export function StateTabs() {
  const t = useT();
  const term = useTerm();
  const { filterValues, setFilters } = useListContext();
  const { data } = useQuery({
    queryKey: ['certificates', 'stateCounts'],
    queryFn: ({ signal }) => execute(CertificateStateCountsDocument, {}, signal),
    staleTime: 30_000,
  });
  const counted = data?.registrySummary.byState;
  const chosen = Array.isArray(filterValues['state']) ? filterValues['state'].map(String) : [];
  const label = ({ key, states: [only] }: Tab) =>
    key === 'all'
      ? t('certificate.tabAll')
      : key === 'ended'
        ? t('certificate.tabEnded')
        : term('certificateState', only);

  return (
    <Box
      role="group"
      aria-label={t('certificate.tabs')}
      className="no-print"
      sx={theme => ({
        display: 'flex',
        overflowX: 'auto',
        gap: 0.5,
        mb: 1.5,
        borderBottom: `1px solid ${theme.zhucan.line}`,
      })}
    >
      {tabs.map(tab => (
        <TabButton
          key={tab.key}
          label={label(tab)}
          count={counted && countText(tab, counted)}
          current={sameStates(tab.states, chosen)}
          onClick={() =>
            setFilters({ ...filterValues, state: tab.states.length > 0 ? [...tab.states] : undefined })
          }
        />
      ))}
    </Box>
  );

  function countText(tab: Tab, all: readonly Counted[]): string {
    const { value, hidden } = countOf(tab, all);
    return hidden ? t('chart.hidden') : formatCount(value);
  }
}

interface TabButtonProps {
  label: string;
  count: string | undefined;
  current: boolean;
  onClick: () => void;
}

function TabButton({ label, count, current, onClick }: TabButtonProps) {
  return (
    <ButtonBase
      aria-pressed={current}
      onClick={onClick}
      sx={theme => ({
        flexShrink: 0,
        font: 'inherit',
        gap: 0.75,
        px: 1.25,
        minHeight: 40,
        fontSize: '0.9375rem',
        fontWeight: current ? 650 : 450,
        color: current ? theme.zhucan.brand : theme.zhucan.text,
        boxShadow: current ? `inset 0 -3px 0 ${theme.zhucan.brand}` : 'none',
        borderRadius: '6px 6px 0 0',
        '&:hover': { backgroundColor: theme.zhucan.neutralSoft },
        '&.Mui-focusVisible': { outlineOffset: -3 },
      })}
    >
      {label}
      {count !== undefined && (
        <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem', fontWeight: 450 }}>
          {count}
        </Box>
      )}
    </ButtonBase>
  );
}
