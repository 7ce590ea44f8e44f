import Box from '@mui/material/Box';
import { useT } from '../providers/i18n/index.ts';
import { Quiet } from './Facts.tsx';
import { today } from './format.ts';
import { ToneChip } from './StateChip.tsx';

interface Hardship {
  id: string;
  since: string;
  until?: string | null;
  certifiedBy?: string | null;
  paperNumber?: string | null;
  kind: { code: string; name: string };
}

/** Registered hardship with its dates, who certified it, and whether it holds today. */
export function HardshipList({ hardships, empty }: { hardships: readonly Hardship[]; empty: string }) {
  const t = useT();
  if (hardships.length === 0) return <Quiet>{empty}</Quiet>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
      {hardships.map(({ id, kind, since, until, certifiedBy, paperNumber }) => {
        const current = !until || until >= today();
        return (
          <Box
            component="li"
            key={id}
            sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', py: 0.75 }}
          >
            <b>{kind.name}</b>
            <ToneChip
              tone={current ? 'info' : 'neutral'}
              label={current ? t('household.current') : t('household.ended')}
            />
            <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
              {[t('household.range', { since, until: until ?? t('household.now') }), certifiedBy, paperNumber]
                .filter(Boolean)
                .join(' · ')}
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}
