import Box from '@mui/material/Box';
import { budgetFor, formatMoney as yuanOf } from '@zhucan/domain';
import { useWatch } from 'react-hook-form';
import { TextInput } from '../../components/form/inputs.tsx';
import { formatMoney, today } from '../../components/format.ts';
import { SetFundBudgetDocument } from '../../generated/graphql.ts';
import { execute, unwrap } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { fenOf, plainAmount } from '../money.ts';
import { budgetProblems } from '../problems.ts';
import { budgetInput } from '../values.ts';
import { MoneyDialog } from './MoneyDialog.tsx';
import type { DialogProps } from './ReceiptDialogs.tsx';

/** A year's budget follows the population: so much a head. */
export function BudgetDialog({ fund, onClose }: DialogProps) {
  const t = useT();
  const year = Number(today().slice(0, 4));
  const known = fund.budgets.find(budget => budget.year === year);
  return (
    <MoneyDialog
      title={t('fund.setBudget')}
      lead={t('fund.setBudgetLead')}
      submitLabel={t('action.save')}
      values={{
        year: String(year),
        population: known ? String(known.population) : '',
        perHead: known?.perHead ?? '',
      }}
      problems={budgetProblems}
      done="fund.budgetSaved"
      onClose={onClose}
      send={async values => {
        const input = budgetInput(values);
        const seen = fund.budgets.find(budget => budget.year === input.year);
        const variables = { fundId: fund.id, expectedVersion: seen?.version ?? 0, input };
        return unwrap((await execute(SetFundBudgetDocument, variables)).setFundBudget);
      }}
    >
      <TextInput name="year" label={t('fund.year')} inputMode="numeric" maxLength={4} required />
      <TextInput name="population" label={t('fund.population')} inputMode="numeric" maxLength={12} required />
      <TextInput name="perHead" label={t('fund.perHead')} inputMode="decimal" maxLength={12} required />
      <Product />
    </MoneyDialog>
  );
}

/** What comes of both, while they are typed. */
function Product() {
  const t = useT();
  const [population, perHead] = [
    plainAmount(useWatch({ name: 'population' })),
    fenOf(useWatch({ name: 'perHead' })),
  ];
  const known = /^\d{1,9}$/.test(population) && perHead !== undefined;
  return (
    <Box role="status" sx={{ fontWeight: 600, minHeight: 24 }}>
      {known && t('fund.budgetIs', { amount: formatMoney(yuanOf(budgetFor(Number(population), perHead))) })}
    </Box>
  );
}
