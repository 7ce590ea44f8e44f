// What casework's approvals and releases mean to the funds.

import { registerCaseEffects } from '../casework/effects.ts';
import { release, reserve } from './reserve.ts';

registerCaseEffects({
  async approved(run, { id, ...approved }) {
    await reserve(run, { ...approved, caseId: id });
  },
  released: release,
});
