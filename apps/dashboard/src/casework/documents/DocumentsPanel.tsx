import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { AnyProgramme } from '@zhucan/domain';
import { type DragEvent, useState } from 'react';
import { Panel, Quiet } from '../../components/Facts.tsx';
import { ToneChip } from '../../components/StateChip.tsx';
import { useT } from '../../providers/i18n/index.ts';
import type { CasePage } from '../types.ts';
import { DocumentRow } from './DocumentRow.tsx';
import { MissingRow } from './MissingRow.tsx';
import { UploadDialog } from './UploadDialog.tsx';

interface Props {
  one: CasePage;
  programme: AnyProgramme;
  /** Whether whoever reads may hand something in or take it out now. */
  mayChange: boolean;
}

interface Upload {
  kind: string;
  files: readonly File[];
}

/** The documents that the case needs, which of them are here, and what is still missing. Files may be dropped anywhere on it. */
export function DocumentsPanel({ one, programme, mayChange }: Props) {
  const t = useT();
  const [upload, setUpload] = useState<Upload>();
  const [over, setOver] = useState(false);
  const present = one.documents.filter(({ removedAt }) => !removedAt);
  const removed = one.documents.filter(({ removedAt }) => removedAt);
  const firstMissing = one.missingDocuments[0]?.kind ?? programme.documentKinds[0]?.kind ?? '';
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0) setUpload({ kind: firstMissing, files });
  };
  // What a decision was taken on stays with it.
  const mayRemove = mayChange && !one.decidedOn;
  const zone = mayChange
    ? {
        onDragOver: (event: DragEvent) => {
          event.preventDefault();
          setOver(true);
        },
        onDragLeave: () => setOver(false),
        onDrop: drop,
      }
    : {};
  return (
    <Box
      {...zone}
      sx={theme => ({ borderRadius: 1, outline: over ? `3px dashed ${theme.zhucan.brand}` : 'none' })}
    >
      <Panel
        title={t('case.documents')}
        actions={
          <>
            <Completeness missing={one.missingDocuments.length} />
            {mayChange && programme.documentKinds.length > 0 && (
              <Button
                startIcon={<Add />}
                variant="outlined"
                onClick={() => setUpload({ kind: firstMissing, files: [] })}
              >
                {t('case.addDocument')}
              </Button>
            )}
          </>
        }
      >
        {one.documents.length + one.missingDocuments.length === 0 && <Quiet>{t('case.noDocuments')}</Quiet>}
        <Box component="ul" aria-label={t('case.documents')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {one.missingDocuments.map(need => (
            <MissingRow
              key={`${need.kind}-${need.before.code}`}
              need={need}
              onUpload={mayChange ? () => setUpload({ kind: need.kind, files: [] }) : undefined}
            />
          ))}
          {present.map(document => (
            <DocumentRow key={document.id} document={document} mayRemove={mayRemove} />
          ))}
        </Box>
        {mayChange && (
          <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', mt: 1 }}>{t('case.dropHint')}</Box>
        )}
        {removed.length > 0 && (
          <Box component="details" sx={{ mt: 1.5 }}>
            <Box component="summary" sx={{ cursor: 'pointer' }}>
              {t('case.removedDocuments', { smart_count: removed.length })}
            </Box>
            <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {removed.map(document => (
                <DocumentRow key={document.id} document={document} mayRemove={false} />
              ))}
            </Box>
          </Box>
        )}
      </Panel>
      {upload && (
        <UploadDialog
          one={one}
          programme={programme}
          kind={upload.kind}
          files={upload.files}
          onClose={() => setUpload(undefined)}
        />
      )}
    </Box>
  );
}

function Completeness({ missing }: { missing: number }) {
  const t = useT();
  return missing === 0 ? (
    <ToneChip tone="good" label={t('case.documentsComplete')} />
  ) : (
    <ToneChip tone="warn" label={t('case.documentsMissing', { smart_count: missing })} />
  );
}
