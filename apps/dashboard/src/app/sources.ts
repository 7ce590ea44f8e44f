import type { Sources } from '../providers/dataProvider.ts';

/** Every resource that react-admin can list, read or write; each is fetched with its first use. */
export const sources: Sources = {
  areas: async () => (await import('../areas/source.ts')).areas,
  audit: async () => (await import('../audit/source.ts')).audit,
  certificates: async () => (await import('../certificates/source.ts')).certificates,
  'home-visits': async () => (await import('../home-visits/source.ts')).homeVisits,
  households: async () => (await import('../households/source.ts')).households,
  imports: async () => (await import('../imports/source.ts')).imports,
  institutions: async () => (await import('../institutions/source.ts')).institutions,
  people: async () => (await import('../people/source.ts')).people,
  users: async () => (await import('../users/source.ts')).users,
};
