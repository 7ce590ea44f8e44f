import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { DateControl } from '../components/form/DateControl.tsx';
import { today } from '../components/format.ts';
import { ReasonDialog } from '../components/ReasonDialog.tsx';
import { refreshAll } from '../components/refreshAll.ts';
import { type PersonPageFragment, RecordDeathDocument } from '../generated/graphql.ts';
import { execute, unwrap } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';

interface Props {
  person: PersonPageFragment;
  open: boolean;
  onClose: () => void;
}

export function DeathDialog({ person, open, onClose }: Props) {
  const t = useT();
  const term = useTerm();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [diedOn, setDiedOn] = useState(today);

  async function record() {
    const variables = { id: person.id, expectedVersion: person.version, diedOn };
    unwrap((await execute(RecordDeathDocument, variables)).recordDeath);
    notify('action.saved', { type: 'success' });
    onClose();
    await refreshAll(queryClient);
  }

  return (
    <ReasonDialog
      open={open}
      title={t('person.recordDeath')}
      lead={t('person.recordDeathLead')}
      submitLabel={t('person.recordDeath')}
      withReason={false}
      danger
      onSubmit={record}
      onClose={onClose}
    >
      <DateControl label={term('field', 'diedOn')} value={diedOn} onChange={setDiedOn} required />
    </ReasonDialog>
  );
}
