import Box from '@mui/material/Box';
import type { AnyProgramme } from '@zhucan/domain';
import { useLocale } from 'react-admin';
import type { FormValues } from '../../components/form/draft.ts';
import { RecordForm, type SaveOptions } from '../../components/form/RecordForm.tsx';
import { today } from '../../components/format.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useTerm } from '../../providers/i18n/terms.ts';
import { CaseFields } from '../form/CaseFields.tsx';
import { specsOf } from '../form/fields.ts';
import { caseProblems, type FormContext } from '../form/problems.ts';
import { textOf } from '../form/text.ts';
import { Beside } from './Beside.tsx';
import { useInstitutions } from './useInstitutions.ts';

interface Props {
  /** Names the draft. */
  name: string;
  programme: AnyProgramme;
  parameters: Readonly<Record<string, unknown>>;
  values: FormValues;
  /** The masks of sealed fields that hold something already, by name. */
  kept?: Readonly<Record<string, string>>;
  onSave: (values: FormValues, options: SaveOptions) => Promise<void>;
  current?: () => Promise<FormValues>;
}

const nothing = {};

/** A programme's details: checked by the domain's own rules as fields are left, with what they come to computed beside them. */
export function CaseForm({ name, programme, parameters, values, kept = nothing, onSave, current }: Props) {
  const t = useT();
  const institutions = useInstitutions();
  const secrets = specsOf(programme.details, 'zh')
    .filter(({ sensitive }) => sensitive)
    .map(spec => spec.name);
  const term = useTerm();
  const locale = useLocale() === 'en' ? 'en' : 'zh';
  const specs = new Map(specsOf(programme.details, locale).map(spec => [spec.name, spec]));
  function tell(name: string, value: unknown): string | undefined {
    const spec = specs.get(name);
    if (!spec) return undefined;
    return spec.kind === 'INSTITUTION' ? institutions().get(String(value))?.name : textOf(spec, value, term);
  }
  const contextOf = (): FormContext => ({
    today: today(),
    parameters,
    institutions: institutions(),
    kept: Object.keys(kept),
  });
  return (
    <RecordForm
      name={name}
      values={values}
      secrets={secrets}
      problems={entered => caseProblems(programme, entered, contextOf()).wrong}
      onSave={onSave}
      {...(current && { current })}
      tell={tell}
      saveLabel={t('case.saveDraft')}
      wide
    >
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 8fr) minmax(0, 4fr)' },
          alignItems: 'start',
        }}
      >
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
          <CaseFields programme={programme} kept={kept} />
        </Box>
        <Beside programme={programme} contextOf={contextOf} />
      </Box>
    </RecordForm>
  );
}
