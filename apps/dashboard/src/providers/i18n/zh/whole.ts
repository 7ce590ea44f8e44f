import { catalogue } from './index.ts';
import { later } from './later.ts';

/** Every sentence in Chinese. */
export const whole = { ...catalogue, ...later };
