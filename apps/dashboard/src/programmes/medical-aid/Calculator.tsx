import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { CalculationView } from '../../casework/calculation/CalculationView.tsx';
import { Panel, Quiet } from '../../components/Facts.tsx';
import { Problem } from '../../components/Problem.tsx';
import { useSettled } from '../../components/useSettled.ts';
import { EstimateMedicalAidDocument, type EstimateMedicalAidInput } from '../../generated/graphql.ts';
import { Page } from '../../layout/Page.tsx';
import { execute, messageOf } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { currentLocale } from '../../providers/locale.ts';
import { CalculatorForm } from './CalculatorForm.tsx';
import { nothingTyped, questionOf, type Typed } from './question.ts';

/** The answer to what was typed last; while the next one is on its way the one before stays. */
function useEstimate(input: EstimateMedicalAidInput | null) {
  const settled = useSettled(input === null ? '' : JSON.stringify(input));
  return useQuery({
    queryKey: ['estimateMedicalAid', currentLocale(), settled],
    enabled: input !== null && settled !== '',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    queryFn: async ({ signal }) => {
      const asked: EstimateMedicalAidInput = JSON.parse(settled);
      const { estimateMedicalAid } = await execute(EstimateMedicalAidDocument, { input: asked }, signal);
      return { ...estimateMedicalAid, insured: asked.insured ?? true };
    },
  });
}

/** Major-illness medical aid worked out while one types, under the policy in force; nothing is kept. */
export default function Calculator() {
  const t = useT();
  const [typed, setTyped] = useState<Typed>(nothingTyped);
  const question = questionOf(typed);
  return (
    <Page
      title={t('calculator.title')}
      lead={t('calculator.lead')}
      actions={
        <Button onClick={() => setTyped({ ...nothingTyped, mode: typed.mode })}>
          {t('calculator.clear')}
        </Button>
      }
    >
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 5fr) minmax(0, 6fr)' },
        }}
      >
        <Panel title={t('calculator.question')}>
          <CalculatorForm
            typed={typed}
            wrong={question.wrong}
            onChange={change => setTyped(before => ({ ...before, ...change }))}
          />
        </Panel>
        <Answer question={question} />
      </Box>
    </Page>
  );
}

function Answer({ question: { input, wrong } }: { question: ReturnType<typeof questionOf> }) {
  const t = useT();
  const translate = useTranslate();
  const { data, error } = useEstimate(input);
  const found = input === null ? undefined : data;
  const waiting = Object.keys(wrong).length > 0 ? t('calculator.mend') : t('calculator.waiting');
  return (
    <Panel
      title={t('calculator.answer')}
      actions={found && <span>{t('case.policyVersion', { version: found.policyVersion })}</span>}
    >
      <Problem>{error && input !== null && translate(messageOf(error))}</Problem>
      <div role="status">
        {found ? (
          <CalculationView
            amount={found.amount}
            calculation={found}
            notes={found.problems.map(problem => problem.message)}
          />
        ) : (
          <Quiet>{waiting}</Quiet>
        )}
      </div>
      {found && (
        <Alert severity="info" sx={{ mt: 1.5 }}>
          {t('calculator.notice')}
        </Alert>
      )}
    </Panel>
  );
}
