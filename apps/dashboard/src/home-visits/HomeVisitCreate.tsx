import { useQueryClient } from '@tanstack/react-query';
import { useDataProvider, useNotify } from 'react-admin';
import { useNavigate } from 'react-router';
import type { FormValues } from '../components/form/draft.ts';
import { RecordForm } from '../components/form/RecordForm.tsx';
import { today } from '../components/format.ts';
import { refreshAll } from '../components/refreshAll.ts';
import { Page } from '../layout/Page.tsx';
import { useT } from '../providers/i18n/index.ts';
import { HomeVisitFields } from './HomeVisitForm.tsx';
import { visitPath } from './paths.ts';
import { emptyVisit, visitProblems } from './visit.ts';

export default function HomeVisitCreate() {
  const t = useT();
  const dataProvider = useDataProvider();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const navigate = useNavigate();

  async function save(data: FormValues) {
    const { data: visit } = await dataProvider.create('home-visits', { data });
    await refreshAll(queryClient);
    notify('homeVisit.created', { type: 'success' });
    // After the form has seen that it is saved, so that leaving asks nothing.
    setTimeout(() => navigate(visitPath(String(visit.id))));
  }

  return (
    <Page
      title={t('homeVisit.create')}
      lead={t('homeVisit.createLead')}
      trail={[{ label: t('homeVisit.list'), to: '/home-visits' }]}
    >
      <RecordForm
        name="home-visits.create"
        values={emptyVisit(today())}
        problems={values => visitProblems(values, today())}
        onSave={save}
      >
        <HomeVisitFields />
      </RecordForm>
    </Page>
  );
}
