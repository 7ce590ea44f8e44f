import type { AnyProgramme, PolicyField } from '@zhucan/domain';
import { useLocale } from 'react-admin';
import { MoneyInput, RateInput } from '../casework/form/FieldInput.tsx';
import { CheckGroupInput, TextInput } from '../components/form/inputs.tsx';
import { FormSection, Wide } from '../components/form/RecordForm.tsx';
import { useT } from '../providers/i18n/index.ts';
import { TiersInput } from './TiersInput.tsx';

/** Every parameter of a programme's policy as a form: amounts, rates and days first, then the tables and the lists. */
export function ParameterFields({ programme }: { programme: AnyProgramme }) {
  const t = useT();
  const fields: [string, PolicyField][] = Object.entries(programme.policy.fields);
  const isWide = ([, { kind }]: [string, PolicyField]) => kind === 'TIERS' || kind === 'CHOICES';
  return (
    <>
      <FormSection title={t('policy.amountsAndDays')}>
        {fields
          .filter(field => !isWide(field))
          .map(([name, field]) => (
            <Parameter key={name} name={name} field={field} />
          ))}
      </FormSection>
      {fields.some(isWide) && (
        <FormSection title={t('policy.tiersAndLists')}>
          {fields.filter(isWide).map(([name, field]) => (
            <Wide key={name}>
              <Parameter name={name} field={field} />
            </Wide>
          ))}
        </FormSection>
      )}
    </>
  );
}

function Parameter({ name, field }: { name: string; field: PolicyField }) {
  const locale = useLocale() === 'en' ? 'en' : 'zh';
  const label = field[locale];
  const common = { name, label, required: false, helperText: undefined };
  switch (field.kind) {
    case 'MONEY':
      return <MoneyInput {...common} />;
    case 'RATE':
      return <RateInput {...common} />;
    case 'INTEGER':
      return <TextInput {...common} inputMode="numeric" maxLength={6} />;
    case 'TIERS':
      return <TiersInput name={name} label={label} />;
    case 'CHOICES':
      return (
        <CheckGroupInput
          {...common}
          choices={(field.choices ?? []).map(choice => ({ id: choice.value, name: choice[locale] }))}
        />
      );
  }
}
