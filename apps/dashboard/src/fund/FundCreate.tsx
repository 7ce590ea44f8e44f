import { CreateScreen } from '../components/form/RecordScreens.tsx';
import { useT } from '../providers/i18n/index.ts';
import { FundFields } from './FundFields.tsx';
import { fundPath, fundsPath } from './paths.ts';
import { fundProblems } from './problems.ts';
import { emptyFund } from './values.ts';

export default function FundCreate() {
  const t = useT();
  return (
    <CreateScreen
      resource="funds"
      title={t('fund.create')}
      trail={[{ label: t('fund.list'), to: fundsPath }]}
      values={emptyFund}
      problems={fundProblems}
      savedMessage="fund.saved"
      pathOf={fundPath}
    >
      <FundFields />
    </CreateScreen>
  );
}
