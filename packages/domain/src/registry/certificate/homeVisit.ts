import { z } from 'zod';
import type { CalendarDate } from '../../shared/dates.ts';
import { ConflictError, type Problem, problem } from '../../shared/error.ts';
import { optionalText, readInput, requiredDate, requiredText } from '../../shared/input.ts';
import { defineWorkflow, type Step } from '../../shared/workflow.ts';
import type { AreaLevel } from '../terms.ts';
import {
  HOME_VISIT_OPERATIONS,
  HOME_VISIT_STATUSES,
  type HomeVisitOperation,
  type HomeVisitStatus,
} from './terms.ts';

export type HomeVisitFlag = 'DAY_HAS_COME' | 'ALL_ASSESSED' | 'NONE_ASSIGNED';

/** A planned visit is revised, then done or cancelled; nothing follows. */
const HOME_VISIT_TABLE = {
  PLANNED: {
    REVISE: { to: 'PLANNED' },
    COMPLETE: { to: 'DONE', needs: ['DAY_HAS_COME', 'ALL_ASSESSED'] },
    CANCEL: { to: 'CANCELLED', needs: ['NONE_ASSIGNED'] },
  },
  DONE: {},
  CANCELLED: {},
} as const satisfies Readonly<
  Record<HomeVisitStatus, Readonly<Partial<Record<HomeVisitOperation, Step<HomeVisitStatus, HomeVisitFlag>>>>>
>;

export const homeVisitWorkflow = defineWorkflow<HomeVisitStatus, HomeVisitOperation, HomeVisitFlag>({
  statuses: HOME_VISIT_STATUSES,
  operations: HOME_VISIT_OPERATIONS,
  table: HOME_VISIT_TABLE,
  notPossible: 'HOME_VISIT_OPERATION_NOT_POSSIBLE',
  refusals: {
    DAY_HAS_COME: 'HOME_VISIT_DAY_NOT_COME',
    ALL_ASSESSED: 'HOME_VISIT_UNASSESSED',
    NONE_ASSIGNED: 'HOME_VISIT_STILL_ASSIGNED',
  },
});

export interface HomeVisitFacts {
  readonly status: HomeVisitStatus;
  readonly visitOn: CalendarDate;
  /** Applications of the visit that are still to be assessed (APPLIED). */
  readonly unassessed: number;
  /** Applications of the visit in whatever status. */
  readonly assigned: number;
}

/** The status that an operation leads a visit to; throws TransitionRefused with the reason. */
export function takeHomeVisitOperation(
  operation: HomeVisitOperation,
  visit: HomeVisitFacts,
  today: CalendarDate,
): HomeVisitStatus {
  const flags = {
    DAY_HAS_COME: visit.visitOn <= today,
    ALL_ASSESSED: visit.unassessed === 0,
    NONE_ASSIGNED: visit.assigned === 0,
  };
  const count = operation === 'CANCEL' ? visit.assigned : visit.unassessed;
  return homeVisitWorkflow.take(visit.status, operation, flags, { count });
}

const homeVisitFields = z.object({
  visitOn: requiredDate(),
  hospitalId: z.int(),
  townStaff: requiredText(200),
  districtStaff: requiredText(200),
  note: optionalText(500),
});

export type HomeVisitFields = z.output<typeof homeVisitFields>;

/** What a visit is planned for: the village, and whether the hospital that is named is designated for assessment. */
export interface HomeVisitContext {
  readonly village: { readonly level: AreaLevel; readonly active: boolean; readonly homeVisitReady: boolean };
  readonly hospitalDesignated: boolean;
  readonly today: CalendarDate;
  /** The visit as it was planned, where it is revised. */
  readonly planned?: PlannedVisit | undefined;
}

export interface PlannedVisit {
  readonly visitOn: CalendarDate;
  readonly sameVillage: boolean;
  readonly sameHospital: boolean;
  /** Applications that have their result from this visit already. */
  readonly assessed: number;
}

/** A village that was ready when the visit was planned stays right for it; where people were assessed, the visit was. */
function villageProblems({ village, planned }: HomeVisitContext): Problem[] {
  if (planned?.sameVillage) return [];
  if (planned && planned.assessed > 0)
    return [problem('HOME_VISIT_VILLAGE_ASSESSED', 'areaId', { count: planned.assessed })];
  const { level, active, homeVisitReady } = village;
  if (level !== 'VILLAGE') return [problem('AREA_NOT_VILLAGE', 'areaId')];
  if (!active) return [problem('AREA_INACTIVE', 'areaId')];
  return homeVisitReady ? [] : [problem('HOME_VISIT_VILLAGE_NOT_READY', 'areaId')];
}

/** A plan lies ahead. One whose day has passed keeps that day, or takes the later one on which the visit was made or will be. */
function dayProblems(visitOn: CalendarDate, { planned, today }: HomeVisitContext): Problem[] {
  if (visitOn >= today) return [];
  if (planned === undefined || planned.visitOn >= today) return [problem('DATE_PAST', 'visitOn')];
  return visitOn < planned.visitOn
    ? [problem('HOME_VISIT_DAY_BEFORE_PLAN', 'visitOn', { planned: planned.visitOn })]
    : [];
}

/** A visit of town and district to one village that is ready, as it is planned or revised; throws ValidationError. */
export function readHomeVisit(input: unknown, context: HomeVisitContext): HomeVisitFields {
  return readInput(homeVisitFields, input, ({ visitOn, hospitalId }) => {
    const problems = villageProblems(context);
    if (visitOn !== undefined) problems.push(...dayProblems(visitOn, context));
    if (hospitalId !== undefined && !context.hospitalDesignated && !context.planned?.sameHospital) {
      problems.push(problem('ASSESSMENT_HOSPITAL_NOT_DESIGNATED', 'hospitalId'));
    }
    return problems;
  });
}

/** An application joins a visit that is planned, to the village where the applicant lives; throws ConflictError. */
export function assertMayJoinHomeVisit(
  visit: { readonly status: HomeVisitStatus; readonly areaPath: string },
  application: { readonly areaPath: string },
): void {
  if (visit.status !== 'PLANNED') {
    throw new ConflictError('HOME_VISIT_OPERATION_NOT_POSSIBLE', {
      status: visit.status,
      operation: 'REVISE',
    });
  }
  if (visit.areaPath !== application.areaPath) {
    throw new ConflictError('HOME_VISIT_OTHER_AREA', {}, 'homeVisitBatchId');
  }
}
