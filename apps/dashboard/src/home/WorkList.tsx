import Box from '@mui/material/Box';
import { daysBetween } from '@zhucan/domain';
import { Link } from 'react-router';
import { certificatePath } from '../certificates/paths.ts';
import { Quiet } from '../components/Facts.tsx';
import { today } from '../components/format.ts';
import { CertificateStateChip } from '../components/StateChip.tsx';
import type { WorkRowFragment } from '../generated/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';

/** Certificates that wait for someone, the longest wait first. */
export function WorkList({
  label,
  certificates,
  empty,
}: {
  label: string;
  certificates: readonly WorkRowFragment[];
  empty: string;
}) {
  const t = useT();
  const term = useTerm();
  if (certificates.length === 0) return <Quiet>{empty}</Quiet>;
  return (
    <Box component="ul" aria-label={label} sx={{ listStyle: 'none', p: 0, m: 0 }}>
      {certificates.map(certificate => (
        <Box
          component="li"
          key={certificate.id}
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            gap: 1.25,
            py: 0.75,
            borderTop: 1,
            borderColor: 'divider',
          }}
        >
          <Link to={certificatePath(certificate.id)}>{certificate.person?.name ?? '—'}</Link>
          <span>
            {term('category', certificate.category)} {term('grade', certificate.grade)}
          </span>
          <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
            {certificate.area.fullName}
          </Box>
          <Box component="span" sx={{ ml: 'auto', display: 'flex', alignItems: 'center', gap: 1 }}>
            <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
              {waited(certificate)}
            </Box>
            <CertificateStateChip state={certificate.state} />
          </Box>
        </Box>
      ))}
    </Box>
  );

  function waited({ state, daysLeft, appliedOn }: WorkRowFragment): string {
    if (state === 'EXPIRING' && typeof daysLeft === 'number') return t('person.daysLeft', { days: daysLeft });
    return t('home.applied', { days: daysBetween(appliedOn, today()) });
  }
}
