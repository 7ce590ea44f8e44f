// The fields that every case has, whatever its programme: the Case interface.

import { reads } from '../access/read/selection.ts';
import { RoleEnum } from '../access/sign-in.schema.ts';
import { encodeId } from '../graphql/ids.ts';
import { holds } from '../graphql/limits.ts';
import { MaskedTextRef, maskedNumber } from '../graphql/masked.ts';
import { AreaRef, HouseholdRef, InstitutionRef, PersonRef } from '../registry/refs.ts';
import { CaseStatusEnum } from './case.enums.ts';
import type { CaseRow } from './case.rows.ts';
import { seesCase, seesPeople } from './case.rule.ts';
import { actionsFor, eligibilityOf, missingDocumentsOf, workingDaysLeft } from './case.view.ts';
import {
  CaseActionType,
  CaseActorType,
  CaseStageType,
  DocumentNeedType,
  ExplainedType,
  type ShownRecord,
  StageRecordType,
  shownValues,
} from './parts.schema.ts';
import { nameIn } from './programme/values.ts';
import { CaseDocumentRef, CaseEventRef, type CaseRef, CaseTaskRef } from './refs.ts';
import { programmeOfCase } from './register.ts';
import { recordFields, stageName } from './stages.ts';
import { toldTo } from './told.ts';

type CaseFieldBuilder = Parameters<NonNullable<Parameters<typeof CaseRef.implement>[0]['fields']>>[0];

export function identityFields(t: CaseFieldBuilder) {
  return {
    number: t.exposeString('number', { description: '案件编号，如 MA-2026-000123。 The case’s number.' }),
    programme: t.exposeString('programme', { description: '项目代码。 The programme’s code.' }),
    programmeName: t.string({
      description: '项目名称，使用读者的语言。 The programme’s name in the reader’s language.',
      extensions: reads({ columns: ['programme'] }),
      resolve: (c, _args, ctx) => nameIn(ctx.locale, programmeOfCase(c.programme).names),
    }),
    status: t.field({ type: CaseStatusEnum, description: '状态。 The status.', resolve: c => c.status }),
    stage: t.field({
      type: CaseStageType,
      description: '所处环节。 The stage that it waits at.',
      extensions: reads({ columns: ['stage', 'programme'] }),
      resolve: (c, _args, ctx) => stageName(c.programme, c.stage, ctx.locale),
    }),
    version: t.exposeInt('version', { description: '版本号，用于防止覆盖。 Version, against overwriting.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: '建立时间。 When it was drafted.' }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      description: '最近变动时间。 When it last changed.',
    }),
  };
}

export function subjectFields(t: CaseFieldBuilder) {
  return {
    person: t.field({
      type: PersonRef,
      nullable: true,
      description: '申请人；无权查看时为空。 The person; null where not yours to see.',
      resolve: c => c.person,
    }),
    household: t.field({
      type: HouseholdRef,
      nullable: true,
      description: '申请的家庭；无权查看时为空。 The household; null where not yours to see.',
      resolve: c => c.household,
    }),
    institution: t.field({
      type: InstitutionRef,
      nullable: true,
      description: '申请的机构；无权查看时为空。 The institution; null where not yours to see.',
      resolve: c => c.institution,
    }),
    applicantNumber: t.field({
      type: MaskedTextRef,
      description:
        '申请人身份证号，已遮盖；审签领导不可见。 The person’s ID number, masked; not for a leader.',
      extensions: reads({ columns: ['applicantLast4'] }),
      resolve: (c, _args, ctx) =>
        maskedNumber(seesPeople(ctx.viewer) || ctx.viewer?.kind === 'partner' ? c.applicantLast4 : null, 18),
    }),
    area: t.field({
      type: AreaRef,
      description: '申请人现在所属的村（社区）。 Where the person lives now.',
      resolve: c => c.area,
    }),
    homeArea: t.exposeString('homeArea', {
      description: '提交当日所属的乡镇、村；统计按此。 The town and village of its day; figures count there.',
    }),
  };
}

function amount(text: string | null): bigint | null {
  return text === null ? null : BigInt(text);
}

export function outcomeFields(t: CaseFieldBuilder) {
  return {
    requestedAmount: t.field({
      type: 'Money',
      nullable: true,
      description: '按申请测算的金额（元）。 Yuan, by the application.',
      resolve: c => amount(c.requestedAmount),
    }),
    decidedAmount: t.field({
      type: 'Money',
      nullable: true,
      description: '决定的金额（元）。 Yuan, as decided.',
      resolve: c => amount(c.decidedAmount),
    }),
    calculation: t.field({
      type: 'JSON',
      nullable: true,
      description:
        '计算过程，逐档列出，可向家庭出示。 The calculation, band by band; may be shown to the family.',
      resolve: (c, _args, ctx) => (seesCase(ctx.viewer) ? (c.calculation ?? null) : null),
    }),
    policyVersion: t.exposeInt('policyVersion', {
      nullable: true,
      description: '所依据的政策版本。 The version of the policy that it was decided by.',
    }),
    submittedOn: t.expose('submittedOn', {
      type: 'Date',
      nullable: true,
      description: '提交日期。 When it was submitted.',
    }),
    decidedOn: t.expose('decidedOn', {
      type: 'Date',
      nullable: true,
      description: '决定日期。 When it was decided.',
    }),
    closedOn: t.expose('closedOn', {
      type: 'Date',
      nullable: true,
      description: '终结日期。 When it ended.',
    }),
  };
}

export function turnFields(t: CaseFieldBuilder) {
  return {
    dueOn: t.expose('dueOn', {
      type: 'Date',
      nullable: true,
      description:
        '本环节期限，当日结束前；停止计时为空。 By the end of which day; null while the clock is stopped.',
    }),
    workingDaysLeft: t.int({
      nullable: true,
      description: '距期限的工作日，过期为负。 Working days until then, negative once it is overdue.',
      extensions: reads({ columns: ['dueOn'] }),
      resolve: (c, _args, ctx) => workingDaysLeft(c, ctx),
    }),
    overdue: t.boolean({
      description: '已超期。 Past its day.',
      extensions: reads({ columns: ['dueOn'] }),
      resolve: (c, _args, ctx) => c.dueOn !== null && c.dueOn < ctx.today,
    }),
    waitsFor: t.field({
      type: RoleEnum,
      nullable: true,
      description: '由谁办理；已终结为空。 Whose turn it is; null at the end.',
      resolve: c => c.waitsFor,
    }),
    assignee: t.field({
      type: CaseActorType,
      nullable: true,
      description: '指派给谁；空为该角色任一人。 Whom it was given to; null for anyone of the role.',
      extensions: reads({ columns: ['assigneeName'] }),
      resolve: (c, _args, ctx) => (seesCase(ctx.viewer) ? c.assigneeName : null),
    }),
    returnedReason: t.string({
      nullable: true,
      description: '退回补正的原因；未退回为空。 Why it was returned; null where it is not.',
      extensions: reads({ columns: ['returnedReason', 'applicantName'] }),
      resolve: (c, _args, { viewer }) =>
        seesCase(viewer) && c.returnedReason !== null ? toldTo(viewer, c.returnedReason, c) : null,
    }),
    availableActions: t.field({
      type: [CaseActionType],
      description: '您现在可以进行的操作，主要的在前。 What you can do now, the main one first.',
      extensions: { ...reads({ columns: ['facts', 'programme'] }), ...holds(4) },
      resolve: (c, _args, ctx) => actionsFor(c, ctx),
    }),
  };
}

/** The stages' records in the order of the way; a leader reads those of the decision. */
function shownRecords(c: CaseRow, ctx: Parameters<typeof actionsFor>[1]): ShownRecord[] {
  if (!seesCase(ctx.viewer)) return [];
  const leader = !seesPeople(ctx.viewer);
  return programmeOfCase(c.programme).way.flatMap(({ code }) => {
    const record = c.records[code];
    if (!record || (leader && code !== 'DISTRICT_REVIEW' && code !== 'LEADER_SIGN_OFF')) return [];
    const fields = recordFields(c.programme, code);
    return [
      {
        stage: stageName(c.programme, code, ctx.locale),
        at: record.at,
        actor: record.actor,
        values: shownValues(fields, record.values, ctx.locale, c.institutionNames).map(value => ({
          ...value,
          text: toldTo(ctx.viewer, value.text, c),
        })),
      },
    ];
  });
}

export function fileFields(t: CaseFieldBuilder) {
  return {
    eligibility: t.field({
      type: ExplainedType,
      nullable: true,
      description:
        '逐项条件及是否符合；无权查看为空。 Every criterion with its verdict; null where not yours to see.',
      extensions: reads({ columns: ['facts', 'programme'] }),
      resolve: (c, _args, ctx) => eligibilityOf(c, ctx),
    }),
    documents: t.field({
      type: [CaseDocumentRef],
      description: '材料，含已撤下的。 Documents, those taken out too.',
      resolve: c => [...c.documents],
    }),
    missingDocuments: t.field({
      type: [DocumentNeedType],
      description: '尚缺的材料。 Documents that are still missing.',
      extensions: reads({ columns: ['facts', 'programme'] }),
      resolve: (c, _args, ctx) => missingDocumentsOf(c, ctx),
    }),
    events: t.field({
      type: [CaseEventRef],
      description: '经过，最近的在前。 Everything that happened, newest first.',
      resolve: c => [...c.events],
    }),
    tasks: t.field({
      type: [CaseTaskRef],
      description: '待办。 What is to be done.',
      resolve: c => [...c.tasks],
    }),
    records: t.field({
      type: [StageRecordType],
      description: '各环节的记录。 What the stages recorded.',
      extensions: reads({ columns: ['records', 'programme', 'institutionNames', 'applicantName'] }),
      resolve: (c, _args, ctx) => shownRecords(c, ctx),
    }),
  };
}

/** A case’s id says `Case`, whatever its programme. */
export function caseId(c: CaseRow): string {
  return encodeId('Case', c.id);
}
