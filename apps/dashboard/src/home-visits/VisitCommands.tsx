import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { ReasonDialog } from '../components/ReasonDialog.tsx';
import { refreshAll } from '../components/refreshAll.ts';
import {
  CancelHomeVisitDocument,
  CompleteHomeVisitDocument,
  type HomeVisitPageFragment,
} from '../generated/graphql.ts';
import { execute, unwrap } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import type { visitSteps } from './visit.ts';

interface Props {
  visit: HomeVisitPageFragment;
  steps: ReturnType<typeof visitSteps>;
}

/** Marks the visit done, or cancels it. */
export function VisitCommands({ visit, steps }: Props) {
  const t = useT();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState<'complete' | 'cancel' | null>(null);
  const target = { id: visit.id, expectedVersion: visit.version };

  async function finish(sentence: string) {
    notify(sentence, { type: 'success' });
    setOpen(null);
    await refreshAll(queryClient);
  }

  return (
    <>
      {steps.complete && (
        <Button variant="contained" onClick={() => setOpen('complete')}>
          {t('homeVisit.complete')}
        </Button>
      )}
      {steps.cancel && (
        <Button variant="outlined" color="error" onClick={() => setOpen('cancel')}>
          {t('homeVisit.cancel')}
        </Button>
      )}
      <ReasonDialog
        open={open === 'complete'}
        title={t('homeVisit.complete')}
        lead={t('homeVisit.completeLead', { smart_count: visit.certificates.length })}
        submitLabel={t('homeVisit.complete')}
        withReason={false}
        onSubmit={async () => {
          unwrap((await execute(CompleteHomeVisitDocument, target)).completeHomeVisitBatch);
          await finish('homeVisit.completed');
        }}
        onClose={() => setOpen(null)}
      />
      <ReasonDialog
        open={open === 'cancel'}
        title={t('homeVisit.cancel')}
        lead={t('homeVisit.cancelLead')}
        submitLabel={t('homeVisit.cancel')}
        danger
        onSubmit={async reason => {
          unwrap((await execute(CancelHomeVisitDocument, { ...target, reason })).cancelHomeVisitBatch);
          await finish('homeVisit.cancelled');
        }}
        onClose={() => setOpen(null)}
      />
    </>
  );
}
