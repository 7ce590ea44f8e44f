import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { AnyProgramme } from '@zhucan/domain';
import { useLocale } from 'react-admin';
import { type Fact, Facts, Panel } from '../../components/Facts.tsx';
import { useT } from '../../providers/i18n/index.ts';
import { useTerm } from '../../providers/i18n/terms.ts';
import type { FieldSpec } from '../form/fields.ts';
import { askedSpecs, sectionsOf } from '../form/sections.ts';
import { textOf } from '../form/text.ts';
import { Written } from './RecordsPanel.tsx';
import { SealedValue, useSealed } from './SealedValue.tsx';

interface Props {
  caseId: string;
  programme: AnyProgramme;
  /** As the graph answers them: sealed ones as their masks, institutions with their names. */
  details: Readonly<Record<string, unknown>>;
  /** For a reader who is told only what bears on the sum: what is kept from them is left out. */
  reduced: boolean;
}

/** What was applied for, under the programme's own headings. */
export function DetailsPanel({ caseId, programme, details, reduced }: Props) {
  const t = useT();
  const term = useTerm();
  const locale = useLocale() === 'en' ? 'en' : 'zh';
  const sealed = useSealed(caseId);
  const sections = sectionsOf(programme, locale);
  const asked = new Set(
    askedSpecs(
      sections.flatMap(({ specs }) => specs),
      details,
    ),
  );
  return (
    <Panel
      title={t('case.details')}
      actions={Object.values(details).some(one => isMasked(one) && one.present) && sealed.control}
    >
      <Box sx={{ display: 'grid', gap: 2.5 }}>
        {sections.map(({ key, title, specs }) => (
          <div key={key}>
            {title && (
              <Typography variant="h3" sx={{ mb: 1 }}>
                {title}
              </Typography>
            )}
            <Facts facts={specs.filter(spec => asked.has(spec) && isTold(spec)).map(factOf)} />
          </div>
        ))}
      </Box>
    </Panel>
  );

  function isTold({ name }: FieldSpec): boolean {
    return !reduced || (details[name] !== null && details[name] !== undefined);
  }

  function factOf(spec: FieldSpec): Fact {
    const value = details[spec.name];
    if (isMasked(value)) {
      return {
        label: spec.label,
        value: <SealedValue value={value} shown={sealed.shown.get(spec.name)} />,
      };
    }
    return { label: spec.label, value: <Written text={textOf(spec, value, term)} /> };
  }
}

function isMasked(value: unknown): value is { masked: string; present: boolean } {
  return typeof value === 'object' && value !== null && 'masked' in value && 'present' in value;
}
