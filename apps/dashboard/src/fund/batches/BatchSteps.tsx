import { Panel } from '../../components/Facts.tsx';
import { formatMoment } from '../../components/format.ts';
import { Steps } from '../../components/Steps.tsx';
import type { BatchPageFragment } from '../../generated/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { type StepKey, stepsOf } from './steps.ts';

/** How far the batch is, and who has done what: made, checked by another, sent, answered. */
export function BatchSteps({ batch }: { batch: BatchPageFragment }) {
  const t = useT();
  if (batch.status === 'DISCARDED') return null;
  const by = (who: string | null | undefined, at: string | null | undefined) =>
    at ? [who, formatMoment(at)].filter(Boolean).join(' · ') : undefined;
  const notes: Record<StepKey, string | undefined> = {
    make: by(batch.createdBy, batch.createdAt),
    check: by(batch.checkedBy, batch.checkedAt),
    send: by(batch.exportedBy, batch.exportedAt),
    answer: by(null, batch.reconciledAt),
  };
  return (
    <Panel title={t('batch.steps')}>
      <Steps
        label={t('batch.steps')}
        steps={stepsOf(batch.status).map(({ key, progress }) => ({
          key,
          progress,
          label: t(`batch.step.${key}`),
          note: notes[key] ?? t(`batch.stepState.${progress}`),
          said: t(`batch.stepState.${progress}`),
        }))}
      />
    </Panel>
  );
}
