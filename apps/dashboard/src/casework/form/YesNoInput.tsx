import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useId } from 'react';
import { useController } from 'react-hook-form';
import { useKeptLabel } from '../../components/form/labels.ts';
import { useTerm } from '../../providers/i18n/terms.ts';

interface Props {
  name: string;
  label: string;
  required: boolean;
  helperText: string | undefined;
}

/** A question with two answers, neither of which is given until someone gives it. */
export function YesNoInput({ name, label, required, helperText }: Props) {
  const term = useTerm();
  const id = useId();
  useKeptLabel(name, label);
  const { field, fieldState } = useController({ name });
  const { ref, value, onBlur, onChange } = field;
  const error = fieldState.error?.message;
  return (
    <FormControl error={error !== undefined} required={required}>
      <FormLabel id={id} sx={{ fontSize: '0.875rem' }}>
        {label}
      </FormLabel>
      <RadioGroup
        row
        aria-labelledby={id}
        name={name}
        value={typeof value === 'boolean' ? String(value) : ''}
        onBlur={onBlur}
        onChange={(_, chosen) => onChange(chosen === 'true')}
      >
        <FormControlLabel
          value="true"
          label={term('answer', 'yes')}
          control={<Radio slotProps={{ input: { ref } }} />}
        />
        <FormControlLabel value="false" label={term('answer', 'no')} control={<Radio />} />
      </RadioGroup>
      {(error ?? helperText) && <FormHelperText>{error ?? helperText}</FormHelperText>}
    </FormControl>
  );
}
