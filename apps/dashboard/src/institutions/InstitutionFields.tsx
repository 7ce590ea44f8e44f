import { useWatch } from 'react-hook-form';
import { AreaInput, CheckInput, ChoiceInput, TextInput } from '../components/form/inputs.tsx';
import { FormSection } from '../components/form/RecordForm.tsx';
import { useT } from '../providers/i18n/index.ts';
import { useTerm, useTermChoices } from '../providers/i18n/terms.ts';

/** The fields of an institution; a hospital has two more. */
export function InstitutionFields() {
  const t = useT();
  const term = useTerm();
  const kinds = useTermChoices('institutionKind');
  const grades = useTermChoices('hospitalGrade');
  const hospital = useWatch({ name: 'kind' }) === 'HOSPITAL';
  return (
    <>
      <FormSection title={t('institution.facts')}>
        <ChoiceInput name="kind" choices={kinds} required />
        <TextInput name="name" label={term('field', 'name')} required maxLength={100} />
        <AreaInput name="areaId" required />
        <TextInput name="capacity" inputMode="numeric" maxLength={6} />
        {hospital && (
          <ChoiceInput name="hospitalGrade" choices={grades} helperText={t('institution.gradeHelp')} />
        )}
        {hospital && <CheckInput name="designated" />}
        <CheckInput name="active" />
      </FormSection>
      <FormSection title={t('institution.contact')}>
        <TextInput name="contactName" maxLength={50} />
        <TextInput name="phone" inputMode="tel" maxLength={40} />
        <TextInput name="address" />
      </FormSection>
    </>
  );
}
