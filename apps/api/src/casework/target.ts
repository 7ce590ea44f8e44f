// Which case, as every command says it.

import { builder } from '../builder.ts';
import { idOf } from '../graphql/ids.ts';

/** Which case, and the version that the actor saw. */
export interface Target {
  readonly id: number;
  readonly expectedVersion: number;
}

export const targetArgs = builder.args(t => ({
  id: t.id({ required: true, description: '案件编号。 The case’s id.' }),
  expectedVersion: t.int({ required: true, description: '所见版本号。 The version that was seen.' }),
}));

export function targetOf(args: { id: string | number; expectedVersion: number }): Target {
  return { id: idOf('Case', args.id), expectedVersion: args.expectedVersion };
}
