import { groupIdNumber } from '@zhucan/domain';
import { Facts, Panel } from '../components/Facts.tsx';
import { formatMoment } from '../components/format.ts';
import { MaskedField } from '../components/MaskedField.tsx';
import type { PersonPageFragment, SensitiveField } from '../generated/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';

/** Identity, contact, residence and the rest; what identifies is masked until revealed with a reason. */
export function IdentityPanel({ person }: { person: PersonPageFragment }) {
  const t = useT();
  const term = useTerm();
  const label = (field: string) => term('field', field);
  const masked = (
    name: string,
    field: SensitiveField,
    value: { masked: string; present: boolean },
    format?: (value: string) => string,
  ) => ({
    label: label(name),
    value: (
      <MaskedField
        id={person.id}
        field={field}
        label={label(name)}
        value={value}
        {...(format && { format })}
      />
    ),
  });
  const open = (name: string, value: string | null | undefined) => ({ label: label(name), value });
  return (
    <Panel title={t('person.sections.identity')}>
      <Facts
        facts={[
          masked('idNumber', 'ID_NUMBER', person.idNumber, groupIdNumber),
          masked('birthDate', 'BIRTH_DATE', person.birthDate),
          open('ethnicity', term('ethnicity', person.ethnicity)),
          masked('phone', 'PHONE', person.phone),
          open('area', person.area.fullName),
          open('address', person.address),
          open('hukouPlace', person.hukouPlace),
          open('hukouKind', term('hukouKind', person.hukouKind)),
          open('residentSince', person.residencePermit ? person.residentSince : null),
          open('guardianName', [person.guardianName, person.guardianRelation].filter(Boolean).join(' · ')),
          masked('guardianPhone', 'GUARDIAN_PHONE', person.guardianPhone),
          open('education', term('education', person.education)),
          open('employment', term('employment', person.employment)),
          open('insurances', person.insurances.map(one => term('insurance', one)).join('、')),
          open('bankName', person.bankName),
          masked('bankAccount', 'BANK_ACCOUNT', person.bankAccount),
          open('businessRegistration', person.businessRegistration),
          open('consentOn', person.consentOn),
          { label: t('person.registeredOn'), value: formatMoment(person.createdAt).slice(0, 10) },
        ]}
      />
    </Panel>
  );
}
