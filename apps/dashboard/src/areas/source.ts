import type { FormValues } from '../components/form/draft.ts';
import {
  AreaForEditDocument,
  type AreaPatch,
  type AreaRowFragment,
  AreasDocument,
  UpdateAreaDocument,
} from '../generated/graphql.ts';
import type { Source } from '../providers/dataProvider.ts';
import { execute, unwrap } from '../providers/graphql.ts';

/** Areas come in the order of their codes: a district, its towns, their villages. */
export const areas: Source = {
  async list({ sort: _sort, ...query }, signal) {
    return (await execute(AreasDocument, query, signal)).areas;
  },
  async one(id, signal) {
    const { area } = await execute(AreaForEditDocument, { id }, signal);
    return area && toValues(area);
  },
  async update({ id, expectedVersion, changes }) {
    const input = areaPatch(changes);
    return unwrap((await execute(UpdateAreaDocument, { id, expectedVersion, input })).updateArea);
  },
};

export function toValues({ id, version, name, level, active, homeVisitReady }: AreaRowFragment) {
  return { id, version, name, level, active, homeVisitReady };
}

/** Only what changed, of what may be changed. */
function areaPatch(changes: FormValues): AreaPatch {
  const patch: AreaPatch = {};
  if (typeof changes['name'] === 'string') patch.name = changes['name'].trim();
  if (typeof changes['active'] === 'boolean') patch.active = changes['active'];
  if (typeof changes['homeVisitReady'] === 'boolean') patch.homeVisitReady = changes['homeVisitReady'];
  return patch;
}
