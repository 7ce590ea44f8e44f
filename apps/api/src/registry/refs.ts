// The GraphQL types of the register's rows, by name, so that slices may point at each other without importing each other.

import { builder } from '../builder.ts';
import type { AreaRow } from './area/area.table.ts';

export const AreaRef = builder.objectRef<AreaRow>('Area');
