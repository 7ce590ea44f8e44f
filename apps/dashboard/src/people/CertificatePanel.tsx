import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { certificatePath } from '../certificates/paths.ts';
import { CertificateFace } from '../components/CertificateFace.tsx';
import { Panel, Quiet } from '../components/Facts.tsx';
import { CertificateStateChip } from '../components/StateChip.tsx';
import type { PersonPageFragment } from '../generated/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';
import { useMay } from '../providers/session.ts';

const applyPath = (personId: string) => `/certificates/create?person=${encodeURIComponent(personId)}`;

/** The certificate that counts now, and all that came before it. */
export function CertificatePanel({ person }: { person: PersonPageFragment }) {
  const t = useT();
  const term = useTerm();
  const may = useMay();
  const { certificate, certificates } = person;
  const canApply = may('certificate.apply') && !person.diedOn && !certificate;
  return (
    <Panel
      title={t('person.sections.certificate')}
      actions={
        certificate ? (
          <Button component={Link} to={certificatePath(certificate.id)} variant="outlined">
            {t('person.cardOpen')}
          </Button>
        ) : (
          canApply && (
            <Button component={Link} to={applyPath(person.id)} variant="contained">
              {t('person.applyFor')}
            </Button>
          )
        )
      }
    >
      {certificate ? (
        <CertificateFace certificate={certificate} holder={person} />
      ) : (
        <Quiet>{t('person.noCertificates')}</Quiet>
      )}
      {certificates.length > (certificate ? 1 : 0) && (
        <Box
          component="ul"
          aria-label={t('person.sections.certificates')}
          sx={{ listStyle: 'none', p: 0, m: 0, mt: 2 }}
        >
          {certificates
            .filter(one => one.id !== certificate?.id)
            .map(one => (
              <Box
                component="li"
                key={one.id}
                sx={{
                  display: 'flex',
                  flexWrap: 'wrap',
                  gap: 1,
                  alignItems: 'center',
                  py: 0.75,
                  borderTop: 1,
                  borderColor: 'divider',
                  fontSize: '0.875rem',
                }}
              >
                <Link to={certificatePath(one.id)}>
                  {term('certificateKind', one.kind)} {one.issuedOn ?? one.appliedOn}
                </Link>
                <span>
                  {term('category', one.category)} {term('grade', one.grade)}
                </span>
                <Box component="span" sx={{ ml: 'auto' }}>
                  <CertificateStateChip state={one.state} />
                </Box>
              </Box>
            ))}
        </Box>
      )}
    </Panel>
  );
}
