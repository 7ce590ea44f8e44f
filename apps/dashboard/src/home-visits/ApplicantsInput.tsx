import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import Skeleton from '@mui/material/Skeleton';
import { useController } from 'react-hook-form';
import { Quiet } from '../components/Facts.tsx';
import type { HomeVisitApplicantFragment, WaitingInVillageQuery } from '../generated/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';

type Waiting = WaitingInVillageQuery['certificates']['edges'][number]['node'];

interface Props {
  village: boolean;
  loading: boolean;
  members: readonly HomeVisitApplicantFragment[];
  waiting: readonly Waiting[];
  more: boolean;
}

/** Whom the visit is for: applications of the village that wait to be assessed. */
export function ApplicantsInput({ village, loading, members, waiting, more }: Props) {
  const t = useT();
  const { field, fieldState } = useController({ name: 'certificateIds' });
  const chosen: string[] = Array.isArray(field.value) ? field.value : [];
  if (!village) return <Quiet>{t('homeVisit.villageFirst')}</Quiet>;
  if (loading) return <Skeleton variant="rounded" height={80} />;
  const all = [...members, ...waiting];
  if (all.length === 0) return <Quiet>{t('homeVisit.noneWaiting')}</Quiet>;
  const open = all.filter(one => !isAssessed(one));
  const allChosen = open.every(({ id }) => chosen.includes(id));
  const assessed = all.filter(isAssessed).map(({ id }) => id);
  return (
    <Box role="group" aria-label={t('homeVisit.applicants')}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 0.5 }}>
        <Box role="status" sx={{ mr: 'auto' }}>
          {t('homeVisit.chosen', { smart_count: chosen.length, total: all.length })}
        </Box>
        <Button onClick={() => field.onChange(allChosen ? assessed : all.map(({ id }) => id))}>
          {allChosen ? t('homeVisit.chooseNone') : t('homeVisit.chooseAll')}
        </Button>
      </Box>
      {all.map((one, index) => (
        <Applicant
          key={one.id}
          applicant={one}
          checked={chosen.includes(one.id)}
          inputRef={index === 0 ? field.ref : undefined}
          onChange={checked =>
            field.onChange(checked ? [...chosen, one.id] : chosen.filter(id => id !== one.id))
          }
        />
      ))}
      {more && <FormHelperText>{t('homeVisit.firstHundred')}</FormHelperText>}
      {fieldState.error && <FormHelperText error>{fieldState.error.message}</FormHelperText>}
    </Box>
  );
}

/** Whoever has been assessed at this visit stays in it. */
function isAssessed(one: HomeVisitApplicantFragment | Waiting): boolean {
  return 'state' in one && one.state !== 'APPLIED';
}

interface ApplicantProps {
  applicant: HomeVisitApplicantFragment | Waiting;
  checked: boolean;
  inputRef: ((element: HTMLInputElement | null) => void) | undefined;
  onChange: (checked: boolean) => void;
}

function Applicant({ applicant, checked, inputRef, onChange }: ApplicantProps) {
  const t = useT();
  const term = useTerm();
  const { person, category, appliedOn, kind } = applicant;
  const facts = [
    person && term('sex', person.sex),
    person && t('person.years', { age: person.age }),
    term('category', category),
    term('certificateKind', kind),
    t('certificate.appliedOn', { date: appliedOn }),
    person?.address,
    'hospital' in applicant &&
      applicant.hospital &&
      t('homeVisit.hasHospital', { name: applicant.hospital.name }),
    isAssessed(applicant) && t('homeVisit.assessedAlready'),
  ];
  return (
    <FormControlLabel
      sx={theme => ({ display: 'flex', m: 0, py: 0.25, borderTop: `1px solid ${theme.zhucan.line}` })}
      control={
        <Checkbox
          checked={checked}
          disabled={isAssessed(applicant)}
          slotProps={{ input: { ref: inputRef } }}
          onChange={(_, now) => onChange(now)}
        />
      }
      label={
        <span>
          <b>{person?.name}</b>{' '}
          <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
            {facts.filter(Boolean).join(' · ')}
          </Box>
        </span>
      }
    />
  );
}
