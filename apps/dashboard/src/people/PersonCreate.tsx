import { useState } from 'react';
import { CreateScreen } from '../components/form/RecordScreens.tsx';
import { today } from '../components/format.ts';
import { useT } from '../providers/i18n/index.ts';
import { Duplicates } from './Duplicates.tsx';
import { PersonFields } from './PersonFields.tsx';
import { personPath } from './paths.ts';
import { personFormProblems } from './problems.ts';
import { emptyPerson } from './values.ts';

const nothingKnown = { idNumber: false, bankAccount: false, guardianPhone: false };

export default function PersonCreate() {
  const t = useT();
  const [accepted, setAccepted] = useState(false);
  return (
    <CreateScreen
      resource="people"
      title={t('person.create')}
      trail={[{ label: t('person.list'), to: '/people' }]}
      values={emptyPerson}
      problems={values => personFormProblems(values, today(), nothingKnown)}
      meta={{ acceptDuplicates: accepted }}
      savedMessage="person.created"
      pathOf={personPath}
    >
      <PersonFields duplicates={<Duplicates accepted={accepted} onAccept={setAccepted} />} />
    </CreateScreen>
  );
}
