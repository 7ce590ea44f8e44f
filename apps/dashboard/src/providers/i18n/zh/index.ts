import { certificates } from './certificates.ts';
import { reactAdmin } from './reactAdmin.ts';
import { registry } from './registry.ts';
import { shell } from './shell.ts';

export const zh = { ...shell, ...registry, ...certificates } as const;
export const catalogue = { ra: reactAdmin, ...zh };
