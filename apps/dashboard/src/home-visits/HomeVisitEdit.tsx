import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDataProvider, useNotify } from 'react-admin';
import { useNavigate, useParams } from 'react-router';
import type { FormValues } from '../components/form/draft.ts';
import { RecordForm, type SaveOptions } from '../components/form/RecordForm.tsx';
import { today } from '../components/format.ts';
import { Loaded } from '../components/Loaded.tsx';
import { refreshAll } from '../components/refreshAll.ts';
import { HomeVisitPageDocument, type HomeVisitPageFragment } from '../generated/graphql.ts';
import { Page } from '../layout/Page.tsx';
import { execute } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { HomeVisitFields } from './HomeVisitForm.tsx';
import { visitPath } from './paths.ts';
import { toValues } from './source.ts';
import { visitProblems } from './visit.ts';

export default function HomeVisitEdit() {
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['homeVisits', 'edit', id],
    queryFn: async ({ signal }) =>
      (await execute(HomeVisitPageDocument, { id }, signal)).homeVisitBatch ?? null,
    // What is being edited does not change under its editor; a newer version shows at saving.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return <Loaded query={query}>{visit => <EditForm visit={visit} />}</Loaded>;
}

function EditForm({ visit }: { visit: HomeVisitPageFragment }) {
  const t = useT();
  const dataProvider = useDataProvider();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const navigate = useNavigate();
  const opened = toValues(visit);

  async function save(values: FormValues, { version }: SaveOptions) {
    const data = { ...values, version: version ?? visit.version };
    await dataProvider.update('home-visits', { id: visit.id, data, previousData: opened });
    await refreshAll(queryClient);
    notify('action.saved', { type: 'success' });
    setTimeout(() => navigate(visitPath(visit.id)));
  }

  async function current(): Promise<FormValues> {
    const { homeVisitBatch } = await execute(HomeVisitPageDocument, { id: visit.id });
    return homeVisitBatch ? toValues(homeVisitBatch) : opened;
  }

  return (
    <Page
      title={t('homeVisit.edit', { name: visit.area.name })}
      trail={[
        { label: t('homeVisit.list'), to: '/home-visits' },
        { label: `${visit.visitOn} ${visit.area.name}`, to: visitPath(visit.id) },
      ]}
    >
      <RecordForm
        name={`home-visits.edit.${visit.id}`}
        values={opened}
        problems={values => visitProblems(values, today(), visit)}
        onSave={save}
        current={current}
      >
        <HomeVisitFields visit={visit} />
      </RecordForm>
    </Page>
  );
}
