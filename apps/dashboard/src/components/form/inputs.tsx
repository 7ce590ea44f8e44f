import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField, { type TextFieldProps } from '@mui/material/TextField';
import { useController } from 'react-hook-form';
import type { AreaLevel } from '../../generated/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { type TermChoice, useTerm } from '../../providers/i18n/terms.ts';
import { AreaSelect } from '../AreaSelect.tsx';
import { DateControl } from './DateControl.tsx';
import { useKeptLabel } from './labels.ts';

interface Common {
  name: string;
  /** The domain's name of the field, unless something else is meant here. */
  label?: string | undefined;
  required?: boolean;
  helperText?: string | undefined;
  disabled?: boolean;
}

/** One field of the form: its value, its handlers and its sentence of error. */
function useInput({ name, label, required = false, helperText, disabled = false }: Common) {
  const term = useTerm();
  const { field, fieldState } = useController({ name });
  const { ref, value, ...handlers } = field;
  const error = fieldState.error?.message;
  const shown = label ?? term('field', name.split('.').at(-1));
  useKeptLabel(name, shown);
  const shared = {
    label: shown,
    required,
    disabled,
    name,
    inputRef: ref,
    onBlur: handlers.onBlur,
  };
  return { shared, value, error, helperText, onChange: handlers.onChange };
}

type TextInputProps = Common &
  Pick<TextFieldProps, 'multiline' | 'minRows' | 'placeholder' | 'type'> & {
    maxLength?: number;
    inputMode?: 'numeric' | 'tel' | 'decimal';
  };

export function TextInput({
  maxLength = 200,
  inputMode,
  multiline,
  minRows,
  placeholder,
  type,
  ...common
}: TextInputProps) {
  const { shared, value, error, helperText, onChange } = useInput(common);
  return (
    <TextField
      {...shared}
      fullWidth
      value={value ?? ''}
      error={error !== undefined}
      helperText={error ?? helperText}
      onChange={onChange}
      multiline={multiline ?? false}
      minRows={minRows}
      placeholder={placeholder}
      type={type}
      slotProps={{ htmlInput: { maxLength, inputMode, autoComplete: 'off' } }}
    />
  );
}

export function ChoiceInput({ choices, ...common }: Common & { choices: readonly TermChoice[] }) {
  const t = useT();
  const { shared, value, error, helperText, onChange } = useInput(common);
  return (
    <TextField
      {...shared}
      select
      fullWidth
      value={value ?? ''}
      error={error !== undefined}
      helperText={error ?? helperText}
      onChange={onChange}
    >
      {!common.required && (
        <MenuItem value="">
          <em>{t('action.clear')}</em>
        </MenuItem>
      )}
      {choices.map(({ id, name }) => (
        <MenuItem key={id} value={id}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}

export function DateInput(common: Common) {
  const { shared, value, error, helperText, onChange } = useInput(common);
  return (
    <DateControl
      {...shared}
      value={typeof value === 'string' ? value : ''}
      error={error}
      helperText={helperText}
      onChange={onChange}
    />
  );
}

export function AreaInput({ level, ...common }: Common & { level?: AreaLevel }) {
  const { shared, value, error, helperText, onChange } = useInput(common);
  const { name: _, ...rest } = shared;
  return (
    <AreaSelect
      {...rest}
      {...(level && { level })}
      value={typeof value === 'string' && value !== '' ? value : null}
      error={error}
      helperText={helperText}
      onChange={id => onChange(id)}
    />
  );
}

export function CheckInput(common: Common) {
  const { shared, value, error, helperText, onChange } = useInput(common);
  const help = error ?? helperText;
  return (
    <FormControl error={error !== undefined}>
      <FormControlLabel
        label={shared.label}
        control={
          <Checkbox
            checked={value === true}
            disabled={shared.disabled}
            slotProps={{ input: { ref: shared.inputRef } }}
            onBlur={shared.onBlur}
            onChange={(_, checked) => onChange(checked)}
          />
        }
      />
      {help && <FormHelperText>{help}</FormHelperText>}
    </FormControl>
  );
}

export function CheckGroupInput({ choices, ...common }: Common & { choices: readonly TermChoice[] }) {
  const { shared, value, error, helperText, onChange } = useInput(common);
  const chosen: unknown[] = Array.isArray(value) ? value : [];
  const help = error ?? helperText;
  return (
    <FormControl component="fieldset" error={error !== undefined}>
      <FormLabel component="legend" sx={{ fontSize: '0.875rem' }}>
        {shared.label}
      </FormLabel>
      <FormGroup row>
        {choices.map(({ id, name }) => (
          <FormControlLabel
            key={id}
            label={name}
            control={
              <Checkbox
                checked={chosen.includes(id)}
                onBlur={shared.onBlur}
                onChange={(_, checked) =>
                  onChange(checked ? [...chosen, id] : chosen.filter(one => one !== id))
                }
              />
            }
          />
        ))}
      </FormGroup>
      {help && <FormHelperText>{help}</FormHelperText>}
    </FormControl>
  );
}
