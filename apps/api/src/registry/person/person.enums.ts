// The closed lists that only a person's record uses, as GraphQL enums.

import { EDUCATIONS, EMPLOYMENT_STATES, HOUSEHOLD_RELATIONS, HUKOU_KINDS, INSURANCES } from '@zhucan/domain';
import { enumOf } from '../../graphql/enums.ts';

export const HukouKindEnum = enumOf(
  'HukouKind',
  'hukouKind',
  HUKOU_KINDS,
  '户口性质。 Kind of household registration.',
);

export const EducationEnum = enumOf('Education', 'education', EDUCATIONS, '文化程度。 Education.');

export const EmploymentStateEnum = enumOf(
  'EmploymentState',
  'employment',
  EMPLOYMENT_STATES,
  '就业状况。 State of employment.',
);

export const InsuranceEnum = enumOf('Insurance', 'insurance', INSURANCES, '参加的保险。 Insurance.');

export const HouseholdRelationEnum = enumOf(
  'HouseholdRelation',
  'relation',
  HOUSEHOLD_RELATIONS,
  '与户主关系。 Relation to the head of the household.',
);
