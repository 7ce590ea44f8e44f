import type { Permission } from './permissions.ts';

/** What a partner's key may be allowed; each is named to the partner and agreed with the district. */
export const PARTNER_SCOPES = [
  'registry.count',
  'area.read',
  'institution.read',
  'certificate.check',
  'certificate.read',
  'person.read',
  'household.read',
  'case.read',
  'fund.read',
] as const;
export type PartnerScope = (typeof PARTNER_SCOPES)[number];

/** A scope in terms of the permissions that roles have; a partner never writes to the register and never reveals. */
const SCOPE_PERMISSIONS = {
  'registry.count': ['chart.read', 'area.read'],
  'area.read': ['area.read'],
  'institution.read': ['institution.read', 'area.read'],
  // The check of a number consults no record, so it needs no permission beyond the key itself.
  'certificate.check': [],
  'certificate.read': ['certificate.read', 'area.read'],
  'person.read': ['person.read', 'area.read'],
  'household.read': ['household.read', 'area.read'],
  'case.read': ['case.read', 'area.read'],
  'fund.read': ['fund.read', 'area.read'],
} as const satisfies Readonly<Record<PartnerScope, readonly Permission[]>>;

export function isPartnerScope(text: string): text is PartnerScope {
  return (PARTNER_SCOPES as readonly string[]).includes(text);
}

/** The permissions of a key with these scopes; unknown scopes give nothing. */
export function permissionsOfScopes(scopes: readonly string[]): ReadonlySet<Permission> {
  return new Set(
    scopes.filter(isPartnerScope).flatMap((scope): readonly Permission[] => SCOPE_PERMISSIONS[scope]),
  );
}

/** A key ends within two years of being made. */
export const API_KEY_MAX_DAYS = 730;
