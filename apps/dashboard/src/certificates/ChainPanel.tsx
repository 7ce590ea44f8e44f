import Box from '@mui/material/Box';
import { Link } from 'react-router';
import { Panel } from '../components/Facts.tsx';
import { CertificateStateChip } from '../components/StateChip.tsx';
import type { CertificateLinkFragment, CertificatePageFragment } from '../generated/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';
import { certificatePath } from './paths.ts';

/** The certificate that this one replaces, and the one that replaces it. */
export function ChainPanel({ certificate }: { certificate: CertificatePageFragment }) {
  const t = useT();
  const { previous, next } = certificate;
  if (!previous && !next) return null;
  return (
    <Panel title={t('certificate.chain')}>
      <Box component="dl" sx={{ m: 0, display: 'grid', gap: 1.5 }}>
        {next && <Linked label={t('certificate.next')} certificate={next} />}
        {previous && <Linked label={t('certificate.previous')} certificate={previous} />}
      </Box>
    </Panel>
  );
}

function Linked({ label, certificate }: { label: string; certificate: CertificateLinkFragment }) {
  const t = useT();
  const term = useTerm();
  const { kind, issuedOn, appliedOn, category, grade, state } = certificate;
  const when = issuedOn
    ? t('certificate.issuedOn', { date: issuedOn })
    : t('certificate.appliedOn', { date: appliedOn });
  return (
    <div>
      <Box component="dt" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
        {label}
      </Box>
      <Box component="dd" sx={{ m: 0, display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <Link to={certificatePath(certificate.id)}>
          {term('certificateKind', kind)} · {when}
        </Link>
        <span>
          {term('category', category)} {term('grade', grade)}
        </span>
        <CertificateStateChip state={state} />
      </Box>
    </div>
  );
}
