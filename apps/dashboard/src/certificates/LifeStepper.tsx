import { Steps, type StepView } from '../components/Steps.tsx';
import type { CertificatePageFragment } from '../generated/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';
import { type LifeStep, lifeOf } from './life.ts';

/** Where the certificate stands, from its application to its end. */
export function LifeStepper({ certificate }: { certificate: CertificatePageFragment }) {
  const t = useT();
  const term = useTerm();
  return <Steps label={t('certificate.life')} steps={lifeOf(certificate).map(viewOf)} />;

  function viewOf({ place, progress, on }: LifeStep): StepView {
    const said = t(`certificate.progress.${progress}`);
    const over = place === 'END' && progress === 'over';
    return {
      key: place,
      label: over ? term('certificateState', certificate.state) : t(`certificate.step.${place}`),
      progress,
      note: on ?? said,
      said: on ? said : undefined,
    };
  }
}
