import type { Permission } from '@zhucan/domain';
import { type AuthProvider, HttpError } from 'react-admin';
import { fetchViewer, forgetViewer, signIn, signOut } from './session.ts';

type Verb = 'read' | 'write';
/** One permission, or any of several. */
type Needed = Permission | readonly Permission[];

/** What each screen needs; a resource without a line here is closed to everyone. */
const needed: Readonly<Record<string, Readonly<Record<Verb, Needed>>>> = {
  people: { read: 'person.read', write: 'person.write' },
  households: { read: 'household.read', write: 'household.write' },
  institutions: { read: 'institution.read', write: 'institution.write' },
  areas: { read: 'area.read', write: 'area.write' },
  certificates: { read: 'certificate.read', write: 'certificate.apply' },
  'home-visits': { read: 'homeVisit.read', write: 'homeVisit.plan' },
  calculator: { read: 'policy.read', write: 'policy.read' },
  cases: { read: ['case.read', 'case.signOff'], write: 'case.draft' },
  objections: { read: 'case.objection', write: 'case.objection' },
  funds: { read: 'fund.read', write: 'fund.manage' },
  'fund-entries': { read: 'fund.read', write: 'fund.record' },
  payments: { read: 'payment.make', write: 'payment.make' },
  'payment-batches': { read: 'payment.make', write: 'payment.make' },
  advances: { read: 'fund.record', write: 'fund.record' },
  policies: { read: 'policy.read', write: 'policy.write' },
  calendar: { read: 'calendar.write', write: 'calendar.write' },
  imports: { read: 'import.run', write: 'import.run' },
  users: { read: 'user.manage', write: 'user.manage' },
  'api-keys': { read: 'apiKey.manage', write: 'apiKey.manage' },
  settings: { read: 'settings.write', write: 'settings.write' },
  retention: { read: 'person.erase', write: 'person.erase' },
  audit: { read: 'audit.read', write: 'audit.read' },
};

export function permissionFor(resource: string, action: string): Needed | undefined {
  return needed[resource]?.[action === 'list' || action === 'show' ? 'read' : 'write'];
}

export const authProvider: AuthProvider = {
  async login({ username, password }: { username: string; password: string }) {
    await signIn(username, password);
  },
  async logout() {
    // A server that is gone cannot end the session, but the browser forgets it all the same.
    await signOut().catch(() => undefined);
  },
  async checkAuth() {
    const viewer = await fetchViewer().catch(error => {
      // No network is not a sign-out: the page says so and nothing is lost.
      if (error instanceof HttpError && error.status === 401) return null;
      return undefined;
    });
    if (viewer === null) throw new HttpError('signIn.expired', 401);
  },
  async checkError(error: unknown) {
    if (!(error instanceof HttpError) || error.status !== 401) return;
    forgetViewer();
    throw new HttpError('signIn.expired', 401);
  },
  async getIdentity() {
    const viewer = await fetchViewer();
    if (!viewer) throw new HttpError('signIn.expired', 401);
    return { id: viewer.id, fullName: viewer.displayName };
  },
  async getPermissions() {
    return (await fetchViewer())?.permissions ?? [];
  },
  async canAccess({ resource, action }) {
    const permission = permissionFor(resource, action);
    const viewer = await fetchViewer();
    if (permission === undefined || !viewer) return false;
    return [permission].flat().some(one => viewer.permissions.includes(one));
  },
};
