import Box from '@mui/material/Box';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useController } from 'react-hook-form';
import { CheckGroupInput, ChoiceInput, DateInput, TextInput } from '../../components/form/inputs.tsx';
import { useKeptLabel } from '../../components/form/labels.ts';
import { Wide } from '../../components/form/RecordForm.tsx';
import { type FieldSpec, fractionOf, percentOf, plainMoney } from './fields.ts';
import { InstitutionInput } from './InstitutionInput.tsx';
import { YesNoInput } from './YesNoInput.tsx';

interface Props {
  spec: FieldSpec;
  /** What stands there already and is not shown: the field stays empty unless it is retyped. */
  kept?: string | undefined;
}

/** The control of one field, by its kind. */
export function FieldInput({ spec, kept }: Props) {
  const { name, kind, label, choices, max } = spec;
  const required = spec.required && kept === undefined;
  const common = { name, label, required, helperText: kept ?? spec.hint };
  switch (kind) {
    case 'TEXT':
      return <TextInput {...common} maxLength={max ?? 200} />;
    case 'LONG_TEXT':
      return (
        <Wide>
          <TextInput {...common} multiline minRows={2} maxLength={max ?? 2000} />
        </Wide>
      );
    case 'MONEY':
      return <MoneyInput {...common} />;
    case 'RATE':
      return <RateInput {...common} />;
    case 'INTEGER':
      return <TextInput {...common} inputMode="numeric" maxLength={9} />;
    case 'DATE':
      return <DateInput {...common} />;
    case 'YES_NO':
      return <YesNoInput {...common} />;
    case 'CHOICE':
      return <ChoiceInput {...common} choices={choices} />;
    case 'CHOICES':
      return (
        <Wide>
          <CheckGroupInput {...common} choices={choices} />
        </Wide>
      );
    case 'INSTITUTION':
      return <InstitutionInput {...common} kinds={spec.institutions} />;
    case 'BANK_ACCOUNT':
      return <TextInput {...common} inputMode="numeric" maxLength={40} />;
  }
}

interface Common {
  name: string;
  label: string;
  required: boolean;
  helperText: string | undefined;
  /** In a table whose column says it already: the label is for screen readers and the summary of errors. */
  bare?: boolean;
}

/** Yuan, as people write them; tidied when the field is left. */
export function MoneyInput({ name, label, required, helperText, bare = false }: Common) {
  useKeptLabel(name, label);
  const { field, fieldState } = useController({ name });
  const { ref, value, onBlur, onChange } = field;
  const error = fieldState.error?.message;
  return (
    <TextField
      fullWidth
      label={bare ? undefined : label}
      name={name}
      required={required}
      value={value ?? ''}
      inputRef={ref}
      error={error !== undefined}
      helperText={error ?? helperText}
      onChange={onChange}
      onBlur={() => {
        const plain = plainMoney(String(value ?? ''));
        if (plain !== value) onChange(plain);
        onBlur();
      }}
      slotProps={{
        htmlInput: {
          inputMode: 'decimal',
          maxLength: 24,
          autoComplete: 'off',
          'aria-label': bare ? label : undefined,
        },
        input: { startAdornment: <InputAdornment position="start">¥</InputAdornment> },
      }}
    />
  );
}

/** A rate, typed as a percentage and kept as the fraction that the rule takes. */
export function RateInput({ name, label, required, helperText, bare = false }: Common) {
  useKeptLabel(name, label);
  const { field, fieldState } = useController({ name });
  const { ref, value, onBlur, onChange } = field;
  const [text, setText] = useState(() => percentOf(String(value ?? '')));
  // A value that came from elsewhere, such as a draft that is taken up again.
  const shown = fractionOf(text) === String(value ?? '') ? text : percentOf(String(value ?? ''));
  const error = fieldState.error?.message;
  return (
    <TextField
      fullWidth
      label={bare ? undefined : label}
      name={name}
      required={required}
      value={shown}
      inputRef={ref}
      error={error !== undefined}
      helperText={error ?? helperText}
      onChange={event => {
        setText(event.target.value);
        onChange(fractionOf(event.target.value));
      }}
      onBlur={() => {
        setText(percentOf(String(value ?? '')));
        onBlur();
      }}
      slotProps={{
        htmlInput: {
          inputMode: 'decimal',
          maxLength: 8,
          autoComplete: 'off',
          'aria-label': bare ? label : undefined,
        },
        input: {
          endAdornment: (
            <InputAdornment position="end">
              <Box component="span">%</Box>
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
