import Box from '@mui/material/Box';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { type FoundPerson, PersonPicker } from '../components/PersonPicker.tsx';
import { ReasonDialog } from '../components/ReasonDialog.tsx';
import { refreshAll } from '../components/refreshAll.ts';
import { MergePeopleDocument, type PersonPageFragment } from '../generated/graphql.ts';
import { execute, unwrap } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';

interface Props {
  person: PersonPageFragment;
  open: boolean;
  onClose: () => void;
}

/** Two records of one person have one name: place and number tell which stays and which is merged into it. */
function Both({ keep, merge }: { keep: PersonPageFragment; merge: FoundPerson }) {
  const t = useT();
  const term = useTerm();
  const sides = [
    { title: t('person.mergeKeeps'), who: keep },
    { title: t('person.mergeTakes'), who: merge },
  ];
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gap: 1 }}>
      {sides.map(({ title, who }) => (
        <div key={title}>
          <Box component="dt" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
            {title}
          </Box>
          <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
            <b>{who.name}</b> {term('sex', who.sex)} · {t('person.years', { age: who.age })} ·{' '}
            {who.area.fullName} · {who.idNumber.masked}
          </Box>
        </div>
      ))}
    </Box>
  );
}

/** Two files of one person become one; the record keeps what each held, so that it can be undone. */
export function MergeDialog({ person, open, onClose }: Props) {
  const t = useT();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [other, setOther] = useState<FoundPerson | null>(null);
  const [missing, setMissing] = useState(false);

  async function merge(reason: string) {
    setMissing(other === null);
    if (!other) return;
    const variables = { keepId: person.id, mergeId: other.id, reason };
    unwrap((await execute(MergePeopleDocument, variables)).mergePeople);
    notify('person.mergeDone', { type: 'success' });
    onClose();
    await refreshAll(queryClient);
  }

  return (
    <ReasonDialog
      open={open}
      title={t('person.merge')}
      lead={t('person.mergeLead', { name: person.name })}
      submitLabel={t('person.merge')}
      danger
      onSubmit={merge}
      onClose={onClose}
    >
      <PersonPicker
        label={t('person.mergeSearch')}
        value={other}
        onChange={found => {
          setOther(found);
          setMissing(false);
        }}
        exclude={[person.id]}
        error={missing ? t('person.mergeChoose') : undefined}
      />
      {other && <Both keep={person} merge={other} />}
    </ReasonDialog>
  );
}
