import TextField from '@mui/material/TextField';
import { parseDate } from '@zhucan/domain';
import { type Ref, useEffect, useState } from 'react';
import { useT } from '../../providers/i18n/index.ts';

interface Props {
  label: string;
  /** `YYYY-MM-DD`, or empty. */
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  required?: boolean;
  disabled?: boolean;
  error?: string | undefined;
  helperText?: string | undefined;
  name?: string;
  inputRef?: Ref<HTMLInputElement>;
}

const compactDate = /^(\d{4})(\d{2})(\d{2})$/;
const separatedDate = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/;

/** The day that someone meant by 20261123, 2026/11/23, 2026.11.23 or 2026年11月23日; undefined where it is none. */
export function readDate(text: string): string | undefined {
  const parts = compactDate.exec(text.trim()) ?? separatedDate.exec(text.trim());
  if (!parts) return undefined;
  const [, year = '', month = '', day = ''] = parts;
  return parseDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** A day, typed in any of the usual forms and put right on leaving; plain text, so that it reads 2026-01-31 in both languages. */
export function DateControl({
  label,
  value,
  onChange,
  onBlur,
  required,
  disabled,
  error,
  helperText,
  name,
  inputRef,
}: Props) {
  const t = useT();
  const [text, setText] = useState(value);
  const [wrong, setWrong] = useState(false);
  useEffect(() => {
    setText(value);
    setWrong(false);
  }, [value]);

  function leave() {
    const date = readDate(text);
    if (text.trim() === '') {
      setWrong(false);
      if (value !== '') onChange('');
    } else if (date) {
      setWrong(false);
      setText(date);
      if (date !== value) onChange(date);
    } else {
      setWrong(true);
    }
    onBlur?.();
  }

  return (
    <TextField
      fullWidth
      label={label}
      name={name}
      value={text}
      required={required ?? false}
      disabled={disabled ?? false}
      error={wrong || error !== undefined}
      helperText={wrong ? t('form.dateWrong') : (error ?? helperText)}
      placeholder="2026-01-31"
      inputRef={inputRef}
      onChange={event => {
        setText(event.target.value);
        const date = readDate(event.target.value);
        if (date && event.target.value.length >= 8) {
          setWrong(false);
          if (date === event.target.value) onChange(date);
        }
      }}
      onBlur={leave}
      slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 14, autoComplete: 'off' } }}
    />
  );
}
