// The GraphQL types of imports by name.

import { builder } from '../../builder.ts';
import type { ImportRowRow, ImportTableRow } from './import.table.ts';

export const ImportRef = builder.objectRef<ImportTableRow>('Import');
export const ImportRowRef = builder.objectRef<ImportRowRow>('ImportRow');
