// The domain's literals behind text columns.

import { DONOR_KINDS, type DonorKind } from '@zhucan/domain';

export function donorKindOf(text: string | null): DonorKind | null {
  return DONOR_KINDS.find(kind => kind === text) ?? null;
}
