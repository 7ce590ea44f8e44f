import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import { useNavigate } from 'react-router';
import type { FormValues } from '../components/form/draft.ts';
import { RecordForm } from '../components/form/RecordForm.tsx';
import { today } from '../components/format.ts';
import { refreshAll } from '../components/refreshAll.ts';
import { Page } from '../layout/Page.tsx';
import { useT } from '../providers/i18n/index.ts';
import { Duplicates } from './Duplicates.tsx';
import { PersonFields } from './PersonFields.tsx';
import { personPath } from './paths.ts';
import { emptyPerson, personFormProblems } from './values.ts';

const nothingKnown = { idNumber: false, bankAccount: false, guardianPhone: false };

export default function PersonCreate() {
  const t = useT();
  const dataProvider = useDataProvider();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const navigate = useNavigate();
  const [accepted, setAccepted] = useState(false);

  async function save(data: FormValues) {
    const { data: person } = await dataProvider.create('people', {
      data,
      meta: { acceptDuplicates: accepted },
    });
    await refreshAll(queryClient);
    notify('person.created', { type: 'success', messageArgs: { name: person.name } });
    // After the form has seen that it is saved, so that leaving asks nothing.
    setTimeout(() => navigate(personPath(person.id)));
  }

  return (
    <Page title={t('person.create')} trail={[{ label: t('person.list'), to: '/people' }]}>
      <RecordForm
        name="people.create"
        values={emptyPerson}
        problems={values => personFormProblems(values, today(), nothingKnown)}
        onSave={save}
      >
        <PersonFields duplicates={<Duplicates accepted={accepted} onAccept={setAccepted} />} />
      </RecordForm>
    </Page>
  );
}
