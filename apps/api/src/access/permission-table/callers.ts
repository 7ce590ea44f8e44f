// Who calls: every role, every scope that a partner's key can have, and nobody at all.

import { PARTNER_SCOPES, type PartnerScope, ROLES, type Role } from '@zhucan/domain';

export const ANONYMOUS = 'ANONYMOUS';
export type Caller = Role | PartnerScope | typeof ANONYMOUS;
export const CALLERS: readonly Caller[] = [...ROLES, ...PARTNER_SCOPES, ANONYMOUS];

export const MANAGER = ['DISTRICT_MANAGER'] as const satisfies readonly Caller[];
export const DISTRICT = [...MANAGER, 'DISTRICT_OFFICER'] as const satisfies readonly Caller[];
export const DISTRICT_AND_TOWN = [...DISTRICT, 'TOWN_CASEWORKER'] as const satisfies readonly Caller[];
export const WRITERS = [...DISTRICT_AND_TOWN, 'VILLAGE_LIAISON'] as const satisfies readonly Caller[];
/** Whoever opens records of people; a leader sees counts alone. */
export const RECORD_READERS = [...WRITERS, 'TOWN_HEAD'] as const satisfies readonly Caller[];
export const ROLES_ALL: readonly Caller[] = ROLES;
export const SIGNED_IN: readonly Caller[] = [...ROLES, ...PARTNER_SCOPES];
