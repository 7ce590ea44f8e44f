// The certificate in the graph: what it says, where it stands by its dates, what can be done with it now.

import {
  availableOperations,
  type CertificatePolicy,
  certificateState,
  DEFAULT_CERTIFICATE_POLICY,
  daysLeft,
  isSevere,
} from '@zhucan/domain';
import { reads } from '../../access/read/selection.ts';
import type { Context } from '../../context.ts';
import { encodeId } from '../../graphql/ids.ts';
import { MaskedTextRef, maskedNumber } from '../../graphql/masked.ts';
import { NodeRef } from '../../graphql/node.ts';
import { CertificateStateEnum, DisabilityCategoryEnum } from '../enums.ts';
import {
  AreaRef,
  AssessmentRef,
  CertificateEventRef,
  CertificateRef,
  HomeVisitBatchRef,
  InstitutionRef,
  PersonRef,
} from '../refs.ts';
import {
  CancelReasonEnum,
  CertificateKindEnum,
  CertificateMediumEnum,
  CertificateOperationEnum,
  CertificateStatusEnum,
} from './certificate.enums.ts';
import type { CertificateRow } from './certificate.table.ts';

const NUMBER_LENGTH = 20;

/** The policy as far as a certificate's state and next operations depend on it. */
function policyOfRow({ renewalOpensMonths }: CertificateRow): CertificatePolicy {
  return renewalOpensMonths === null
    ? DEFAULT_CERTIFICATE_POLICY
    : { ...DEFAULT_CERTIFICATE_POLICY, renewalOpensMonths };
}

function operationsFor(row: CertificateRow, { viewer, today }: Context) {
  if (viewer?.kind !== 'user') return [];
  const { certificate, holder } = row.facts;
  const moment = { actorId: viewer.id, role: viewer.role, today, policy: policyOfRow(row) };
  return [...availableOperations(certificate, holder, moment)];
}

CertificateRef.implement({
  description: '残疾人证，自申请至终止。 A disability certificate, from its application to its end.',
  interfaces: [NodeRef],
  fields: t => ({
    kind: t.field({
      type: CertificateKindEnum,
      description: '办证种类。 Why it is made.',
      resolve: c => c.kind,
    }),
    status: t.field({
      type: CertificateStatusEnum,
      description: '登记的状态。 The stored status.',
      resolve: c => c.status,
    }),
    state: t.field({
      type: CertificateStateEnum,
      extensions: reads({ columns: ['status', 'expiresOn', 'renewalOpensMonths'] }),
      description:
        '今天的状态：有效的证件按日期分为有效、可换领、已过期。 The state today: an issued one is valid, expiring or expired by its dates.',
      resolve: (c, _args, ctx) => certificateState(c, ctx.today, policyOfRow(c)),
    }),
    category: t.field({
      type: DisabilityCategoryEnum,
      description:
        '残疾类别；评定前为申请人所述。 The category; before the assessment what the applicant says.',
      resolve: c => c.category,
    }),
    grade: t.exposeInt('grade', {
      nullable: true,
      description:
        '残疾等级，1 最重，至 4；评定前为空。 The grade, 1 the most severe, to 4; empty until assessed.',
    }),
    severe: t.boolean({
      nullable: true,
      extensions: reads({ columns: ['grade'] }),
      description: '重度（一、二级）。 Severe: grade 1 or 2.',
      resolve: c => isSevere(c.grade),
    }),
    number: t.field({
      type: MaskedTextRef,
      extensions: reads({ columns: ['numberLast4'] }),
      description:
        '残疾人证号，20 位，掩码显示（GB/T 26341）；签发前为空。 The number, 20 characters, masked; empty until issued.',
      resolve: c => maskedNumber(c.numberLast4, NUMBER_LENGTH),
    }),
    numberDisagrees: t.exposeBoolean('numberDisagrees', {
      description:
        '证号与持证人现在的身份证号不一致（签发后更正过身份证号），应当补办换发。 The holder’s ID number was corrected after the issue, and the number begins with the earlier one: it is to be reissued.',
    }),
    medium: t.field({
      type: CertificateMediumEnum,
      description: '载体。 Booklet or card.',
      resolve: c => c.medium,
    }),
    appliedOn: t.expose('appliedOn', { type: 'Date', description: '申请日期。 Day of the application.' }),
    issuedOn: t.expose('issuedOn', {
      type: 'Date',
      nullable: true,
      description: '签发日期。 Day of issue.',
    }),
    expiresOn: t.expose('expiresOn', {
      type: 'Date',
      nullable: true,
      description: '有效期止，当日仍有效。 The last day on which it is valid.',
    }),
    daysLeft: t.int({
      nullable: true,
      extensions: reads({ columns: ['expiresOn'] }),
      description: '距到期的天数，过期后为负。 Days until the end, negative after it.',
      resolve: (c, _args, ctx) => daysLeft(c.expiresOn, ctx.today),
    }),
    closedOn: t.expose('closedOn', {
      type: 'Date',
      nullable: true,
      description: '终止日期。 Day on which it ended.',
    }),
    cancelReason: t.field({
      type: CancelReasonEnum,
      nullable: true,
      description: '注销原因。 Why it was cancelled.',
      resolve: c => c.cancelReason,
    }),
    acceptingCounty: t.exposeString('acceptingCounty', {
      description: '受理地县级代码，6 位（跨省通办）。 County of residence that accepted it, six digits.',
    }),
    issuingCounty: t.exposeString('issuingCounty', {
      description:
        '户籍地（签发地）县级代码，6 位。 County of household registration that issues it, six digits.',
    }),
    transferCounty: t.exposeString('transferCounty', {
      nullable: true,
      description: '迁入来源或迁出去向的县级代码。 County it came from or went to.',
    }),
    version: t.exposeInt('version', { description: '版本号，用于防止覆盖。 Version, against overwriting.' }),
    availableOperations: t.field({
      type: [CertificateOperationEnum],
      extensions: reads({ columns: ['facts', 'renewalOpensMonths'] }),
      description: '您现在可以办理的事项。 What you can do with it now.',
      resolve: (c, _args, ctx) => operationsFor(c, ctx),
    }),
    person: t.field({
      type: PersonRef,
      nullable: true,
      description: '持证人；无权查看时为空。 The holder; null where not yours to see.',
      resolve: c => c.person,
    }),
    area: t.field({
      type: AreaRef,
      description: '所属村（社区）。 The village or community.',
      resolve: c => c.area,
    }),
    previous: t.field({
      type: CertificateRef,
      nullable: true,
      description: '被此证替换的原证。 The certificate that this one replaces.',
      resolve: c => c.previous,
    }),
    next: t.field({
      type: CertificateRef,
      nullable: true,
      description: '替换此证的新证或正在办理的申请。 The one that replaces this, or is to.',
      resolve: c => c.next,
    }),
    hospital: t.field({
      type: InstitutionRef,
      nullable: true,
      description: '指派的评定医院。 The hospital that is to assess.',
      resolve: c => c.hospital,
    }),
    homeVisitBatch: t.field({
      type: HomeVisitBatchRef,
      nullable: true,
      description: '集中上门办理批次。 The joint home visit.',
      resolve: c => c.homeVisitBatch,
    }),
    assessments: t.field({
      type: [AssessmentRef],
      description: '评定，最近的在前。 Assessments, newest first.',
      resolve: c => [...c.assessments],
    }),
    events: t.field({
      type: [CertificateEventRef],
      description: '办理经过，最近的在前。 Everything that happened to it, newest first.',
      resolve: c => [...c.events],
    }),
  }),
});

CertificateEventRef.implement({
  description: '证件办理经过中的一条。 One thing that happened to a certificate.',
  fields: t => ({
    id: t.id({
      description: '全局编号。 The global id.',
      resolve: event => encodeId('CertificateEvent', event.id),
    }),
    operation: t.exposeString('operation', { description: '事项代码。 The operation.' }),
    from: t.field({
      type: CertificateStatusEnum,
      nullable: true,
      description: '办理前状态；首条为空。 Status before; empty for the first.',
      resolve: event => event.from,
    }),
    to: t.field({
      type: CertificateStatusEnum,
      description: '办理后状态。 Status after.',
      resolve: event => event.to,
    }),
    at: t.expose('at', { type: 'DateTime', description: '时间。 When.' }),
    actor: t.exposeString('actor', {
      nullable: true,
      description: '经办人；系统办理时为空。 Who did it; empty for the software itself.',
    }),
    reason: t.exposeString('reason', { nullable: true, description: '原因。 Why.' }),
    certificate: t.field({
      type: CertificateRef,
      nullable: true,
      description: '所属证件。 The certificate.',
      resolve: event => event.certificate,
    }),
  }),
});
