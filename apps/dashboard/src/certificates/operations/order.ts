import type { CertificateOperation } from '../../generated/graphql.ts';

/** What is offered first when it is possible: the step that the certificate waits for. */
const mainFirst = ['ISSUE', 'REVIEW', 'ASSESS', 'ASSIGN', 'REISSUE', 'UNFREEZE', 'RENEW'] as const;

const menuOrder = [
  'ASSIGN',
  'ASSESS',
  'REVIEW',
  'ISSUE',
  'RENEW',
  'CHANGE',
  'REPORT_LOSS',
  'FOUND',
  'REISSUE',
  'UNFREEZE',
  'RETURN',
  'FREEZE',
  'TRANSFER_OUT',
  'WITHDRAW',
  'REJECT',
  'CANCEL',
] as const satisfies readonly CertificateOperation[];

export type Offered = (typeof menuOrder)[number];

const endings: readonly CertificateOperation[] = ['WITHDRAW', 'REJECT', 'CANCEL', 'TRANSFER_OUT', 'FREEZE'];

/** Operations that end something or take a right away: shown last and in another colour. */
export function isEnding(operation: CertificateOperation): boolean {
  return endings.includes(operation);
}

/** What a certificate that has its grade already does not wait for. */
const assessing: readonly CertificateOperation[] = ['ASSIGN', 'ASSESS'];

/** One main action, the others for the menu: first what goes on, last what ends. */
export function arrange(
  available: readonly CertificateOperation[],
  graded = false,
): { main: Offered | undefined; others: Offered[] } {
  const main = mainFirst.find(
    operation => available.includes(operation) && !(graded && assessing.includes(operation)),
  );
  const others = menuOrder.filter(operation => operation !== main && available.includes(operation));
  return { main, others };
}
