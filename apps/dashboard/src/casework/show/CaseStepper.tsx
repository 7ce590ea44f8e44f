import { type AnyProgramme, parseMoney } from '@zhucan/domain';
import { useLocale } from 'react-admin';
import { Steps, type StepView } from '../../components/Steps.tsx';
import { useT } from '../../providers/i18n/index.ts';
import { useTerm } from '../../providers/i18n/terms.ts';
import { Due } from '../Due.tsx';
import type { CasePage } from '../types.ts';
import { type Step, stepsOf } from './way.ts';

/** Where the case stands on its programme's way, and until when the one whose turn it is has time. */
export function CaseStepper({ one, programme }: { one: CasePage; programme: AnyProgramme }) {
  const t = useT();
  const term = useTerm();
  const locale = useLocale() === 'en' ? 'en' : 'zh';
  const fen = (yuan: string | null | undefined) => (yuan ? (parseMoney(yuan) ?? null) : null);
  const steps = stepsOf(programme, {
    ...one,
    requestedAmount: fen(one.requestedAmount),
    decidedAmount: fen(one.decidedAmount),
    parameters: programme.policy.defaults,
    stage: one.stage.code,
    events: one.events.map(({ from, to, at }) => ({ from: from?.code, to: to.code, at })),
  });
  return <Steps label={t('case.way')} steps={steps.map(viewOf)} />;

  function nameOf({ code, progress }: Step): string {
    if (code === 'FILED') return t('case.step.filed');
    if (code === 'END') return progress === 'over' ? term('caseStatus', one.status) : t('case.step.end');
    return programme.way.find(stage => stage.code === code)?.names[locale] ?? code;
  }

  function viewOf(step: Step): StepView {
    const said = t(`certificate.progress.${step.progress}`);
    const waits = step.progress === 'next' && one.dueOn;
    return {
      key: step.code,
      label: nameOf(step),
      progress: step.progress,
      note: waits ? (
        <Due dueOn={one.dueOn} workingDaysLeft={one.workingDaysLeft} overdue={one.overdue} />
      ) : (
        (step.on ?? said)
      ),
      said: waits || step.on ? said : undefined,
    };
  }
}
