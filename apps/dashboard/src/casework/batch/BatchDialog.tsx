import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useQueryClient } from '@tanstack/react-query';
import { type Problem, problem } from '@zhucan/domain';
import { useState } from 'react';
import type { FormValues } from '../../components/form/draft.ts';
import { FormDialog } from '../../components/form/FormDialog.tsx';
import { TextInput } from '../../components/form/inputs.tsx';
import { refreshAll } from '../../components/refreshAll.ts';
import { ToneChip } from '../../components/StateChip.tsx';
import {
  ActOnCasesDocument,
  type BatchOutcomeFragment,
  type CaseRowFragment,
} from '../../generated/graphql.ts';
import { execute, unwrap } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useTerm } from '../../providers/i18n/terms.ts';
import { AssigneeInput } from '../actions/AssigneeInput.tsx';
import type { Offer } from './operations.ts';

interface Props {
  offer: Offer;
  rows: readonly CaseRowFragment[];
  onClose: () => void;
}

const shortestReason = 4;

/** Asks once, does it for each case by itself, and shows what became of each. */
export function BatchDialog({ offer, rows, onClose }: Props) {
  const t = useT();
  const term = useTerm();
  const queryClient = useQueryClient();
  const [outcomes, setOutcomes] = useState<readonly BatchOutcomeFragment[]>();
  const operation = term('caseOperation', offer.operation);
  const [first] = rows;

  async function submit(values: FormValues) {
    const reason = String(values['reason'] ?? '').trim();
    const variables = {
      cases: rows.map(({ id, version }) => ({ id, expectedVersion: version })),
      operation: offer.operation,
      reason: reason || null,
      userId: String(values['userId'] ?? '') || null,
    };
    setOutcomes(unwrap((await execute(ActOnCasesDocument, variables)).actOnCases).outcomes);
    await refreshAll(queryClient);
  }

  function problems(values: FormValues): readonly Problem[] {
    const reason = String(values['reason'] ?? '').trim();
    return offer.reason && reason.length < shortestReason
      ? [problem('REASON_REQUIRED', 'reason', { min: shortestReason })]
      : [];
  }

  if (outcomes) return <Outcomes title={operation} rows={rows} outcomes={outcomes} onClose={onClose} />;
  return (
    <FormDialog
      open
      title={t('case.batchTitle', { operation, smart_count: rows.length })}
      lead={
        offer.fits < rows.length
          ? t('case.batchSome', { fits: offer.fits, total: rows.length })
          : t('case.batchAll')
      }
      submitLabel={operation}
      danger={offer.operation === 'REJECT'}
      values={{ reason: '', userId: '' }}
      problems={problems}
      onSubmit={submit}
      onClose={onClose}
    >
      {offer.operation === 'ASSIGN' && first ? (
        <AssigneeInput name="userId" one={first} />
      ) : offer.reason ? (
        <TextInput
          name="reason"
          label={t('form.reason')}
          required
          multiline
          minRows={2}
          maxLength={500}
          helperText={t('case.batchReason')}
        />
      ) : null}
    </FormDialog>
  );
}

function Outcomes({
  title,
  rows,
  outcomes,
  onClose,
}: {
  title: string;
  rows: Props['rows'];
  outcomes: readonly BatchOutcomeFragment[];
  onClose: () => void;
}) {
  const t = useT();
  const done = outcomes.filter(one => one.done).length;
  return (
    <Dialog open onClose={onClose} aria-labelledby="outcomes-title" maxWidth="sm" fullWidth>
      <DialogTitle id="outcomes-title">{title}</DialogTitle>
      <DialogContent>
        <Box role="status" sx={{ fontWeight: 600, mb: 1 }}>
          {t('case.batchDone', { done, total: outcomes.length })}
        </Box>
        <Box component="ul" aria-label={t('case.outcomes')} sx={{ listStyle: 'none', p: 0, m: 0 }}>
          {outcomes.map(({ caseId, done: ok, problems }) => (
            <Box
              component="li"
              key={caseId}
              sx={{ display: 'flex', gap: 1.5, py: 0.75, borderTop: 1, borderColor: 'divider' }}
            >
              <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
                {rows.find(({ id }) => id === caseId)?.number}
              </Box>
              <Box component="span" sx={{ flex: 1 }}>
                {problems.map(({ message }) => message).join(' ')}
              </Box>
              <ToneChip
                tone={ok ? 'good' : 'bad'}
                label={ok ? t('case.outcomeDone') : t('case.outcomeRefused')}
              />
            </Box>
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button variant="contained" autoFocus onClick={onClose}>
          {t('action.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
