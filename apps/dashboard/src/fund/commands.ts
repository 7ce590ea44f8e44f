import { CreateFundDocument, UpdateFundDocument } from '../generated/graphql.ts';
import type { Source } from '../providers/dataProvider.ts';
import { execute, unwrap } from '../providers/graphql.ts';
import { fundChangeInput, fundInput } from './fundValues.ts';

/** How a fund is saved. Its forms import this too, so that a save never waits for code. */
export const commands = {
  async create(data) {
    return unwrap((await execute(CreateFundDocument, { input: fundInput(data) })).createFund);
  },
  async update({ id, expectedVersion, data }) {
    const variables = { id, expectedVersion, input: fundChangeInput(data) };
    return unwrap((await execute(UpdateFundDocument, variables)).updateFund);
  },
} satisfies Source;
