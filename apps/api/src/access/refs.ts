// The GraphQL types of accounts, keys and the trail, by name, so that slices may point at each other without importing each other.

import { builder } from '../builder.ts';
import type { ApiKeyRow } from './keys/keys.table.ts';
import type { AuditEntryRow } from './trail/trail.table.ts';
import type { UserRow } from './users/users.table.ts';

export const UserRef = builder.objectRef<UserRow>('User');
export const ApiKeyRef = builder.objectRef<ApiKeyRow>('ApiKey');
export const AuditEntryRef = builder.objectRef<AuditEntryRow>('AuditEntry');
