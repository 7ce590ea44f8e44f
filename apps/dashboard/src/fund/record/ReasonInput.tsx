import { TextInput } from '../../components/form/inputs.tsx';
import { useT } from '../../providers/i18n/index.ts';

/** Why it is done, which is kept with it. */
export function ReasonInput() {
  const t = useT();
  return (
    <TextInput
      name="reason"
      label={t('form.reason')}
      helperText={t('form.reasonHelp')}
      required
      multiline
      minRows={2}
      maxLength={500}
    />
  );
}
