// The GraphQL types of the register's rows, by name, so that slices may point at each other without importing each other.

import { builder } from '../builder.ts';
import type { AreaRow } from './area/area.table.ts';
import type { AssessmentRow, CertificateEventRow, CertificateRow } from './certificate/certificate.table.ts';
import type { HomeVisitBatchRow } from './home-visit/home-visit.table.ts';

export const AreaRef = builder.objectRef<AreaRow>('Area');
export const CertificateRef = builder.objectRef<CertificateRow>('Certificate');
export const CertificateEventRef = builder.objectRef<CertificateEventRow>('CertificateEvent');
export const AssessmentRef = builder.objectRef<AssessmentRow>('Assessment');
export const HomeVisitBatchRef = builder.objectRef<HomeVisitBatchRow>('HomeVisitBatch');
