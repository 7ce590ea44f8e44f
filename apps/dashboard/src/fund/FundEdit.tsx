import { EditScreen } from '../components/form/RecordScreens.tsx';
import { FundPageDocument } from '../generated/graphql.ts';
import { execute } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { FundFields } from './FundFields.tsx';
import { fundPath, fundsPath } from './paths.ts';
import { fundChangeProblems } from './problems.ts';
import { toValues } from './values.ts';

export default function FundEdit() {
  const t = useT();
  return (
    <EditScreen
      resource="funds"
      load={async (id, signal) => (await execute(FundPageDocument, { id }, signal)).fund}
      toValues={toValues}
      title={({ name }) => t('fund.edit', { name })}
      trail={({ id, name }) => [
        { label: t('fund.list'), to: fundsPath },
        { label: name, to: fundPath(id) },
      ]}
      problems={fundChangeProblems}
      savedMessage="fund.saved"
      pathOf={fundPath}
    >
      {() => <FundFields known />}
    </EditScreen>
  );
}
