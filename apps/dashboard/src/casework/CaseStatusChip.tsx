import type { CaseStatus } from '@zhucan/domain';
import { type Tone, ToneChip } from '../components/StateChip.tsx';
import { useTerm } from '../providers/i18n/terms.ts';

const tones: Record<CaseStatus, Tone> = {
  DRAFT: 'neutral',
  TOWN_REVIEW: 'info',
  TOWN_SIGNATURE: 'info',
  PUBLIC_NOTICE: 'info',
  DISTRICT_REVIEW: 'info',
  LEADER_SIGN_OFF: 'info',
  APPROVED: 'good',
  IN_PROGRESS: 'info',
  DELIVERED: 'good',
  PAID: 'good',
  CLOSED: 'good',
  RETURNED: 'warn',
  REJECTED: 'bad',
  WITHDRAWN: 'neutral',
  TERMINATED: 'bad',
};

/** Where a case stands; a programme's own stage by its own name. */
export function CaseStatusChip({ status, stage }: { status: CaseStatus; stage?: string | undefined }) {
  const term = useTerm();
  const label = status === 'IN_PROGRESS' && stage ? stage : term('caseStatus', status);
  return <ToneChip tone={tones[status]} label={label} />;
}
