import { Panel, Quiet } from '../../components/Facts.tsx';
import { useT } from '../../providers/i18n/index.ts';
import { currentLocale } from '../../providers/locale.ts';
import type { CasePage } from '../types.ts';
import { CalculationView } from './CalculationView.tsx';
import { notesOf } from './notes.ts';
import { readCalculation, readKept } from './read.ts';

/** How the case's amount was found, with the version of the policy that it goes by. */
export function CalculationPanel({ one }: { one: CasePage }) {
  const t = useT();
  const { calculation, problems } = readKept(one.calculation);
  const amount = one.decidedAmount ?? readCalculation(calculation).amount ?? one.requestedAmount;
  return (
    <Panel
      title={t('case.calculation')}
      actions={
        one.policyVersion ? <span>{t('case.policyVersion', { version: one.policyVersion })}</span> : undefined
      }
    >
      {calculation && amount ? (
        <CalculationView
          amount={amount}
          calculation={calculation}
          notes={notesOf(problems, currentLocale())}
        />
      ) : (
        <Quiet>{t('case.calculationNone')}</Quiet>
      )}
    </Panel>
  );
}
