import type { CaseOperation } from '@zhucan/domain';

interface Offered {
  operation: CaseOperation;
  main: boolean;
  refusal?: unknown;
}

/** Operations that the page has a place of its own for. */
const elsewhere: ReadonlySet<CaseOperation> = new Set([
  'CREATE',
  'EDIT',
  'DISMISS_OBJECTION',
  'UPHOLD_OBJECTION',
]);

const ending: ReadonlySet<CaseOperation> = new Set(['REJECT', 'WITHDRAW', 'REFUSE_SIGN_OFF']);

/** What ends the case, or sends it back for good reasons: last in the menu, and said in red. */
export function isEnding({ operation }: { operation: CaseOperation }): boolean {
  return ending.has(operation);
}

/** The one action that leads on, and the others: endings last. One that is refused now is kept, since its reason is worth knowing. */
export function arrange<Action extends Offered>(
  actions: readonly Action[],
): { main: Action | undefined; others: Action[] } {
  const offered = actions.filter(({ operation }) => !elsewhere.has(operation));
  const main = offered.find(action => action.main);
  const rest = offered.filter(action => action !== main);
  return { main, others: [...rest.filter(one => !isEnding(one)), ...rest.filter(isEnding)] };
}
