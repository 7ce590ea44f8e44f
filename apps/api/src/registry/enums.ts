// GraphQL enums that more than one slice of the register uses.

import { CERTIFICATE_STATES, DISABILITY_CATEGORIES, SEXES } from '@zhucan/domain';
import { enumOf } from '../graphql/enums.ts';

export const SexEnum = enumOf('Sex', 'sex', SEXES, '性别。 Sex.');

export const DisabilityCategoryEnum = enumOf(
  'DisabilityCategory',
  'category',
  DISABILITY_CATEGORIES,
  '残疾类别（GB/T 26341）。 Category of disability (GB/T 26341).',
);

export const CertificateStateEnum = enumOf(
  'CertificateState',
  'certificateState',
  CERTIFICATE_STATES,
  '证件状态；有效的证件按日期分为有效、可换领、已过期。 State of a certificate; an issued one is valid, expiring or expired by its dates.',
);
