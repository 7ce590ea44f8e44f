import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { AID_MODE_CHOICES, DEDUCTION_KINDS, DEDUCTION_NAMES, message } from '@zhucan/domain';
import { useId } from 'react';
import { useT } from '../../providers/i18n/index.ts';
import { currentLocale } from '../../providers/locale.ts';
import type { Question, QuestionField, Typed } from './question.ts';

interface Props {
  typed: Typed;
  wrong: Question['wrong'];
  onChange: (change: Partial<Typed>) => void;
}

/** What the aid is worked out from; whatever is wrong says so at its field while it is typed. */
export function CalculatorForm({ typed, wrong, onChange }: Props) {
  const t = useT();
  const locale = currentLocale();
  const said = (field: QuestionField) => {
    const code = wrong[field];
    return code && message(locale, code);
  };
  return (
    <Box
      component="form"
      noValidate
      onSubmit={event => event.preventDefault()}
      sx={{ display: 'grid', gap: 2 }}
    >
      <ModeInput mode={typed.mode} onChange={mode => onChange({ mode })} />
      <NumberInput
        label={typed.mode === 'GRANT' ? t('calculator.cost') : t('calculator.estimatedCost')}
        value={typed.cost}
        error={said('cost')}
        help={t('calculator.costHelp')}
        autoFocus
        onChange={cost => onChange({ cost })}
      />
      <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, display: 'grid', gap: 1.5, minWidth: 0 }}>
        <Box component="legend" sx={{ p: 0, mb: 1.5, fontWeight: 600 }}>
          {t('calculator.deductions')}
        </Box>
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
          {DEDUCTION_KINDS.map(kind => (
            <NumberInput
              key={kind}
              label={DEDUCTION_NAMES[kind][locale]}
              value={typed.deductions[kind]}
              error={said(kind)}
              onChange={amount => onChange({ deductions: { ...typed.deductions, [kind]: amount } })}
            />
          ))}
        </Box>
      </Box>
      <FormControl>
        <FormControlLabel
          label={t('calculator.insured')}
          control={<Checkbox checked={typed.insured} onChange={(_, insured) => onChange({ insured })} />}
        />
        <FormHelperText sx={{ mt: 0 }}>{t('calculator.insuredHelp')}</FormHelperText>
      </FormControl>
      {typed.mode === 'ADVANCE_DIRECT' && (
        <NumberInput
          label={t('calculator.meetingRate')}
          value={typed.meetingRate}
          error={said('meetingRate')}
          help={t('calculator.meetingRateHelp')}
          onChange={meetingRate => onChange({ meetingRate })}
        />
      )}
    </Box>
  );
}

function ModeInput({ mode, onChange }: { mode: Typed['mode']; onChange: (mode: Typed['mode']) => void }) {
  const t = useT();
  const id = useId();
  const locale = currentLocale();
  return (
    <FormControl>
      <FormLabel id={id} sx={{ fontSize: '0.875rem' }}>
        {t('calculator.mode')}
      </FormLabel>
      <RadioGroup
        aria-labelledby={id}
        value={mode}
        onChange={(_, chosen) => {
          const choice = AID_MODE_CHOICES.find(({ value }) => value === chosen);
          if (choice) onChange(choice.value);
        }}
      >
        {AID_MODE_CHOICES.map(choice => (
          <FormControlLabel
            key={choice.value}
            value={choice.value}
            label={choice[locale]}
            control={<Radio />}
          />
        ))}
      </RadioGroup>
    </FormControl>
  );
}

interface NumberProps {
  label: string;
  value: string;
  error: string | undefined;
  help?: string;
  autoFocus?: boolean;
  onChange: (value: string) => void;
}

function NumberInput({ label, value, error, help, autoFocus = false, onChange }: NumberProps) {
  return (
    <TextField
      label={label}
      value={value}
      error={error !== undefined}
      helperText={error ?? help}
      autoFocus={autoFocus}
      onChange={event => onChange(event.target.value)}
      slotProps={{ htmlInput: { inputMode: 'decimal', maxLength: 30, autoComplete: 'off' } }}
    />
  );
}
