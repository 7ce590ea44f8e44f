import Box from '@mui/material/Box';
import FormHelperText from '@mui/material/FormHelperText';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useController } from 'react-hook-form';
import {
  CheckGroupInput,
  CheckInput,
  ChoiceInput,
  DateInput,
  TextInput,
} from '../../components/form/inputs.tsx';
import { Wide } from '../../components/form/RecordForm.tsx';
import { useHospitals } from '../../components/useHospitals.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useTerm, useTermChoices } from '../../providers/i18n/terms.ts';
import { type Grades, gradedCategories, wholeOfGrades } from './assessment.ts';

interface Props {
  hospital?: { id: string; name: string } | null;
}

/** What the doctors found. */
export function AssessmentFields({ hospital }: Props) {
  const t = useT();
  return (
    <Box
      sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, alignItems: 'start' }}
    >
      <DateInput name="assessedOn" required />
      <ChoiceInput name="hospitalId" choices={useHospitals(hospital)} required />
      <Wide>
        <TextInput name="doctors" required helperText={t('certificate.doctorsHelp')} />
      </Wide>
      <Wide>
        <GradesInput />
      </Wide>
      <ChoiceInput name="cause" choices={useTermChoices('cause')} required />
      <TextInput name="onsetAge" inputMode="numeric" maxLength={3} helperText={t('certificate.onsetHelp')} />
      <Wide>
        <TextInput
          name="diagnosis"
          maxLength={1000}
          multiline
          minRows={2}
          helperText={t('certificate.diagnosisHelp')}
        />
      </Wide>
      <Wide>
        <CheckGroupInput name="supportNeeds" choices={useTermChoices('supportNeed')} />
      </Wide>
      <CheckInput name="atHome" />
    </Box>
  );
}

/** A grade for each category that was found; the whole follows and is said at once. */
export function GradesInput({ dense = false }: { dense?: boolean }) {
  const t = useT();
  const term = useTerm();
  const grades = useTermChoices('grade');
  const { field, fieldState } = useController({ name: 'parts' });
  const value: Grades = field.value ?? {};
  const whole = wholeOfGrades(value);
  const error = fieldState.error?.message;
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>
      <Box component="legend" sx={{ p: 0, mb: 1, fontSize: '0.875rem', fontWeight: 600 }}>
        {t('certificate.gradesLegend')}
      </Box>
      <Box
        sx={{
          display: 'grid',
          gap: 1,
          gridTemplateColumns: dense
            ? 'repeat(auto-fit, minmax(104px, 1fr))'
            : { xs: '1fr 1fr', sm: 'repeat(3, 1fr)' },
        }}
      >
        {gradedCategories.map((category, index) => (
          <TextField
            key={category}
            select
            label={term('category', category)}
            value={value[category] ?? ''}
            error={error !== undefined}
            onBlur={field.onBlur}
            {...(index === 0 && { inputRef: field.ref })}
            onChange={event => {
              const { [category]: _, ...others } = value;
              field.onChange(
                event.target.value ? { ...others, [category]: Number(event.target.value) } : others,
              );
            }}
          >
            <MenuItem value="">{t('certificate.gradeNone')}</MenuItem>
            {grades.map(({ id, name }) => (
              <MenuItem key={id} value={Number(id)}>
                {name}
              </MenuItem>
            ))}
          </TextField>
        ))}
      </Box>
      {error && <FormHelperText error>{error}</FormHelperText>}
      <Box role="status" sx={{ mt: 1, fontSize: '0.875rem', minHeight: '1.5em' }}>
        {whole &&
          t('certificate.wholeIs', {
            category: term('category', whole.category),
            grade: term('grade', whole.grade),
            severe: whole.grade <= 2 ? ` · ${t('person.severe')}` : '',
          })}
      </Box>
    </Box>
  );
}
