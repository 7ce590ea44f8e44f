import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router';
import { refreshAll } from '../components/refreshAll.ts';
import { type CertificateCardFragment, ReissueCertificateDocument } from '../generated/graphql.ts';
import { execute, messageOf, unwrap } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';
import { certificatePath } from './paths.ts';

interface Props {
  certificate: CertificateCardFragment;
  holder: string;
}

/** The holder's ID number was corrected, and the card still says the earlier one: one click opens the reissue. */
export function NumberDisagrees({ certificate, holder }: Props) {
  const t = useT();
  const term = useTerm();
  const notify = useNotify();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [busy, setBusy] = useState(false);
  if (!certificate.numberDisagrees) return null;
  const possible = certificate.availableOperations.includes('REISSUE');

  async function reissue() {
    setBusy(true);
    try {
      const target = { id: certificate.id, expectedVersion: certificate.version };
      const { id } = unwrap((await execute(ReissueCertificateDocument, target)).reissueCertificate);
      notify('certificate.done.REISSUE', { type: 'success', messageArgs: { name: holder } });
      navigate(certificatePath(id));
    } catch (error) {
      notify(messageOf(error), { type: 'error' });
    } finally {
      setBusy(false);
    }
    await refreshAll(queryClient);
  }

  return (
    <Alert
      severity="warning"
      sx={{ mb: 2, flexWrap: 'wrap' }}
      action={
        possible && (
          <Button color="inherit" variant="outlined" disabled={busy} onClick={reissue}>
            {term('certificateOperation', 'REISSUE')}
          </Button>
        )
      }
    >
      {t(possible ? 'certificate.numberDisagrees' : 'certificate.numberDisagreesLater')}
    </Alert>
  );
}
