import {
  type CaseOperation,
  casePermission,
  type Permission,
  type ProgrammeRegister,
  passingOperation,
} from '@zhucan/domain';

interface Row {
  programme: string;
  stage: { code: string };
}

export interface Offer {
  operation: CaseOperation;
  /** How many of the rows stand where it can be taken; the server says of each other why not. */
  fits: number;
  reason: boolean;
}

const order: readonly CaseOperation[] = [
  'SUBMIT',
  'RESUBMIT',
  'PASS_TOWN_REVIEW',
  'PASS_TOWN_SIGNATURE',
  'END_NOTICE',
  'DECIDE',
  'COMPLETE_STEP',
  'DELIVER',
  'SIGN_OFF',
  'CLOSE',
  'ASSIGN',
  'RETURN',
  'REJECT',
];
const withReason: ReadonlySet<CaseOperation> = new Set(['RETURN', 'REJECT']);
const resting: ReadonlySet<string> = new Set(['APPROVED', 'DELIVERED', 'PAID']);
const over: ReadonlySet<string> = new Set(['CLOSED', 'REJECTED', 'WITHDRAWN', 'TERMINATED']);

/** What may be done with several cases at once: never what needs a form of its own for each. */
export function batchOffers(
  rows: readonly Row[],
  register: ProgrammeRegister,
  may: (permission: Permission) => boolean,
): Offer[] {
  const counts = new Map<CaseOperation, number>();
  for (const row of rows) {
    for (const operation of operationsAt(row, register)) {
      if (may(casePermission(operation, row.stage.code)))
        counts.set(operation, (counts.get(operation) ?? 0) + 1);
    }
  }
  return order.flatMap(operation => {
    const fits = counts.get(operation);
    return fits === undefined ? [] : [{ operation, fits, reason: withReason.has(operation) }];
  });
}

function operationsAt({ programme, stage: { code } }: Row, register: ProgrammeRegister): CaseOperation[] {
  if (over.has(code)) return [];
  if (code === 'DRAFT') return ['SUBMIT', 'ASSIGN'];
  if (code === 'RETURNED') return ['RESUBMIT', 'ASSIGN'];
  if (resting.has(code)) return ['CLOSE'];
  const stage = register.get(programme)?.way.find(one => one.code === code);
  if (!stage) return [];
  const plain = Object.keys(stage.form ?? {}).length === 0 && code !== 'PAYMENT';
  return [
    ...(plain ? [passingOperation(code)] : []),
    'ASSIGN',
    ...(stage.mayReturn ? (['RETURN'] as const) : []),
    ...(stage.mayReject ? (['REJECT'] as const) : []),
  ];
}
