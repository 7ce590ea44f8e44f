import { type Problem, problem, readHomeVisit } from '@zhucan/domain';
import type { FormValues } from '../components/form/draft.ts';
import { problemsOf } from '../components/form/refusals.ts';
import type {
  HomeVisitApplicantFragment,
  HomeVisitPageFragment,
  HomeVisitStatus,
} from '../generated/graphql.ts';

const given = (value: unknown) => typeof value === 'string' && value.trim() !== '';

type Planned = Pick<HomeVisitPageFragment, 'visitOn'> & {
  readonly area: Pick<HomeVisitPageFragment['area'], 'id'>;
  readonly hospital?: Pick<NonNullable<HomeVisitPageFragment['hospital']>, 'id'> | null;
  readonly certificates: readonly Pick<HomeVisitApplicantFragment, 'state'>[];
};

/** How many have their result from this visit. */
export function assessedAt({ certificates }: Pick<Planned, 'certificates'>): number {
  return certificates.filter(({ state }) => state !== 'APPLIED').length;
}

/** What is wrong with a visit as far as a form can say it: whether the village is ready, the server knows. */
export function visitProblems(values: FormValues, today: string, visit?: Planned): readonly Problem[] {
  const read = { ...values, hospitalId: given(values['hospitalId']) ? 1 : undefined };
  const village = { level: 'VILLAGE', active: true, homeVisitReady: true } as const;
  const planned = visit && {
    visitOn: visit.visitOn,
    sameVillage: values['areaId'] === visit.area.id,
    sameHospital: values['hospitalId'] === visit.hospital?.id,
    assessed: assessedAt(visit),
  };
  const problems = problemsOf(() =>
    readHomeVisit(read, { village, hospitalDesignated: true, today, planned }),
  );
  return given(values['areaId']) ? problems : [problem('REQUIRED', 'areaId'), ...problems];
}

export function emptyVisit(today: string): FormValues {
  return {
    areaId: null,
    visitOn: today,
    hospitalId: '',
    townStaff: '',
    districtStaff: '',
    note: '',
    certificateIds: [],
  };
}

interface Visit {
  status: HomeVisitStatus;
  visitOn: string;
  certificates: readonly Pick<HomeVisitApplicantFragment, 'state'>[];
}

/** What can be done with a visit today, as its workflow has it; the server decides. */
export function visitSteps({ status, visitOn, certificates }: Visit, today: string) {
  const planned = status === 'PLANNED';
  const waiting = certificates.filter(({ state }) => state === 'APPLIED').length;
  const come = visitOn <= today;
  return {
    waiting,
    assessed: certificates.length - waiting,
    enterResults: planned && come && waiting > 0,
    complete: planned && come && waiting === 0 && certificates.length > 0,
    edit: planned,
    cancel: planned,
  };
}

/** Of two days the one that comes first. */
export function earlier(one: string, other: string): string {
  return one < other ? one : other;
}
