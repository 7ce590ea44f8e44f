import { EditScreen } from '../components/form/RecordScreens.tsx';
import { HouseholdPageDocument } from '../generated/graphql.ts';
import { execute } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { HouseholdFields } from './HouseholdFields.tsx';
import { householdPath } from './paths.ts';
import { householdProblems, toValues } from './values.ts';

export default function HouseholdEdit() {
  const t = useT();
  return (
    <EditScreen
      resource="households"
      load={async (id, signal) => (await execute(HouseholdPageDocument, { id }, signal)).household}
      toValues={household => ({ id: household.id, ...toValues(household) })}
      title={() => t('household.edit')}
      trail={({ id, head }) => [
        { label: t('household.list'), to: '/households' },
        {
          label: head ? t('household.title', { name: head.name }) : t('household.noHead'),
          to: householdPath(id),
        },
      ]}
      problems={householdProblems}
      savedMessage="household.saved"
      pathOf={householdPath}
    >
      {() => <HouseholdFields />}
    </EditScreen>
  );
}
