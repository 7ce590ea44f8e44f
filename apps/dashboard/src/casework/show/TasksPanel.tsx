import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Panel } from '../../components/Facts.tsx';
import { FormDialog } from '../../components/form/FormDialog.tsx';
import { TextInput } from '../../components/form/inputs.tsx';
import { refreshAll } from '../../components/refreshAll.ts';
import { ToneChip } from '../../components/StateChip.tsx';
import { CompleteCaseTaskDocument } from '../../generated/graphql.ts';
import { execute, unwrap } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useTerm } from '../../providers/i18n/terms.ts';
import { useViewer } from '../../providers/session.ts';
import type { CasePage } from '../types.ts';

type Task = CasePage['tasks'][number];

/** What is still to be done for the case by a day. */
export function TasksPanel({ one }: { one: CasePage }) {
  const t = useT();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [completing, setCompleting] = useState<Task>();
  if (one.tasks.length === 0) return null;

  async function complete(task: Task, note: string) {
    unwrap((await execute(CompleteCaseTaskDocument, { id: task.id, note: note || null })).completeCaseTask);
    setCompleting(undefined);
    notify('action.saved', { type: 'success' });
    await refreshAll(queryClient);
  }

  return (
    <Panel title={t('case.tasks')}>
      <Box component="ul" aria-label={t('case.tasks')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {one.tasks.map(task => (
          <TaskRow key={task.id} task={task} onComplete={() => setCompleting(task)} />
        ))}
      </Box>
      {completing && (
        <FormDialog
          open
          narrow
          title={t('case.completeTask', { kind: completing.kind })}
          submitLabel={t('case.complete')}
          values={{ note: '' }}
          onSubmit={values => complete(completing, String(values['note'] ?? '').trim())}
          onClose={() => setCompleting(undefined)}
        >
          <TextInput name="note" label={t('case.note')} multiline minRows={2} maxLength={500} />
        </FormDialog>
      )}
    </Panel>
  );
}

function TaskRow({ task, onComplete }: { task: Task; onComplete: () => void }) {
  const t = useT();
  const term = useTerm();
  const viewer = useViewer();
  const { kind, dueOn, doneOn, doneBy, note, overdue, waitsFor } = task;
  const mine = viewer?.role === waitsFor || viewer?.role === 'DISTRICT_MANAGER';
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        py: 0.75,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <b>{kind}</b>
      <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
        {[dueOn, term('role', waitsFor), note].filter(Boolean).join(' · ')}
      </Box>
      <Box component="span" sx={{ ml: 'auto', display: 'flex', alignItems: 'center', gap: 1 }}>
        {doneOn ? (
          <ToneChip
            tone="good"
            label={t('case.taskDone', { on: [doneOn, doneBy].filter(Boolean).join(' ') })}
          />
        ) : (
          overdue && <ToneChip tone="bad" label={t('case.overdue')} />
        )}
        {!doneOn && mine && (
          <Button onClick={onComplete} aria-label={t('case.completeTask', { kind })}>
            {t('case.complete')}
          </Button>
        )}
      </Box>
    </Box>
  );
}
