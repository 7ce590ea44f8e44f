import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Link } from 'react-router';
import { Panel, Quiet } from '../components/Facts.tsx';
import { DateControl } from '../components/form/DateControl.tsx';
import { today } from '../components/format.ts';
import { type FoundPerson, PersonPicker } from '../components/PersonPicker.tsx';
import { ReasonDialog } from '../components/ReasonDialog.tsx';
import { refreshAll } from '../components/refreshAll.ts';
import {
  AdmitToInstitutionDocument,
  EndStayDocument,
  type InstitutionPageFragment,
} from '../generated/graphql.ts';
import { personPath } from '../people/paths.ts';
import { execute, unwrap } from '../providers/graphql.ts';
import { type MessageKey, useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';
import { useMay } from '../providers/session.ts';

type Stay = InstitutionPageFragment['stays'][number];

/** Who is here and who was: admitted, present, left. */
export function Stays({ institution }: { institution: InstitutionPageFragment }) {
  const t = useT();
  const may = useMay();
  const [admitting, setAdmitting] = useState(false);
  const [leaving, setLeaving] = useState<Stay | null>(null);
  const mayWrite = may('institution.write');
  return (
    <Panel
      title={t('institution.stays')}
      actions={
        mayWrite && (
          <Button variant="outlined" onClick={() => setAdmitting(true)}>
            {t('institution.admit')}
          </Button>
        )
      }
    >
      {institution.stays.length === 0 && <Quiet>{t('institution.noStays')}</Quiet>}
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {institution.stays.map(stay => (
          <StayLine
            key={stay.id}
            stay={stay}
            onLeave={mayWrite && !stay.leftOn ? () => setLeaving(stay) : undefined}
          />
        ))}
      </Box>
      <AdmitDialog institutionId={institution.id} open={admitting} onClose={() => setAdmitting(false)} />
      <LeaveDialog stay={leaving} onClose={() => setLeaving(null)} />
    </Panel>
  );
}

function StayLine({ stay, onLeave }: { stay: Stay; onLeave?: (() => void) | undefined }) {
  const t = useT();
  const term = useTerm();
  const { person } = stay;
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1.25,
        alignItems: 'center',
        py: 0.75,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      {person ? <Link to={personPath(person.id)}>{person.name}</Link> : <span>—</span>}
      {person && (
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {term('sex', person.sex)} {t('person.years', { age: person.age })}
        </Box>
      )}
      <Box component="span" sx={{ ml: 'auto', color: 'text.secondary' }}>
        {t('household.range', { since: stay.admittedOn, until: stay.leftOn ?? t('institution.stillThere') })}
      </Box>
      {onLeave && (
        <Button size="small" onClick={onLeave}>
          {t('institution.endStay')}
        </Button>
      )}
    </Box>
  );
}

/** What follows every change of a stay. */
function useDone(onClose: () => void) {
  const notify = useNotify();
  const queryClient = useQueryClient();
  return async (message: MessageKey) => {
    notify(message, { type: 'success' });
    onClose();
    await refreshAll(queryClient);
  };
}

function AdmitDialog({
  institutionId,
  open,
  onClose,
}: {
  institutionId: string;
  open: boolean;
  onClose: () => void;
}) {
  const t = useT();
  const term = useTerm();
  const done = useDone(onClose);
  const [person, setPerson] = useState<FoundPerson | null>(null);
  const [admittedOn, setAdmittedOn] = useState(today);
  const [missing, setMissing] = useState(false);

  async function admit() {
    setMissing(person === null);
    if (!person) return;
    const variables = { institutionId, personId: person.id, admittedOn };
    unwrap((await execute(AdmitToInstitutionDocument, variables)).admitToInstitution);
    setPerson(null);
    await done('institution.admitted');
  }

  return (
    <ReasonDialog
      open={open}
      title={t('institution.admit')}
      submitLabel={t('institution.admit')}
      withReason={false}
      onSubmit={admit}
      onClose={onClose}
    >
      <PersonPicker
        label={t('institution.person')}
        value={person}
        onChange={setPerson}
        error={missing ? t('password.missing') : undefined}
        autoFocus
      />
      <DateControl label={term('field', 'admittedOn')} value={admittedOn} onChange={setAdmittedOn} required />
    </ReasonDialog>
  );
}

function LeaveDialog({ stay, onClose }: { stay: Stay | null; onClose: () => void }) {
  const t = useT();
  const term = useTerm();
  const done = useDone(onClose);
  const [leftOn, setLeftOn] = useState(today);

  async function leave() {
    if (!stay) return;
    unwrap((await execute(EndStayDocument, { stayId: stay.id, leftOn })).endStay);
    await done('institution.left');
  }

  return (
    <ReasonDialog
      open={stay !== null}
      title={t('institution.leave', { name: stay?.person?.name ?? '' })}
      submitLabel={t('institution.endStay')}
      withReason={false}
      onSubmit={leave}
      onClose={onClose}
    >
      <DateControl label={term('field', 'leftOn')} value={leftOn} onChange={setLeftOn} required />
    </ReasonDialog>
  );
}
