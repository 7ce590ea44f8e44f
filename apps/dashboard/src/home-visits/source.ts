import {
  CreateHomeVisitDocument,
  type HomeVisitBatchInput,
  HomeVisitPageDocument,
  type HomeVisitPageFragment,
  HomeVisitsDocument,
  UpdateHomeVisitDocument,
} from '../generated/graphql.ts';
import type { Source } from '../providers/dataProvider.ts';
import { execute, unwrap } from '../providers/graphql.ts';

export const homeVisits: Source = {
  async list({ sort: _, ...query }, signal) {
    return (await execute(HomeVisitsDocument, query, signal)).homeVisitBatches;
  },
  async one(id, signal) {
    const { homeVisitBatch } = await execute(HomeVisitPageDocument, { id }, signal);
    return homeVisitBatch && toValues(homeVisitBatch);
  },
  async create(data) {
    const input = visitInput(data);
    return unwrap((await execute(CreateHomeVisitDocument, { input })).createHomeVisitBatch);
  },
  async update({ id, expectedVersion, data }) {
    const input = visitInput(data);
    return unwrap(
      (await execute(UpdateHomeVisitDocument, { id, expectedVersion, input })).updateHomeVisitBatch,
    );
  },
};

/** A visit in its form's shape. */
export function toValues(visit: HomeVisitPageFragment) {
  const { id, version, visitOn, townStaff, districtStaff, note, area, hospital, certificates } = visit;
  return {
    id,
    version,
    visitOn,
    townStaff,
    districtStaff,
    note: note ?? '',
    areaId: area.id,
    hospitalId: hospital?.id ?? '',
    certificateIds: certificates.map(certificate => certificate.id),
  };
}

const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

/** The whole visit as the API takes it: who is not named any more leaves it. */
export function visitInput(values: Record<string, unknown>): HomeVisitBatchInput {
  const { certificateIds } = values;
  return {
    areaId: text(values['areaId']),
    visitOn: text(values['visitOn']),
    hospitalId: text(values['hospitalId']),
    townStaff: text(values['townStaff']),
    districtStaff: text(values['districtStaff']),
    note: text(values['note']) || null,
    certificateIds: Array.isArray(certificateIds) ? certificateIds.map(String) : [],
  };
}
