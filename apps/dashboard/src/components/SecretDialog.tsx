import ContentCopy from '@mui/icons-material/ContentCopy';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useState } from 'react';
import { useT } from '../providers/i18n/index.ts';

interface Props {
  title: string;
  lead: string;
  secret: string;
  onClose: () => void;
}

/** A secret that the server tells once: it lives in this dialog alone and is gone with it. */
export function SecretDialog({ title, lead, secret, onClose }: Props) {
  const t = useT();
  const titleId = useId();
  const [copied, setCopied] = useState<boolean>();

  async function copy() {
    const done = await navigator.clipboard.writeText(secret).then(
      () => true,
      () => false,
    );
    setCopied(done);
  }

  return (
    <Dialog
      open
      // Neither a stray click nor Escape takes the only sight of it away.
      onClose={() => undefined}
      aria-labelledby={titleId}
      maxWidth="sm"
      fullWidth
    >
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <DialogContentText>{lead}</DialogContentText>
        <Box
          component="output"
          tabIndex={0}
          aria-label={title}
          sx={theme => ({
            p: 1.5,
            borderRadius: 1,
            border: `1px solid ${theme.zhucan.control}`,
            backgroundColor: theme.zhucan.sunken,
            fontFamily: 'ui-monospace, Consolas, monospace',
            fontSize: '1.0625rem',
            overflowWrap: 'anywhere',
            userSelect: 'all',
          })}
        >
          {secret}
        </Box>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
          <Button variant="outlined" startIcon={<ContentCopy />} onClick={copy} autoFocus>
            {t('action.copy')}
          </Button>
          <span role="status">
            {copied === true && t('secret.copied')}
            {copied === false && t('secret.copyFailed')}
          </span>
        </Box>
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose}>
          {t('secret.kept')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
