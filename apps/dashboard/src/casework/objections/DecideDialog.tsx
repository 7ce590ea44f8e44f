import { useQueryClient } from '@tanstack/react-query';
import { type Problem, problem } from '@zhucan/domain';
import { useNotify } from 'react-admin';
import type { FormValues } from '../../components/form/draft.ts';
import { FormDialog } from '../../components/form/FormDialog.tsx';
import { ChoiceInput, DateInput, TextInput } from '../../components/form/inputs.tsx';
import { today } from '../../components/format.ts';
import { refreshAll } from '../../components/refreshAll.ts';
import { DecideObjectionDocument, type ObjectionRowFragment } from '../../generated/graphql.ts';
import { execute, unwrap } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';

interface Props {
  objection: ObjectionRowFragment;
  onClose: () => void;
}

const written = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

function problemsIn(values: FormValues): readonly Problem[] {
  return ['outcome', 'findings', 'toldOn']
    .filter(field => written(values[field]) === '')
    .map(field => problem('REQUIRED', field));
}

/** What the town found, when it told the applicant, and whether the case goes on. */
export function DecideDialog({ objection, onClose }: Props) {
  const t = useT();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const { id, version, receipt } = objection;

  async function decide(values: FormValues) {
    const input = {
      uphold: values['outcome'] === 'UPHOLD',
      findings: written(values['findings']),
      toldOn: written(values['toldOn']),
      reply: written(values['reply']) || null,
    };
    unwrap((await execute(DecideObjectionDocument, { id, expectedVersion: version, input })).decideObjection);
    notify('objection.decided', { type: 'success', messageArgs: { receipt } });
    onClose();
    await refreshAll(queryClient);
  }

  return (
    <FormDialog
      open
      title={t('objection.decideTitle', { receipt })}
      lead={t('objection.decideLead')}
      submitLabel={t('objection.decide')}
      values={{ outcome: '', findings: '', toldOn: today(), reply: '' }}
      problems={problemsIn}
      onSubmit={decide}
      onClose={onClose}
    >
      <ChoiceInput
        name="outcome"
        label={t('objection.outcome')}
        required
        choices={[
          { id: 'DISMISS', name: t('objection.dismiss') },
          { id: 'UPHOLD', name: t('objection.uphold') },
        ]}
      />
      <TextInput
        name="findings"
        label={t('objection.findings')}
        required
        multiline
        minRows={3}
        maxLength={2000}
        helperText={t('objection.findingsHelp')}
      />
      <TextInput
        name="reply"
        label={t('objection.reply')}
        multiline
        minRows={2}
        maxLength={500}
        helperText={t('objection.replyHelp')}
      />
      <DateInput name="toldOn" label={t('objection.toldOn')} required />
    </FormDialog>
  );
}
