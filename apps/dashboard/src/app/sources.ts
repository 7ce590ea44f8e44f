import { people } from '../people/source.ts';
import type { Sources } from '../providers/dataProvider.ts';

/** Every resource that react-admin can list, read or write, over its own typed documents. */
export const sources: Sources = { people };
