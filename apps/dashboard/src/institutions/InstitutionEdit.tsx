import { EditScreen } from '../components/form/RecordScreens.tsx';
import { InstitutionForEditDocument } from '../generated/graphql.ts';
import { execute } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { InstitutionFields } from './InstitutionFields.tsx';
import { institutionPath } from './paths.ts';
import { institutionProblems } from './problems.ts';
import { toValues } from './values.ts';

export default function InstitutionEdit() {
  const t = useT();
  return (
    <EditScreen
      resource="institutions"
      load={async (id, signal) => (await execute(InstitutionForEditDocument, { id }, signal)).institution}
      toValues={toValues}
      title={({ name }) => t('institution.edit', { name })}
      trail={({ id, name }) => [
        { label: t('institution.list'), to: '/institutions' },
        { label: name, to: institutionPath(id) },
      ]}
      problems={institutionProblems}
      savedMessage="institution.saved"
      pathOf={institutionPath}
    >
      {() => <InstitutionFields />}
    </EditScreen>
  );
}
