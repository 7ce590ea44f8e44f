// The certificate's closed lists as GraphQL enums.

import {
  CANCEL_REASONS,
  CERTIFICATE_KINDS,
  CERTIFICATE_MEDIA,
  CERTIFICATE_OPERATIONS,
  CERTIFICATE_STATUSES,
  DISABILITY_CAUSES,
  SUPPORT_NEEDS,
} from '@zhucan/domain';
import { builder } from '../../builder.ts';
import { enumOf } from '../../graphql/enums.ts';

export const CertificateStatusEnum = enumOf(
  'CertificateStatus',
  'certificateState',
  CERTIFICATE_STATUSES,
  '登记的状态，不含由日期得出的状态。 The stored status, without what dates make of it.',
);

export const CertificateOperationEnum = enumOf(
  'CertificateOperation',
  'certificateOperation',
  CERTIFICATE_OPERATIONS,
  '证件的办理事项。 What can be done with a certificate.',
);

export const CertificateKindEnum = enumOf(
  'CertificateKind',
  'certificateKind',
  CERTIFICATE_KINDS,
  '办证种类。 Why the certificate is made.',
);

export const CertificateMediumEnum = enumOf(
  'CertificateMedium',
  'certificateMedium',
  CERTIFICATE_MEDIA,
  '证件载体。 Booklet or chip card.',
);

export const CancelReasonEnum = enumOf(
  'CancelReason',
  'cancelReason',
  CANCEL_REASONS,
  '注销原因。 Why a certificate is cancelled.',
);

export const DisabilityCauseEnum = enumOf(
  'DisabilityCause',
  'cause',
  DISABILITY_CAUSES,
  '致残原因。 Cause of the disability.',
);

export const SupportNeedEnum = enumOf(
  'SupportNeed',
  'supportNeed',
  SUPPORT_NEEDS,
  '支持需求（SPDCI）。 Kind of support that is needed (SPDCI).',
);

export const CertificateSortEnum = builder.enumType('CertificateSort', {
  description: '证件排序。 Order of a list of certificates.',
  values: {
    ID: { description: '按登记先后。 By entry.' },
    ID_DESC: { description: '按登记倒序。 Newest entry first.' },
    EXPIRES: { description: '按到期日。 By day of expiry.' },
    EXPIRES_DESC: { description: '按到期日倒序。 Latest expiry first.' },
    ISSUED: { description: '按签发日。 By day of issue.' },
    ISSUED_DESC: { description: '按签发日倒序。 Latest issue first.' },
    APPLIED: { description: '按申请日。 By day of application.' },
    APPLIED_DESC: { description: '按申请日倒序。 Latest application first.' },
  } as const,
});
