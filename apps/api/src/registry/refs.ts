// The GraphQL types of the register's rows, by name, so that slices may point at each other without importing each other.

import { builder } from '../builder.ts';
import type { AreaRow } from './area/area.table.ts';
import type { AssessmentRow, CertificateEventRow, CertificateRow } from './certificate/certificate.table.ts';
import type { HomeVisitBatchRow } from './home-visit/home-visit.table.ts';
import type { HardshipKindRow, HardshipRow, HouseholdRow } from './household/household.table.ts';
import type { InstitutionRow, StayRow } from './institution/institution.table.ts';
import type { MergeRow } from './person/merge.table.ts';
import type { PersonRow } from './person/person.table.ts';
import type { TimelineRow } from './person/timeline.table.ts';

export const AreaRef = builder.objectRef<AreaRow>('Area');
export const CertificateRef = builder.objectRef<CertificateRow>('Certificate');
export const CertificateEventRef = builder.objectRef<CertificateEventRow>('CertificateEvent');
export const AssessmentRef = builder.objectRef<AssessmentRow>('Assessment');
export const HomeVisitBatchRef = builder.objectRef<HomeVisitBatchRow>('HomeVisitBatch');
export const PersonRef = builder.objectRef<PersonRow>('Person');
export const PersonMergeRef = builder.objectRef<MergeRow>('PersonMerge');
export const TimelineEntryRef = builder.objectRef<TimelineRow>('TimelineEntry');
export const HouseholdRef = builder.objectRef<HouseholdRow>('Household');
export const HouseholdHardshipRef = builder.objectRef<HardshipRow>('HouseholdHardship');
export const HardshipKindRef = builder.objectRef<HardshipKindRow>('HardshipKind');
export const InstitutionRef = builder.objectRef<InstitutionRow>('Institution');
export const InstitutionStayRef = builder.objectRef<StayRow>('InstitutionStay');
