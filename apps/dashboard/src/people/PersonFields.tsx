import Box from '@mui/material/Box';
import { ageOn, groupIdNumber } from '@zhucan/domain';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import {
  AreaInput,
  CheckGroupInput,
  CheckInput,
  ChoiceInput,
  DateInput,
  TextInput,
} from '../components/form/inputs.tsx';
import { FormSection, Wide } from '../components/form/RecordForm.tsx';
import { today } from '../components/format.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm, useTermChoices } from '../providers/i18n/terms.ts';
import { readIdNumber } from './problems.ts';

interface Masked {
  masked: string;
  present: boolean;
}

interface Props {
  /** What the register holds already, masked: those fields stay empty unless they are retyped. */
  known?: { idNumber: Masked; phone: Masked; guardianPhone: Masked; bankAccount: Masked };
  /** Under the number: likely duplicates. */
  duplicates?: ReactNode;
}

/** The fields of a person, by subject. */
export function PersonFields({ known, duplicates }: Props) {
  const t = useT();
  const kept = (value: Masked | undefined) =>
    value?.present ? `${t('form.keepsMasked')} (${value.masked.slice(-4)})` : undefined;
  return (
    <>
      <FormSection title={t('person.sections.identity')}>
        <TextInput name="name" required maxLength={50} />
        <TextInput
          name="idNumber"
          required={!known}
          maxLength={24}
          helperText={kept(known?.idNumber) ?? t('person.idHelp')}
        />
        <Wide>
          <IdReading />
          {duplicates}
        </Wide>
        <ChoiceInput name="ethnicity" choices={useTermChoices('ethnicity')} required />
        <AreaInput name="areaId" level="VILLAGE" required helperText={t('form.chooseVillage')} />
      </FormSection>
      <FormSection title={t('person.sections.contact')}>
        <TextInput name="phone" maxLength={24} inputMode="tel" helperText={kept(known?.phone)} />
        <TextInput name="address" />
      </FormSection>
      <FormSection title={t('person.sections.hukou')}>
        <TextInput name="hukouPlace" />
        <ChoiceInput name="hukouKind" choices={useTermChoices('hukouKind')} />
        <CheckInput name="residencePermit" />
        <DateInput name="residentSince" />
        <TextInput name="businessRegistration" maxLength={100} />
      </FormSection>
      <FormSection title={t('person.sections.guardian')}>
        <TextInput name="guardianName" maxLength={50} />
        <TextInput name="guardianRelation" maxLength={20} />
        <TextInput
          name="guardianPhone"
          maxLength={24}
          inputMode="tel"
          helperText={kept(known?.guardianPhone)}
        />
      </FormSection>
      <FormSection title={t('person.sections.life')}>
        <ChoiceInput name="education" choices={useTermChoices('education')} />
        <ChoiceInput name="employment" choices={useTermChoices('employment')} />
        <Wide>
          <CheckGroupInput name="insurances" choices={useTermChoices('insurance')} />
        </Wide>
      </FormSection>
      <FormSection title={t('person.sections.bank')}>
        <TextInput name="bankName" maxLength={100} />
        <TextInput
          name="bankAccount"
          maxLength={40}
          inputMode="numeric"
          helperText={kept(known?.bankAccount)}
        />
      </FormSection>
      <FormSection title={t('person.sections.consent')}>
        <DateInput name="consentOn" />
      </FormSection>
    </>
  );
}

/** What the number says, as soon as it is whole and right: birth date and sex need no typing. */
function IdReading() {
  const t = useT();
  const term = useTerm();
  const idNumber: unknown = useWatch({ name: 'idNumber' });
  const read = readIdNumber(idNumber, today());
  return (
    <Box
      role="status"
      sx={{ color: 'success.main', fontSize: '0.875rem', fontWeight: 600, minHeight: '1.4em' }}
    >
      {read && typeof idNumber === 'string' && (
        <>
          <Box component="span" sx={{ fontFamily: 'ui-monospace, Consolas, monospace', mr: 1.5 }}>
            {groupIdNumber(idNumber.trim().toUpperCase())}
          </Box>
          {t('person.idReads', {
            birthDate: read.birthDate,
            sex: term('sex', read.sex),
            age: ageOn(read.birthDate, today()),
          })}
        </>
      )}
    </Box>
  );
}
