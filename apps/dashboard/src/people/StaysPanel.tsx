import Box from '@mui/material/Box';
import { Link } from 'react-router';
import { Panel } from '../components/Facts.tsx';
import type { PersonPageFragment } from '../generated/graphql.ts';
import { institutionPath } from '../institutions/paths.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';

/** Homes and schools that this person is or was in; nothing where there was none. */
export function StaysPanel({ stays }: { stays: PersonPageFragment['stays'] }) {
  const t = useT();
  const term = useTerm();
  if (stays.length === 0) return null;
  return (
    <Panel title={t('person.sections.stays')}>
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {stays.map(({ id, institution, admittedOn, leftOn }) => (
          <Box component="li" key={id} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.25, py: 0.5 }}>
            {institution ? (
              <>
                <Link to={institutionPath(institution.id)}>{institution.name}</Link>
                <span>{term('institutionKind', institution.kind)}</span>
              </>
            ) : (
              '—'
            )}
            <Box component="span" sx={{ ml: 'auto', color: 'text.secondary' }}>
              {t('household.range', { since: admittedOn, until: leftOn ?? t('institution.stillThere') })}
            </Box>
          </Box>
        ))}
      </Box>
    </Panel>
  );
}
