import type { Problem } from '@zhucan/domain';
import type { FormValues } from '../components/form/draft.ts';
import { CheckInput, TextInput } from '../components/form/inputs.tsx';
import { FormSection } from '../components/form/RecordForm.tsx';
import { EditScreen } from '../components/form/RecordScreens.tsx';
import { AreaForEditDocument } from '../generated/graphql.ts';
import { execute } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';
import { toValues } from './source.ts';

export default function AreaEdit() {
  const t = useT();
  const term = useTerm();
  return (
    <EditScreen
      resource="areas"
      load={async (id, signal) => (await execute(AreaForEditDocument, { id }, signal)).area}
      toValues={toValues}
      title={({ name }) => t('area.edit', { name })}
      trail={() => [{ label: t('area.list'), to: '/areas' }]}
      problems={areaProblems}
      savedMessage="area.saved"
      pathOf={() => '/areas'}
    >
      {({ level, fullName }) => (
        <FormSection title={fullName}>
          <TextInput name="name" label={term('field', 'area')} required maxLength={50} />
          <CheckInput name="active" />
          {level === 'VILLAGE' && <CheckInput name="homeVisitReady" helperText={t('area.readyHelp')} />}
        </FormSection>
      )}
    </EditScreen>
  );
}

function areaProblems(values: FormValues): Problem[] {
  const name = values['name'];
  return typeof name === 'string' && name.trim() !== ''
    ? []
    : [{ code: 'REQUIRED', field: 'name', params: {} }];
}
