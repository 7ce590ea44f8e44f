// The GraphQL types of casework by name, so that slices may point at each other without importing each other.

import { builder } from '../builder.ts';
import type { CaseDocumentRow, CaseEventRow, CaseRow, CaseTaskRow } from './case.rows.ts';

export const CaseRef = builder.interfaceRef<CaseRow>('Case');
export const CaseEventRef = builder.objectRef<CaseEventRow>('CaseEvent');
export const CaseDocumentRef = builder.objectRef<CaseDocumentRow>('CaseDocument');
export const CaseTaskRef = builder.objectRef<CaseTaskRow>('CaseTask');
