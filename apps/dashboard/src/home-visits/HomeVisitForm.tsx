import Alert from '@mui/material/Alert';
import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { AreaInput, ChoiceInput, DateInput, TextInput } from '../components/form/inputs.tsx';
import { FormSection, Wide } from '../components/form/RecordForm.tsx';
import { useHospitals } from '../components/useHospitals.ts';
import { type HomeVisitPageFragment, WaitingInVillageDocument } from '../generated/graphql.ts';
import { execute } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { ApplicantsInput } from './ApplicantsInput.tsx';
import { assessedAt } from './visit.ts';

/** The fields of a visit; `visit` is the one that is being changed. */
export function HomeVisitFields({ visit }: { visit?: HomeVisitPageFragment }) {
  const t = useT();
  const hospitals = useHospitals(visit?.hospital);
  const areaId: unknown = useWatch({ name: 'areaId' });
  const chosen = typeof areaId === 'string' && areaId !== '' ? areaId : null;
  const { data } = useQuery({
    queryKey: ['certificates', 'waiting', chosen],
    queryFn: ({ signal }) => execute(WaitingInVillageDocument, { area: chosen ?? '' }, signal),
    enabled: chosen !== null,
  });
  const waiting = (data?.certificates.edges ?? []).map(({ node }) => node);
  // Who is in the visit already comes first: they wait in no list any more.
  const members = chosen === visit?.area.id ? (visit?.certificates ?? []) : [];
  const fixed = visit !== undefined && assessedAt(visit) > 0;
  return (
    <>
      <FormSection title={t('homeVisit.where')}>
        <AreaInput
          name="areaId"
          label={t('homeVisit.village')}
          level="VILLAGE"
          required
          disabled={fixed}
          helperText={t(fixed ? 'homeVisit.villageFixed' : 'homeVisit.villageHelp')}
        />
        <DateInput name="visitOn" required />
        {data?.area && !data.area.homeVisitReady && chosen !== visit?.area.id && (
          <Wide>
            <Alert severity="warning">{t('homeVisit.notReady', { name: data.area.name })}</Alert>
          </Wide>
        )}
        <ChoiceInput name="hospitalId" choices={hospitals} required />
      </FormSection>
      <FormSection title={t('homeVisit.staff')}>
        <TextInput name="townStaff" required helperText={t('homeVisit.staffHelp')} />
        <TextInput name="districtStaff" required helperText={t('homeVisit.staffHelp')} />
        <Wide>
          <TextInput name="note" maxLength={500} multiline minRows={2} />
        </Wide>
      </FormSection>
      <FormSection title={t('homeVisit.applicants')}>
        <Wide>
          <ApplicantsInput
            village={chosen !== null}
            loading={chosen !== null && data === undefined}
            members={members}
            waiting={waiting}
            more={data?.certificates.pageInfo.hasNextPage ?? false}
          />
        </Wide>
      </FormSection>
    </>
  );
}
