import Verified from '@mui/icons-material/VerifiedUserOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { formatCount, formatMoment } from '../components/format.ts';
import { VerifyAuditDocument, type VerifyAuditQuery } from '../generated/graphql.ts';
import { execute, messageOf } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';

/** Reads the whole trail again and compares it with what was written and with the ends kept outside. */
export function VerifyPanel() {
  const t = useT();
  const translate = useTranslate();
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<VerifyAuditQuery['verifyAudit']>();
  const [problem, setProblem] = useState<string>();

  async function verify() {
    setBusy(true);
    setProblem(undefined);
    setResult(undefined);
    try {
      setResult((await execute(VerifyAuditDocument, {})).verifyAudit);
    } catch (error) {
      setProblem(translate(messageOf(error)));
    } finally {
      setBusy(false);
    }
  }

  const values = result && {
    entries: formatCount(result.entries),
    shards: formatCount(result.shards),
    at: formatMoment(result.checkedAt),
  };
  return (
    <Box sx={{ mb: 1.5, display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5 }}>
      <Button variant="outlined" color="inherit" startIcon={<Verified />} disabled={busy} onClick={verify}>
        {busy ? t('audit.verifying') : t('audit.verify')}
      </Button>
      <Box role="status" sx={{ flexGrow: 1, minWidth: { sm: 320 } }}>
        {result && (
          <Alert severity={result.valid ? 'success' : 'error'}>
            {result.valid ? t('audit.valid', values) : result.firstBroken}
            {!result.valid && <div>{t('audit.invalid', values)}</div>}
          </Alert>
        )}
        {problem && <Alert severity="error">{problem}</Alert>}
      </Box>
    </Box>
  );
}
