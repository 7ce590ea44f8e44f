import { CreateScreen } from '../components/form/RecordScreens.tsx';
import { useT } from '../providers/i18n/index.ts';
import { InstitutionFields } from './InstitutionFields.tsx';
import { institutionPath } from './paths.ts';
import { institutionProblems } from './problems.ts';
import { emptyInstitution } from './values.ts';

export default function InstitutionCreate() {
  const t = useT();
  return (
    <CreateScreen
      resource="institutions"
      title={t('institution.create')}
      trail={[{ label: t('institution.list'), to: '/institutions' }]}
      values={emptyInstitution}
      problems={institutionProblems}
      savedMessage="institution.saved"
      pathOf={institutionPath}
    >
      <InstitutionFields />
    </CreateScreen>
  );
}
