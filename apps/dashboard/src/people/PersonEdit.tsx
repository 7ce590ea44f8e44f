import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDataProvider, useNotify } from 'react-admin';
import { useNavigate, useParams } from 'react-router';
import type { FormValues } from '../components/form/draft.ts';
import { RecordForm, type SaveOptions } from '../components/form/RecordForm.tsx';
import { today } from '../components/format.ts';
import { Loaded } from '../components/Loaded.tsx';
import { refreshAll } from '../components/refreshAll.ts';
import { PersonForEditDocument, type PersonFormFragment } from '../generated/graphql.ts';
import { Page } from '../layout/Page.tsx';
import { execute } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { PersonFields } from './PersonFields.tsx';
import { personPath } from './paths.ts';
import { toValues } from './source.ts';
import { personFormProblems } from './values.ts';

const load = async (id: string, signal?: AbortSignal) =>
  (await execute(PersonForEditDocument, { id }, signal)).person;

export default function PersonEdit() {
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['people', 'edit', id],
    queryFn: ({ signal }) => load(id, signal),
    // A form is filled from the record as it is now, and not replaced under its writer's hands.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return <Loaded query={query}>{person => <EditForm person={person} />}</Loaded>;
}

function EditForm({ person }: { person: PersonFormFragment }) {
  const t = useT();
  const dataProvider = useDataProvider();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const navigate = useNavigate();
  const previousData = toValues(person);

  async function save(data: FormValues, { version }: SaveOptions) {
    const written = { ...data, version: version ?? person.version };
    await dataProvider.update('people', { id: person.id, data: written, previousData });
    notify('person.saved', { type: 'success', messageArgs: { name: data['name'] } });
    setTimeout(() => {
      navigate(personPath(person.id));
      refreshAll(queryClient);
    });
  }

  async function current(): Promise<FormValues> {
    const now = await load(person.id);
    return now ? toValues(now) : previousData;
  }

  return (
    <Page
      title={t('person.edit', { name: person.name })}
      trail={[
        { label: t('person.list'), to: '/people' },
        { label: person.name, to: personPath(person.id) },
      ]}
    >
      <RecordForm
        name={`people.edit.${person.id}`}
        values={previousData}
        problems={values =>
          personFormProblems(values, today(), {
            idNumber: person.idNumber.present,
            bankAccount: person.bankAccount.present,
            guardianPhone: person.guardianPhone.present,
          })
        }
        onSave={save}
        current={current}
      >
        <PersonFields known={person} />
      </RecordForm>
    </Page>
  );
}
