import Delete from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import Tooltip from '@mui/material/Tooltip';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { formatMoment } from '../../components/format.ts';
import { ReasonDialog } from '../../components/ReasonDialog.tsx';
import { refreshAll } from '../../components/refreshAll.ts';
import { RemoveCaseDocumentDocument } from '../../generated/graphql.ts';
import { execute, unwrap } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useTerm } from '../../providers/i18n/terms.ts';
import type { CaseDocument } from '../types.ts';
import { sizeText } from './file.ts';

/** A document that is here: its file to download, its form and checksum, and its removal with a reason. */
export function DocumentRow({ document, mayRemove }: { document: CaseDocument; mayRemove: boolean }) {
  const t = useT();
  const term = useTerm();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [removing, setRemoving] = useState(false);
  const { id, name, fileName, form, size, sha256, note, addedAt, addedBy, removedAt, url } = document;
  const facts = [
    term('documentForm', form),
    sizeText(size),
    addedBy,
    formatMoment(addedAt),
    removedAt && t('case.removedAt', { at: formatMoment(removedAt) }),
    note,
  ].filter(Boolean);

  async function remove(reason: string) {
    unwrap((await execute(RemoveCaseDocumentDocument, { id, reason })).removeCaseDocument);
    setRemoving(false);
    notify('case.documentRemoved', { type: 'success', messageArgs: { name } });
    await refreshAll(queryClient);
  }

  return (
    <Box
      component="li"
      sx={{ display: 'flex', alignItems: 'center', gap: 1, py: 1, borderTop: 1, borderColor: 'divider' }}
    >
      <Box sx={{ flex: 1, minWidth: 0, textDecoration: removedAt ? 'line-through' : 'none' }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'baseline' }}>
          <Box component="span" sx={{ fontWeight: 600 }}>
            {name}
          </Box>
          {url && fileName && (
            <Link href={url} download aria-label={t('case.download', { file: fileName, name })}>
              {fileName}
            </Link>
          )}
        </Box>
        <Tooltip describeChild title={`SHA-256 ${sha256}`}>
          <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
            {facts.join(' · ')}
          </Box>
        </Tooltip>
      </Box>
      {mayRemove && !removedAt && (
        <IconButton aria-label={t('case.removeDocument', { name })} onClick={() => setRemoving(true)}>
          <Delete fontSize="small" />
        </IconButton>
      )}
      <ReasonDialog
        open={removing}
        title={t('case.removeDocument', { name })}
        lead={t('case.removeDocumentLead')}
        submitLabel={t('action.remove')}
        danger
        onSubmit={remove}
        onClose={() => setRemoving(false)}
      />
    </Box>
  );
}
