import VisibilityOff from '@mui/icons-material/VisibilityOffOutlined';
import Visibility from '@mui/icons-material/VisibilityOutlined';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { type Ref, useState } from 'react';
import { useT } from '../providers/i18n/index.ts';

interface Props {
  label: string;
  name: string;
  value: string;
  onChange: (value: string) => void;
  autoComplete: 'current-password' | 'new-password';
  error?: string | undefined;
  helperText?: string;
  inputRef?: Ref<HTMLInputElement>;
}

/** A password that its writer may look at. */
export function PasswordField(props: Props) {
  const { label, name, value, onChange, autoComplete, error, helperText, inputRef } = props;
  const t = useT();
  const [shown, setShown] = useState(false);
  return (
    <TextField
      label={label}
      name={name}
      type={shown ? 'text' : 'password'}
      value={value}
      required
      fullWidth
      size="medium"
      error={error !== undefined}
      helperText={error ?? helperText}
      inputRef={inputRef}
      onChange={event => onChange(event.target.value)}
      slotProps={{
        inputLabel: { required: false },
        htmlInput: { autoComplete, spellCheck: false, autoCapitalize: 'none' },
        input: {
          endAdornment: (
            <InputAdornment position="end">
              <IconButton
                aria-label={shown ? t('signIn.hide') : t('signIn.show')}
                aria-pressed={shown}
                onClick={() => setShown(!shown)}
                edge="end"
              >
                {shown ? <VisibilityOff fontSize="small" /> : <Visibility fontSize="small" />}
              </IconButton>
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
