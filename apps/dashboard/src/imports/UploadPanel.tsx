import UploadFile from '@mui/icons-material/UploadFileOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { useQueryClient } from '@tanstack/react-query';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { AreaSelect } from '../components/AreaSelect.tsx';
import { Panel } from '../components/Facts.tsx';
import { Problem } from '../components/Problem.tsx';
import { refreshAll } from '../components/refreshAll.ts';
import { uploadRoster } from '../providers/files.ts';
import { messageOf } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { DownloadButton } from './DownloadButton.tsx';
import { importPath } from './paths.ts';

/** A roster comes in: dropped here, or chosen with the button. */
export function UploadPanel() {
  const t = useT();
  const [area, setArea] = useState<string | null>(null);
  const { send, sending, problem } = useUpload(area);
  return (
    <Panel
      title={t('roster.upload')}
      actions={
        <>
          <DownloadButton
            address="/import/template.xlsx"
            name="roster-template.xlsx"
            label={t('roster.template')}
          />
          <DownloadButton
            address="/import/sample.xlsx"
            name="roster-sample.xlsx"
            label={t('roster.sample')}
          />
        </>
      }
    >
      <Problem spaced>{problem}</Problem>
      <DropZone sending={sending} onFile={send} />
      <Box sx={{ maxWidth: 420, mt: 2 }}>
        <AreaSelect
          label={t('roster.area')}
          value={area}
          onChange={setArea}
          helperText={t('roster.areaHelp')}
        />
      </Box>
    </Panel>
  );
}

/** Sends a file and goes to the page of its import; what is wrong with the file is said here. */
function useUpload(area: string | null) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [sending, setSending] = useState<string>();
  const [problem, setProblem] = useState<string>();

  async function send(file: File | undefined) {
    if (!file || sending) return;
    setProblem(undefined);
    setSending(file.name);
    try {
      const id = await uploadRoster(file, area);
      await refreshAll(queryClient);
      navigate(importPath(id));
    } catch (error) {
      setProblem(translate(messageOf(error)));
      setSending(undefined);
    }
  }

  return { send, sending, problem };
}

interface DropZoneProps {
  /** The name of the file that is on its way. */
  sending: string | undefined;
  onFile: (file: File | undefined) => void;
}

function DropZone({ sending, onFile }: DropZoneProps) {
  const t = useT();
  const chooser = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFile(event.dataTransfer.files[0]);
  };
  return (
    <Box
      onDragOver={event => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      sx={theme => ({
        display: 'grid',
        justifyItems: 'center',
        gap: 1,
        p: { xs: 2, sm: 4 },
        textAlign: 'center',
        border: `2px dashed ${over ? theme.zhucan.brand : theme.zhucan.control}`,
        borderRadius: 1,
        backgroundColor: over ? theme.zhucan.brandSoft : theme.zhucan.page,
      })}
    >
      <UploadFile aria-hidden sx={{ fontSize: 40, color: 'text.secondary' }} />
      <Box sx={{ fontWeight: 600 }}>{t('roster.drop')}</Box>
      <Button variant="contained" disabled={sending !== undefined} onClick={() => chooser.current?.click()}>
        {t('roster.choose')}
      </Button>
      <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>{t('roster.kinds')}</Box>
      <input
        ref={chooser}
        type="file"
        hidden
        aria-label={t('roster.choose')}
        accept=".xlsx,.csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,text/csv"
        onChange={event => {
          onFile(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <Box role="status" sx={{ width: '100%', maxWidth: 420 }}>
        {sending && (
          <>
            <Box sx={{ mb: 0.5 }}>{t('roster.sending', { name: sending })}</Box>
            <LinearProgress aria-label={t('roster.sending', { name: sending })} />
          </>
        )}
      </Box>
    </Box>
  );
}
