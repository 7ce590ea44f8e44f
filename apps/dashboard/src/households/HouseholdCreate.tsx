import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { CreateScreen } from '../components/form/RecordScreens.tsx';
import { HouseholdFounderDocument } from '../generated/graphql.ts';
import { PageLoading } from '../layout/states.tsx';
import { execute } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { HouseholdFields } from './HouseholdFields.tsx';
import { householdPath } from './paths.ts';
import { emptyHousehold, type HouseholdValues, householdProblems } from './values.ts';

/** A new household; `?person=` puts that person in as its first member. */
export default function HouseholdCreate() {
  const t = useT();
  const [search] = useSearchParams();
  const personId = search.get('person') ?? '';
  const founder = useQuery({
    queryKey: ['households', 'founder', personId],
    queryFn: async ({ signal }) =>
      (await execute(HouseholdFounderDocument, { id: personId }, signal)).person ?? null,
    enabled: personId !== '',
  });
  if (personId !== '' && founder.isPending) return <PageLoading />;
  const person = founder.data;
  const values: HouseholdValues = person
    ? {
        ...emptyHousehold,
        areaId: person.area.id,
        address: person.address ?? '',
        members: [{ person, relation: 'HEAD' }],
      }
    : emptyHousehold;
  return (
    <CreateScreen
      resource="households"
      title={t('household.create')}
      trail={[{ label: t('household.list'), to: '/households' }]}
      values={values}
      problems={householdProblems}
      savedMessage="household.saved"
      pathOf={householdPath}
    >
      <HouseholdFields />
    </CreateScreen>
  );
}
