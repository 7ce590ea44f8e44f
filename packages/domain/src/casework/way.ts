import { ROLES, type Role } from '../access/roles.ts';
import { label } from '../messages/labels.ts';
import type { Names } from './fields.ts';
import type { AnyProgramme, ProgrammeDefinition, Stage, StageFacts } from './programme.ts';
import { type CaseOperation, type CaseStatus, STANDARD_STAGES, type StandardStage } from './terms.ts';

/** Where a case stands: DRAFT, a stage of its programme's way, or one of the places where a way ends or pauses. */
export type CasePlace = string;

const DISTRICT: readonly Role[] = ['DISTRICT_OFFICER', 'DISTRICT_MANAGER'];
/** The town's work; the district may take it over, and then never decides the case. */
const TOWN: readonly Role[] = ['TOWN_CASEWORKER', ...DISTRICT];

function stageNames(code: StandardStage): Names {
  return { zh: label('zh', 'caseStage', code), en: label('en', 'caseStage', code) };
}

/**
 * The common way. One period covers the town's review and its head's signature, and one the district's review and the leader's
 * sign-off, as the applicant is promised.
 */
export const standardWay: readonly Stage[] = [
  {
    code: 'TOWN_REVIEW',
    names: stageNames('TOWN_REVIEW'),
    by: TOWN,
    due: { amount: 3, unit: 'WORKING_DAYS' },
    mayReturn: true,
    mayReject: true,
  },
  { code: 'TOWN_SIGNATURE', names: stageNames('TOWN_SIGNATURE'), by: ['TOWN_HEAD'], due: 'CONTINUES' },
  {
    code: 'PUBLIC_NOTICE',
    names: stageNames('PUBLIC_NOTICE'),
    by: TOWN,
    due: { amount: 3, unit: 'CALENDAR_DAYS' },
  },
  {
    code: 'DISTRICT_REVIEW',
    names: stageNames('DISTRICT_REVIEW'),
    by: DISTRICT,
    due: { amount: 5, unit: 'WORKING_DAYS' },
    mayReturn: true,
    mayReject: true,
  },
  { code: 'LEADER_SIGN_OFF', names: stageNames('LEADER_SIGN_OFF'), by: ['LEADER'], due: 'CONTINUES' },
  { code: 'DELIVERY', names: stageNames('DELIVERY'), by: TOWN },
  { code: 'PAYMENT', names: stageNames('PAYMENT'), by: DISTRICT },
];

/** A way in the making: from the common one by leaving out, changing and adding. */
export interface WayBuilder {
  readonly stages: readonly Stage[];
  /** Leaves stages out. */
  without(...codes: readonly StandardStage[]): WayBuilder;
  /** Changes a stage. */
  with(code: StandardStage, change: Partial<Omit<Stage, 'code'>>): WayBuilder;
  /** Adds stages of the programme's own between approval and delivery or payment, in this order. */
  add(...own: readonly Stage[]): WayBuilder;
}

const AFTER_OWN: readonly string[] = ['DELIVERY', 'PAYMENT'];

export function from(stages: readonly Stage[]): WayBuilder {
  return {
    stages,
    without: (...codes) => from(stages.filter(({ code }) => !codes.some(each => each === code))),
    with: (code, change) =>
      from(stages.map(stage => (stage.code === code ? { ...stage, ...change } : stage))),
    add(...own) {
      const end = stages.findIndex(({ code }) => AFTER_OWN.includes(code));
      const at = end < 0 ? stages.length : end;
      return from([...stages.slice(0, at), ...own, ...stages.slice(at)]);
    },
  };
}

export function isStandardStage(code: string): code is StandardStage {
  return STANDARD_STAGES.some(each => each === code);
}

/** The operation by which a stage is passed; a district review proposes instead where a leader signs off. */
export function passingOperation(code: string): CaseOperation {
  if (!isStandardStage(code)) return 'COMPLETE_STEP';
  switch (code) {
    case 'TOWN_REVIEW':
      return 'PASS_TOWN_REVIEW';
    case 'TOWN_SIGNATURE':
      return 'PASS_TOWN_SIGNATURE';
    case 'PUBLIC_NOTICE':
      return 'END_NOTICE';
    case 'DISTRICT_REVIEW':
      return 'DECIDE';
    case 'LEADER_SIGN_OFF':
      return 'SIGN_OFF';
    case 'DELIVERY':
      return 'DELIVER';
    case 'PAYMENT':
      return 'PAY';
  }
}

export function stageOf(programme: Pick<ProgrammeDefinition, 'way'>, code: string): Stage | undefined {
  return programme.way.find(stage => stage.code === code);
}

/** The stages that a case passes, by what is known of it; where it stands now stays, whatever its condition says by now. */
export function applicableStages(
  programme: Pick<ProgrammeDefinition, 'way'>,
  facts: StageFacts,
  ...standing: readonly (string | null)[]
): readonly Stage[] {
  return programme.way.filter(stage => standing.includes(stage.code) || (stage.when?.(facts) ?? true));
}

/** Where passing a stage leads when no other follows. */
function endAfter(code: string): CasePlace {
  switch (code) {
    case 'DISTRICT_REVIEW':
    case 'LEADER_SIGN_OFF':
      return 'APPROVED';
    case 'DELIVERY':
      return 'DELIVERED';
    case 'PAYMENT':
      return 'PAID';
    default:
      return 'CLOSED';
  }
}

/** The place that follows a stage, or DRAFT, among the stages that apply. */
export function placeAfter(stages: readonly Stage[], code: string): CasePlace {
  if (code === 'DRAFT') return stages[0]?.code ?? 'CLOSED';
  const at = stages.findIndex(stage => stage.code === code);
  if (at < 0) throw new RangeError(`no stage ${code}`);
  return stages[at + 1]?.code ?? endAfter(code);
}

/** The place that a case goes to from where it stands; conditions of stages are looked up at that moment. */
export function nextStage(
  programme: Pick<ProgrammeDefinition, 'way'>,
  code: string,
  facts: StageFacts,
): CasePlace {
  return placeAfter(applicableStages(programme, facts, code), code);
}

const PLACE_STATUSES = [
  'DRAFT',
  'TOWN_REVIEW',
  'TOWN_SIGNATURE',
  'PUBLIC_NOTICE',
  'DISTRICT_REVIEW',
  'LEADER_SIGN_OFF',
  'APPROVED',
  'DELIVERED',
  'PAID',
  'CLOSED',
  'RETURNED',
  'REJECTED',
  'WITHDRAWN',
  'TERMINATED',
] as const satisfies readonly CaseStatus[];

/** Places that are no stage of any way. */
export const RESTING_PLACES = [
  'APPROVED',
  'DELIVERED',
  'PAID',
  'CLOSED',
  'RETURNED',
  'REJECTED',
  'WITHDRAWN',
  'TERMINATED',
] as const satisfies readonly CaseStatus[];

/**
 * The status of a place: its own where it has one. What follows approval is APPROVED until something of the programme's own was
 * begun (IN_PROGRESS) or it was delivered (DELIVERED).
 */
export function statusOf(programme: Pick<ProgrammeDefinition, 'way'>, place: CasePlace): CaseStatus {
  const own = PLACE_STATUSES.find(status => status === place);
  if (own) return own;
  const before = programme.way.slice(
    0,
    programme.way.findIndex(({ code }) => code === place),
  );
  if (!isStandardStage(place)) return 'IN_PROGRESS';
  if (before.some(({ code }) => code === 'DELIVERY')) return 'DELIVERED';
  return before.some(({ code }) => !isStandardStage(code)) ? 'IN_PROGRESS' : 'APPROVED';
}

/** Whose turn it is at a place; nobody's where nothing more happens. */
export function waitsForAt(programme: Pick<ProgrammeDefinition, 'way'>, place: CasePlace): Role | null {
  switch (place) {
    case 'DRAFT':
    case 'RETURNED':
      return 'TOWN_CASEWORKER';
    case 'APPROVED':
    case 'DELIVERED':
    case 'PAID':
      return 'DISTRICT_OFFICER';
    default:
      return stageOf(programme, place)?.by[0] ?? null;
  }
}

const ORDER: readonly string[] = STANDARD_STAGES;
const CODE = /^[A-Z][A-Z0-9_]{1,39}$/;

/** What contradicts itself in a way. */
export function wayFaults({ way }: Pick<AnyProgramme, 'way'>): string[] {
  const faults: string[] = [];
  const codes = way.map(({ code }) => code);
  const reserved: readonly string[] = [...RESTING_PLACES, 'DRAFT', 'IN_PROGRESS'];
  if (codes.length === 0) faults.push('its way has no stage');
  if (new Set(codes).size < codes.length) faults.push('a stage stands twice in its way');
  for (const code of codes) {
    if (!CODE.test(code)) faults.push(`${code} is no code of a stage`);
    if (reserved.includes(code)) faults.push(`${code} is a place of the engine's, not a stage`);
  }
  const standard = codes.filter(isStandardStage).map(code => ORDER.indexOf(code));
  if (standard.some((at, index) => index > 0 && at < (standard[index - 1] ?? 0))) {
    faults.push('its standard stages stand in another order');
  }
  const firstOwn = codes.findIndex(code => !isStandardStage(code));
  const lastReview = codes.findLastIndex(code => isStandardStage(code) && !AFTER_OWN.includes(code));
  const firstAfter = codes.findIndex(code => AFTER_OWN.includes(code));
  const lastOwn = codes.findLastIndex(code => !isStandardStage(code));
  if (firstOwn >= 0 && (firstOwn < lastReview || (firstAfter >= 0 && lastOwn > firstAfter))) {
    faults.push('its own stages do not stand between approval and delivery or payment');
  }
  if (codes.includes('LEADER_SIGN_OFF') && !codes.includes('DISTRICT_REVIEW')) {
    faults.push('a leader signs off what no district review proposed');
  }
  for (const { code, by } of way) {
    if (by.length === 0 || by.some(role => !ROLES.includes(role))) faults.push(`nobody takes ${code}`);
  }
  return faults;
}
