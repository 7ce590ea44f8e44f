// A save must not wait for code: what saves a fund comes with its form.
import './commands.ts';
import { AreaInput, CheckGroupInput, CheckInput, TextInput } from '../components/form/inputs.tsx';
import { FormSection } from '../components/form/RecordForm.tsx';
import { useT } from '../providers/i18n/index.ts';
import { useProgrammeChoices } from './useFunds.ts';

/** The fields of a fund; its code and area are set once. */
export function FundFields({ known = false }: { known?: boolean }) {
  const t = useT();
  return (
    <>
      <FormSection title={t('fund.facts')}>
        {!known && (
          <TextInput
            name="code"
            label={t('fund.code')}
            helperText={t('fund.codeHelp')}
            maxLength={40}
            required
          />
        )}
        {!known && <AreaInput name="areaId" required />}
        <TextInput name="nameZh" label={t('fund.nameZh')} maxLength={100} required />
        <TextInput name="nameEn" label={t('fund.nameEn')} maxLength={100} required />
        <CheckGroupInput
          name="programmes"
          label={t('fund.paysFor')}
          choices={useProgrammeChoices()}
          required
        />
        {known && <CheckInput name="active" label={t('fund.inUse')} helperText={t('fund.inUseHelp')} />}
      </FormSection>
      <FormSection title={t('fund.account')}>
        <TextInput name="bankName" maxLength={100} required />
        <TextInput
          name="bankAccount"
          inputMode="numeric"
          maxLength={40}
          required={!known}
          helperText={known ? t('fund.accountStays') : undefined}
        />
      </FormSection>
    </>
  );
}
