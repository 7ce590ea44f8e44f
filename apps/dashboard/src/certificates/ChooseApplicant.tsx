import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link, useNavigate } from 'react-router';
import { PersonPicker } from '../components/PersonPicker.tsx';
import { Page } from '../layout/Page.tsx';
import { personCreatePath } from '../people/paths.ts';
import { useT } from '../providers/i18n/index.ts';

/** Whom the application is for. */
export function ChooseApplicant() {
  const t = useT();
  const navigate = useNavigate();
  return (
    <Page
      title={t('certificate.apply')}
      lead={t('certificate.applyLead')}
      trail={[{ label: t('certificate.list'), to: '/certificates' }]}
    >
      <Box sx={{ maxWidth: 560, display: 'grid', gap: 2 }}>
        <PersonPicker
          label={t('certificate.applicant')}
          value={null}
          autoFocus
          onChange={person =>
            person && navigate(`/certificates/create?person=${encodeURIComponent(person.id)}`)
          }
        />
        <Button component={Link} to={personCreatePath} variant="outlined" sx={{ justifySelf: 'start' }}>
          {t('search.newPerson')}
        </Button>
      </Box>
    </Page>
  );
}
