import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { type AnyProgramme, formatMoney, problemMessage } from '@zhucan/domain';
import { useFormContext, useWatch } from 'react-hook-form';
import { Panel, Quiet } from '../../components/Facts.tsx';
import { labelOf } from '../../components/form/labels.ts';
import { useSettled } from '../../components/useSettled.ts';
import { useT } from '../../providers/i18n/index.ts';
import { currentLocale } from '../../providers/locale.ts';
import { CalculationView } from '../calculation/CalculationView.tsx';
import { estimateOf } from '../calculation/estimate.ts';
import { notesOf } from '../calculation/notes.ts';
import { caseProblems, type FormContext } from '../form/problems.ts';

interface Props {
  programme: AnyProgramme;
  contextOf: () => FormContext;
}

/** Beside the form: what the rule gives for it, and what is still missing before it can be submitted. */
export function Beside({ programme, contextOf }: Props) {
  const values = useSettled(useWatch(), 250);
  return (
    <Box sx={{ display: 'grid', gap: 2, position: { lg: 'sticky' }, top: { lg: 72 } }}>
      {programme.requests && <Estimate programme={programme} values={values} contextOf={contextOf} />}
      <Missing programme={programme} values={values} contextOf={contextOf} />
    </Box>
  );
}

function Estimate({ programme, values, contextOf }: Props & { values: Record<string, unknown> }) {
  const t = useT();
  const estimate = estimateOf(programme, values, contextOf());
  return (
    <Panel title={t('case.estimate')}>
      <div role="status">
        {estimate ? (
          <CalculationView
            amount={formatMoney(estimate.amount)}
            calculation={estimate.calculation}
            notes={notesOf(estimate.problems, currentLocale())}
          />
        ) : (
          <Quiet>{t('case.estimateLater')}</Quiet>
        )}
      </div>
    </Panel>
  );
}

function Missing({ programme, values, contextOf }: Props & { values: Record<string, unknown> }) {
  const t = useT();
  const { setFocus, control } = useFormContext();
  const { missing } = caseProblems(programme, values, contextOf());
  return (
    <Panel title={t('case.stillMissing', { smart_count: missing.length })}>
      <Quiet>{missing.length === 0 ? t('case.nothingMissing') : t('case.missingLead')}</Quiet>
      <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.5, fontSize: '0.9375rem', lineHeight: 1.75 }}>
        {missing.map(one => (
          <li key={`${one.field}-${one.code}`}>
            {one.field && (
              <>
                <Link
                  component="button"
                  type="button"
                  onClick={() => setFocus(one.field ?? '')}
                  sx={{ textAlign: 'left', verticalAlign: 'baseline', minHeight: 24, minWidth: 24 }}
                >
                  {labelOf(control, one.field) ?? programme.details[one.field]?.names[currentLocale()]}
                </Link>
                {one.code !== 'REQUIRED' && ': '}
              </>
            )}
            {one.code !== 'REQUIRED' && problemMessage(currentLocale(), one)}
          </li>
        ))}
      </Box>
    </Panel>
  );
}
