import { EditScreen } from '../components/form/RecordScreens.tsx';
import { today } from '../components/format.ts';
import { PersonForEditDocument } from '../generated/graphql.ts';
import { execute } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { PersonFields } from './PersonFields.tsx';
import { personPath } from './paths.ts';
import { personFormProblems } from './problems.ts';
import { toValues } from './source.ts';

export default function PersonEdit() {
  const t = useT();
  return (
    <EditScreen
      resource="people"
      load={async (id, signal) => (await execute(PersonForEditDocument, { id }, signal)).person}
      toValues={toValues}
      title={person => t('person.edit', { name: person.name })}
      trail={person => [
        { label: t('person.list'), to: '/people' },
        { label: person.name, to: personPath(person.id) },
      ]}
      problems={(values, person) =>
        personFormProblems(values, today(), {
          idNumber: person.idNumber.present,
          bankAccount: person.bankAccount.present,
          guardianPhone: person.guardianPhone.present,
        })
      }
      savedMessage="person.saved"
      pathOf={personPath}
    >
      {person => <PersonFields known={person} />}
    </EditScreen>
  );
}
