import { areas } from '../areas/source.ts';
import { certificates } from '../certificates/source.ts';
import { households } from '../households/source.ts';
import { institutions } from '../institutions/source.ts';
import { people } from '../people/source.ts';
import type { Sources } from '../providers/dataProvider.ts';

/** Every resource that react-admin can list, read or write, over its own typed documents. */
export const sources: Sources = { areas, certificates, households, institutions, people };
