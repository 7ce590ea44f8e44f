// The schema that the server serves: that of the programmes in the register.

import { programmes } from '@zhucan/domain';
import { buildSchema } from './build-schema.ts';

export const schema = buildSchema(programmes);
