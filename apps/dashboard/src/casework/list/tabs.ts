import type { CaseStatus } from '@zhucan/domain';

export interface Tab {
  key: string;
  statuses: readonly CaseStatus[];
}

/** First what waits for someone, in the order of the way; then what is being carried out; then what is over. */
export const tabs: readonly Tab[] = [
  { key: 'all', statuses: [] },
  { key: 'draft', statuses: ['DRAFT'] },
  { key: 'returned', statuses: ['RETURNED'] },
  { key: 'townReview', statuses: ['TOWN_REVIEW'] },
  { key: 'townSignature', statuses: ['TOWN_SIGNATURE'] },
  { key: 'notice', statuses: ['PUBLIC_NOTICE'] },
  { key: 'districtReview', statuses: ['DISTRICT_REVIEW'] },
  { key: 'signOff', statuses: ['LEADER_SIGN_OFF'] },
  { key: 'approved', statuses: ['APPROVED', 'IN_PROGRESS', 'DELIVERED', 'PAID'] },
  { key: 'ended', statuses: ['CLOSED', 'REJECTED', 'WITHDRAWN', 'TERMINATED'] },
];

interface Counted {
  status: CaseStatus;
  count: number;
}

/** How many cases a tab holds. */
export function countOf({ statuses }: Tab, counted: readonly Counted[]): number {
  return counted
    .filter(({ status }) => statuses.length === 0 || statuses.includes(status))
    .reduce((sum, { count }) => sum + count, 0);
}

export function isChosen({ statuses }: Tab, chosen: readonly string[]): boolean {
  return statuses.length === chosen.length && statuses.every(status => chosen.includes(status));
}
