// A sensitive value as every reader gets it: masked. The value itself is never read with the row; see `revealSensitive`.

import { maskTail } from '@zhucan/domain';
import { builder } from '../builder.ts';

export interface Masked {
  readonly masked: string;
  readonly present: boolean;
}

export const MaskedTextRef = builder.objectRef<Masked>('MaskedText').implement({
  description:
    '敏感内容，只显示掩码；明文须用 revealSensitive 说明原因后查看。 A sensitive value, masked; the value itself only by revealSensitive, with a reason.',
  fields: t => ({
    masked: t.exposeString('masked', {
      description: '掩码，至多露出末四位。 The mask, which shows the last four at most.',
    }),
    present: t.exposeBoolean('present', { description: '已填写。 Whether there is a value.' }),
  }),
});

/** A number of so many characters of which the last four are known; nothing where there is none. */
export function maskedNumber(last4: string | null | undefined, length: number): Masked {
  return last4 ? { masked: maskTail(last4, length), present: true } : { masked: '', present: false };
}

/** A value of which nothing shows. */
export function maskedWhole(present: boolean): Masked {
  return { masked: present ? '****' : '', present };
}
