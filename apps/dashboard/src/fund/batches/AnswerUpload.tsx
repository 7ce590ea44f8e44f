import UploadFile from '@mui/icons-material/UploadFileOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { useQueryClient } from '@tanstack/react-query';
import { type DragEvent, useRef, useState } from 'react';
import { HttpError, useNotify, useTranslate } from 'react-admin';
import { Problem } from '../../components/Problem.tsx';
import { refreshAll } from '../../components/refreshAll.ts';
import { ImportBankAnswerDocument } from '../../generated/graphql.ts';
import { execute, messageOf, unwrap } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { uploadFile } from '../../providers/upload.ts';
import { newKey } from '../once.ts';

/** The bank's answer comes in: dropped here, or chosen with the button. */
export function AnswerUpload({ batchId }: { batchId: string }) {
  const t = useT();
  const { send, sending, problem } = useAnswer(batchId);
  const chooser = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send(event.dataTransfer.files[0]);
  };
  return (
    <>
      <Problem spaced>{problem}</Problem>
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
          p: { xs: 2, sm: 3 },
          textAlign: 'center',
          border: `2px dashed ${over ? theme.zhucan.brand : theme.zhucan.control}`,
          borderRadius: 1,
          backgroundColor: over ? theme.zhucan.brandSoft : theme.zhucan.page,
        })}
      >
        <UploadFile aria-hidden sx={{ fontSize: 36, color: 'text.secondary' }} />
        <Box sx={{ fontWeight: 600 }}>{t('batch.drop')}</Box>
        <Button variant="contained" disabled={sending !== undefined} onClick={() => chooser.current?.click()}>
          {t('batch.choose')}
        </Button>
        <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>{t('batch.answerHelp')}</Box>
        <input
          ref={chooser}
          type="file"
          hidden
          aria-label={t('batch.choose')}
          accept=".xlsx,.csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,text/csv"
          onChange={event => {
            void send(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        <Box role="status" sx={{ width: '100%', maxWidth: 420 }}>
          {sending && (
            <>
              <Box sx={{ mb: 0.5 }}>{t('batch.importing', { name: sending })}</Box>
              <LinearProgress aria-label={t('batch.importing', { name: sending })} />
            </>
          )}
        </Box>
      </Box>
    </>
  );
}

/** Leaves the file with the server, then imports it; the same file a second time changes nothing. */
function useAnswer(batchId: string) {
  const translate = useTranslate();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [sending, setSending] = useState<string>();
  const [problem, setProblem] = useState<string>();

  async function send(file: File | undefined) {
    if (!file || sending) return;
    setProblem(undefined);
    setSending(file.name);
    try {
      const token = tokenOf(await uploadFile('/import/answer', file, () => undefined));
      const variables = { id: batchId, file: token, idempotencyKey: newKey() };
      unwrap((await execute(ImportBankAnswerDocument, variables)).importBankAnswer);
      notify('batch.imported', { type: 'success' });
      await refreshAll(queryClient);
    } catch (error) {
      setProblem(translate(messageOf(error)));
    } finally {
      setSending(undefined);
    }
  }

  return { send, sending, problem };
}

function tokenOf(answer: unknown): string {
  if (typeof answer === 'object' && answer !== null && 'file' in answer && typeof answer.file === 'string')
    return answer.file;
  throw new HttpError('errors.server', 500);
}
