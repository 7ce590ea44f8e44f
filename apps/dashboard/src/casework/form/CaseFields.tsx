import type { AnyProgramme } from '@zhucan/domain';
import { useLocale } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { FormSection } from '../../components/form/RecordForm.tsx';
import { useT } from '../../providers/i18n/index.ts';
import { FieldInput } from './FieldInput.tsx';
import { askedSpecs, sectionsOf } from './sections.ts';

interface Props {
  programme: AnyProgramme;
  /** The masks of sealed fields that hold something already, by name. */
  kept?: Readonly<Record<string, string>>;
}

/** A programme's details as a form: its sections, and of its fields those that the answers so far call for. */
export function CaseFields({ programme, kept = {} }: Props) {
  const t = useT();
  const locale = useLocale() === 'en' ? 'en' : 'zh';
  const values = useWatch();
  const sections = sectionsOf(programme, locale);
  const asked = new Set(
    askedSpecs(
      sections.flatMap(({ specs }) => specs),
      values,
    ),
  );
  return sections.map(({ key, title, specs }) => {
    const shown = specs.filter(spec => asked.has(spec));
    if (shown.length === 0) return null;
    return (
      <FormSection
        key={key}
        title={title || (sections.length > 1 ? t('case.otherDetails') : t('case.details'))}
      >
        {shown.map(spec => (
          <FieldInput
            key={spec.name}
            spec={spec}
            kept={kept[spec.name] && t('case.keepsMasked', { masked: kept[spec.name] })}
          />
        ))}
      </FormSection>
    );
  });
}
