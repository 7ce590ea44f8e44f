// Every operation on a certificate in the graph: one line each to its command, and the certificate as the answer.

import type { GraphQLResolveInfo } from 'graphql';
import { afterCommand } from '../../access/read/reader.ts';
import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { COMMAND_ERRORS } from '../../graphql/errors.ts';
import { idOf, optionalIdOf } from '../../graphql/ids.ts';
import { DisabilityCategoryEnum } from '../enums.ts';
import { CertificateRef } from '../refs.ts';
import {
  abandonCertificate,
  applyForCertificate,
  assessCertificate,
  assignAssessment,
  returnCertificate,
  reviewCertificate,
} from './application.service.ts';
import { CancelReasonEnum } from './certificate.enums.ts';
import { AssessmentInput, CertificateApplicationInput } from './certificate.inputs.ts';
import { certificateTable } from './certificate.table.ts';
import {
  cancelCertificate,
  changeCertificate,
  moveCertificate,
  reissueCertificate,
  renewCertificate,
  transferCertificateOut,
} from './held.service.ts';
import { issueCertificate } from './issue.service.ts';
import type { Target } from './operation.ts';

const errors = { types: COMMAND_ERRORS };

/** Which certificate, as every operation says it. */
const targetArgs = builder.args(t => ({
  id: t.id({ required: true, description: '证件编号。 The certificate’s id.' }),
  expectedVersion: t.int({ required: true, description: '所见版本号。 The version that was seen.' }),
}));

const reasonArgs = builder.args(t => ({
  reason: t.string({ required: true, description: '原因，2 至 500 字。 Why, 2 to 500 characters.' }),
}));

const optionalReasonArgs = builder.args(t => ({
  reason: t.string({ description: '原因，可不填。 Why; may be left out.' }),
}));

function targetOf(args: { id: string | number; expectedVersion: number }): Target {
  return { id: idOf('Certificate', args.id), expectedVersion: args.expectedVersion };
}

/** The certificate after its command. */
async function answer(ctx: Context, info: GraphQLResolveInfo, done: Promise<number>) {
  return afterCommand(ctx, certificateTable, await done, info);
}

builder.mutationFields(t => ({
  applyForCertificate: t.field({
    type: CertificateRef,
    errors,
    description:
      '申请残疾人证，或办理外地证件迁入。 Applies for a certificate, or brings one in from another county.',
    args: {
      personId: t.arg.id({ required: true, description: '人员编号。 The person’s id.' }),
      input: t.arg({
        type: CertificateApplicationInput,
        required: true,
        description: '申请内容。 The application.',
      }),
    },
    resolve: (_root, { personId, input: { kind, hospitalId, ...fields } }, ctx, info) =>
      answer(
        ctx,
        info,
        applyForCertificate(ctx, idOf('Person', personId, 'personId'), {
          kind: kind ?? 'FIRST',
          hospitalId: optionalIdOf('Institution', hospitalId, 'hospitalId') ?? null,
          fields,
        }),
      ),
  }),
  assignCertificateAssessment: t.field({
    type: CertificateRef,
    errors,
    description: '指派评定医院或上门批次，二者选一。 Assigns the hospital or the home visit; one of the two.',
    args: {
      ...targetArgs,
      hospitalId: t.arg.id({ description: '定点评定医院。 A designated hospital.' }),
      homeVisitBatchId: t.arg.id({
        description: '本村（社区）的上门批次。 A home visit to the same village.',
      }),
    },
    resolve: (_root, { hospitalId, homeVisitBatchId, ...args }, ctx, info) =>
      answer(
        ctx,
        info,
        assignAssessment(ctx, targetOf(args), {
          hospitalId: optionalIdOf('Institution', hospitalId, 'hospitalId'),
          homeVisitBatchId: optionalIdOf('HomeVisitBatch', homeVisitBatchId, 'homeVisitBatchId'),
        }),
      ),
  }),
  assessCertificate: t.field({
    type: CertificateRef,
    errors,
    description:
      '登记评定结果；总类别与等级由各分项得出（GB/T 26341）。 Enters an assessment; the whole follows from its parts.',
    args: {
      ...targetArgs,
      input: t.arg({ type: AssessmentInput, required: true, description: '评定结果。 The assessment.' }),
    },
    resolve: (_root, { input, ...args }, ctx, info) =>
      answer(
        ctx,
        info,
        assessCertificate(ctx, targetOf(args), {
          ...input,
          hospitalId: idOf('Institution', input.hospitalId, 'hospitalId'),
        }),
      ),
  }),
  reviewCertificate: t.field({
    type: CertificateRef,
    errors,
    description: '审核；申请与评定的经办人不能审核。 Reviews; whoever filed or assessed it may not.',
    args: targetArgs,
    resolve: (_root, args, ctx, info) => answer(ctx, info, reviewCertificate(ctx, targetOf(args))),
  }),
  returnCertificate: t.field({
    type: CertificateRef,
    errors,
    description: '退回补正。 Returns it for completion.',
    args: { ...targetArgs, ...reasonArgs },
    resolve: (_root, args, ctx, info) => answer(ctx, info, returnCertificate(ctx, targetOf(args), args)),
  }),
  rejectCertificate: t.field({
    type: CertificateRef,
    errors,
    description: '不予办理，申请终止。 Rejects the application, which ends.',
    args: { ...targetArgs, ...reasonArgs },
    resolve: (_root, args, ctx, info) =>
      answer(ctx, info, abandonCertificate(ctx, 'REJECT', targetOf(args), args)),
  }),
  withdrawCertificate: t.field({
    type: CertificateRef,
    errors,
    description: '撤回申请，申请终止。 Withdraws the application, which ends.',
    args: { ...targetArgs, ...reasonArgs },
    resolve: (_root, args, ctx, info) =>
      answer(ctx, info, abandonCertificate(ctx, 'WITHDRAW', targetOf(args), args)),
  }),
  issueCertificate: t.field({
    type: CertificateRef,
    errors,
    description:
      '签发：编成 20 位证号，替换原证。受理地不能签发。 Issues: composes the number and replaces the previous one. The accepting county does not issue.',
    args: {
      ...targetArgs,
      issuedOn: t.arg({
        type: 'Date',
        description: '签发日期，默认今天。 Day of issue; today unless given.',
      }),
    },
    resolve: (_root, args, ctx, info) => answer(ctx, info, issueCertificate(ctx, targetOf(args), args)),
  }),
}));

builder.mutationFields(t => ({
  renewCertificate: t.field({
    type: CertificateRef,
    errors,
    description:
      '期满换领；返回新申请，原证在新证签发前仍有效。 Renews; gives the new application. The old one stays until the new one is issued.',
    args: {
      ...targetArgs,
      reassess: t.arg.boolean({
        defaultValue: false,
        description: '重新评定。 Whether to be assessed again.',
      }),
    },
    resolve: (_root, args, ctx, info) =>
      answer(ctx, info, renewCertificate(ctx, targetOf(args), args.reassess ?? false)),
  }),
  changeCertificate: t.field({
    type: CertificateRef,
    errors,
    description:
      '类别或等级变更，须重新评定；返回新申请。 Changes category or grade by a new assessment; gives the new application.',
    args: {
      ...targetArgs,
      ...reasonArgs,
      category: t.arg({
        type: DisabilityCategoryEnum,
        required: true,
        description: '申请人所述的类别。 The category that the holder states.',
      }),
    },
    resolve: (_root, args, ctx, info) => answer(ctx, info, changeCertificate(ctx, targetOf(args), args)),
  }),
  reportCertificateLost: t.field({
    type: CertificateRef,
    errors,
    description: '挂失。 Reports it lost.',
    args: { ...targetArgs, ...optionalReasonArgs },
    resolve: (_root, args, ctx, info) =>
      answer(ctx, info, moveCertificate(ctx, 'REPORT_LOSS', targetOf(args), args.reason ?? null)),
  }),
  certificateFound: t.field({
    type: CertificateRef,
    errors,
    description: '找回，解除挂失。 Found again.',
    args: { ...targetArgs, ...optionalReasonArgs },
    resolve: (_root, args, ctx, info) =>
      answer(ctx, info, moveCertificate(ctx, 'FOUND', targetOf(args), args.reason ?? null)),
  }),
  reissueCertificate: t.field({
    type: CertificateRef,
    errors,
    description:
      '补办：挂失的，或身份证号更正后证号不一致的；沿用原有效期，返回新申请。 Reissues a lost one, or one whose number disagrees with the holder’s corrected ID number, with the same end; gives the new application.',
    args: targetArgs,
    resolve: (_root, args, ctx, info) => answer(ctx, info, reissueCertificate(ctx, targetOf(args))),
  }),
  transferCertificateOut: t.field({
    type: CertificateRef,
    errors,
    description: '迁出至外地。 Moves it to another county.',
    args: {
      ...targetArgs,
      ...optionalReasonArgs,
      transferCounty: t.arg.string({
        required: true,
        description: '迁入地县级代码，6 位。 The other county, six digits.',
      }),
    },
    resolve: (_root, args, ctx, info) => answer(ctx, info, transferCertificateOut(ctx, targetOf(args), args)),
  }),
  freezeCertificate: t.field({
    type: CertificateRef,
    errors,
    description: '冻结。 Freezes it.',
    args: { ...targetArgs, ...reasonArgs },
    resolve: (_root, args, ctx, info) =>
      answer(ctx, info, moveCertificate(ctx, 'FREEZE', targetOf(args), args.reason)),
  }),
  unfreezeCertificate: t.field({
    type: CertificateRef,
    errors,
    description: '解除冻结。 Ends the freeze.',
    args: { ...targetArgs, ...reasonArgs },
    resolve: (_root, args, ctx, info) =>
      answer(ctx, info, moveCertificate(ctx, 'UNFREEZE', targetOf(args), args.reason)),
  }),
  cancelCertificate: t.field({
    type: CertificateRef,
    errors,
    description:
      '注销；正在办理的换发申请一并撤回。 Cancels it; an application to replace it is withdrawn with it.',
    args: {
      ...targetArgs,
      ...optionalReasonArgs,
      cancelReason: t.arg({ type: CancelReasonEnum, required: true, description: '注销原因。 Why.' }),
      on: t.arg({ type: 'Date', description: '注销日期，默认今天。 The day; today unless given.' }),
    },
    resolve: (_root, args, ctx, info) => answer(ctx, info, cancelCertificate(ctx, targetOf(args), args)),
  }),
}));
