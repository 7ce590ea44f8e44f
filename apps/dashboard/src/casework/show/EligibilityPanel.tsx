import { Panel } from '../../components/Facts.tsx';
import { useT } from '../../providers/i18n/index.ts';
import type { CasePage } from '../types.ts';
import { Explanation } from './Explanation.tsx';

/** Whether the person may have it, condition by condition. */
export function EligibilityPanel({ one }: { one: CasePage }) {
  const t = useT();
  if (!one.eligibility) return null;
  return (
    <Panel title={t('case.eligibility')}>
      <Explanation explained={one.eligibility} />
    </Panel>
  );
}
