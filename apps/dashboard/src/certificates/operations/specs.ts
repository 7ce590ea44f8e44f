import {
  type Problem,
  problem,
  readCancellation,
  readChange,
  readIssueDate,
  readReason,
  readTransferOut,
} from '@zhucan/domain';
import type { FormValues } from '../../components/form/draft.ts';
import { problemsOf } from '../../components/form/refusals.ts';
import { today } from '../../components/format.ts';
import * as api from '../../generated/graphql.ts';
import { execute, unwrap } from '../../providers/graphql.ts';
import { assessmentFormProblems, assessmentInput, emptyAssessment } from './assessment.ts';
import type { Offered } from './order.ts';

export type Certificate = api.CertificatePageFragment;
type After = api.CertificateAfterFragment;

/** One operation as its dialog needs it: what the fields start with, what is wrong with them, and how they are sent. */
interface Spec {
  values: (certificate: Certificate) => FormValues;
  problems: (values: FormValues, certificate: Certificate) => readonly Problem[];
  send: (certificate: Certificate, values: FormValues) => Promise<After>;
}

const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '');
const optional = (value: unknown) => text(value) || null;
const target = ({ id, version }: Certificate) => ({ id, expectedVersion: version });
const none = () => [];
const nothing = () => ({});

const withReason = {
  values: () => ({ reason: '' }),
  problems: (values: FormValues) => problemsOf(() => readReason(values)),
};
const mayGiveReason = {
  values: () => ({ reason: '' }),
  problems: (values: FormValues) => (text(values['reason']) ? withReason.problems(values) : []),
};

const assign: Spec = {
  values: ({ hospital, homeVisitBatch }) => ({
    way: homeVisitBatch ? 'VISIT' : 'HOSPITAL',
    hospitalId: hospital?.id ?? '',
    homeVisitBatchId: homeVisitBatch?.id ?? '',
  }),
  problems: values => {
    const field = values['way'] === 'VISIT' ? 'homeVisitBatchId' : 'hospitalId';
    return text(values[field]) ? [] : [problem('REQUIRED', field)];
  },
  async send(certificate, values) {
    const chosen =
      values['way'] === 'VISIT'
        ? { homeVisitBatchId: text(values['homeVisitBatchId']) }
        : { hospitalId: text(values['hospitalId']) };
    const variables = { ...target(certificate), ...chosen };
    return unwrap(
      (await execute(api.AssignCertificateAssessmentDocument, variables)).assignCertificateAssessment,
    );
  },
};

const assess: Spec = {
  values: ({ hospital, homeVisitBatch }) =>
    emptyAssessment({
      assessedOn: homeVisitBatch && homeVisitBatch.visitOn <= today() ? homeVisitBatch.visitOn : today(),
      hospitalId: hospital?.id ?? homeVisitBatch?.hospital?.id ?? '',
      atHome: homeVisitBatch !== null,
    }),
  problems: (values, { appliedOn }) => assessmentFormProblems(values, { appliedOn, today: today() }),
  async send(certificate, values) {
    const variables = { ...target(certificate), input: assessmentInput(values) };
    return unwrap((await execute(api.AssessCertificateDocument, variables)).assessCertificate);
  },
};

const issue: Spec = {
  values: () => ({ issuedOn: today() }),
  problems: (values, { appliedOn, assessments }) =>
    problemsOf(() =>
      readIssueDate(values, { appliedOn, assessedOn: assessments[0]?.assessedOn ?? null }, today()),
    ),
  async send(certificate, values) {
    const variables = { ...target(certificate), issuedOn: optional(values['issuedOn']) };
    return unwrap((await execute(api.IssueCertificateDocument, variables)).issueCertificate);
  },
};

const change: Spec = {
  values: ({ category }) => ({ category, reason: '' }),
  problems: values => problemsOf(() => readChange(values)),
  async send(certificate, values) {
    const category = values['category'] as api.DisabilityCategory;
    const variables = { ...target(certificate), category, reason: text(values['reason']) };
    return unwrap((await execute(api.ChangeCertificateDocument, variables)).changeCertificate);
  },
};

const transferOut: Spec = {
  values: () => ({ transferCounty: '', reason: '' }),
  problems: (values, { issuingCounty }) =>
    problemsOf(() => readTransferOut(values, { county: issuingCounty, today: today() })),
  async send(certificate, values) {
    const variables = {
      ...target(certificate),
      transferCounty: text(values['transferCounty']),
      reason: optional(values['reason']),
    };
    return unwrap((await execute(api.TransferCertificateOutDocument, variables)).transferCertificateOut);
  },
};

const cancel: Spec = {
  values: ({ person }) => ({
    cancelReason: person?.diedOn ? 'DEATH' : '',
    on: person?.diedOn ?? today(),
    reason: '',
  }),
  problems: values => problemsOf(() => readCancellation(values, today())),
  async send(certificate, values) {
    const cancelReason = values['cancelReason'] as api.CancelReason;
    const more = { cancelReason, reason: optional(values['reason']), on: optional(values['on']) };
    const variables = { ...target(certificate), ...more };
    return unwrap((await execute(api.CancelCertificateDocument, variables)).cancelCertificate);
  },
};

/** Every operation that the page offers. */
export const specs: Readonly<Record<Offered, Spec>> = {
  ASSIGN: assign,
  ASSESS: assess,
  REVIEW: {
    values: nothing,
    problems: none,
    send: async c => unwrap((await execute(api.ReviewCertificateDocument, target(c))).reviewCertificate),
  },
  ISSUE: issue,
  RENEW: {
    values: () => ({ reassess: false }),
    problems: none,
    async send(c, values) {
      const variables = { ...target(c), reassess: values['reassess'] === true };
      return unwrap((await execute(api.RenewCertificateDocument, variables)).renewCertificate);
    },
  },
  CHANGE: change,
  REPORT_LOSS: {
    ...mayGiveReason,
    async send(c, values) {
      const variables = { ...target(c), reason: optional(values['reason']) };
      return unwrap((await execute(api.ReportCertificateLostDocument, variables)).reportCertificateLost);
    },
  },
  FOUND: {
    ...mayGiveReason,
    async send(c, values) {
      const variables = { ...target(c), reason: optional(values['reason']) };
      return unwrap((await execute(api.CertificateFoundDocument, variables)).certificateFound);
    },
  },
  REISSUE: {
    values: nothing,
    problems: none,
    send: async c => unwrap((await execute(api.ReissueCertificateDocument, target(c))).reissueCertificate),
  },
  TRANSFER_OUT: transferOut,
  CANCEL: cancel,
  RETURN: {
    ...withReason,
    async send(c, values) {
      const variables = { ...target(c), reason: text(values['reason']) };
      return unwrap((await execute(api.ReturnCertificateDocument, variables)).returnCertificate);
    },
  },
  REJECT: {
    ...withReason,
    async send(c, values) {
      const variables = { ...target(c), reason: text(values['reason']) };
      return unwrap((await execute(api.RejectCertificateDocument, variables)).rejectCertificate);
    },
  },
  WITHDRAW: {
    ...withReason,
    async send(c, values) {
      const variables = { ...target(c), reason: text(values['reason']) };
      return unwrap((await execute(api.WithdrawCertificateDocument, variables)).withdrawCertificate);
    },
  },
  FREEZE: {
    ...withReason,
    async send(c, values) {
      const variables = { ...target(c), reason: text(values['reason']) };
      return unwrap((await execute(api.FreezeCertificateDocument, variables)).freezeCertificate);
    },
  },
  UNFREEZE: {
    ...withReason,
    async send(c, values) {
      const variables = { ...target(c), reason: text(values['reason']) };
      return unwrap((await execute(api.UnfreezeCertificateDocument, variables)).unfreezeCertificate);
    },
  },
};
