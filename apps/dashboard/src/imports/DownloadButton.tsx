import Download from '@mui/icons-material/FileDownloadOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { downloadFile } from '../providers/files.ts';
import { messageOf } from '../providers/graphql.ts';

interface Props {
  address: string;
  /** What the file is called on the user's computer. */
  name: string;
  label: string;
}

/** Fetches a file in the reader's language; a refusal is said in words, not shown as a page. */
export function DownloadButton({ address, name, label }: Props) {
  const notify = useNotify();
  const translate = useTranslate();
  const [busy, setBusy] = useState(false);
  return (
    <Button
      variant="outlined"
      color="inherit"
      startIcon={<Download />}
      disabled={busy}
      onClick={async () => {
        setBusy(true);
        await downloadFile(address, name).catch(error =>
          notify(translate(messageOf(error)), { type: 'error' }),
        );
        setBusy(false);
      }}
    >
      {label}
    </Button>
  );
}
