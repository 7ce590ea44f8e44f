import { HttpError } from 'react-admin';
import { describe, expect, it } from 'vitest';
import { worthRetrying } from './queryClient.ts';
import { isPassing } from './store.ts';

describe('what the browser keeps', () => {
  it('is how the screen looks, and not whom someone looked for or ticked', () => {
    expect(isPassing('people.listParams')).toBe(true);
    expect(isPassing('people.selectedIds')).toBe(true);
    expect(isPassing('columns.people')).toBe(false);
    expect(isPassing('colourMode')).toBe(false);
  });
});

describe('a request that failed', () => {
  it('is tried again where a second try may help, and never after a refusal', () => {
    expect(worthRetrying(0, new HttpError('x', 0))).toBe(true);
    expect(worthRetrying(0, new HttpError('x', 503))).toBe(true);
    expect(worthRetrying(0, new HttpError('x', 403))).toBe(false);
    expect(worthRetrying(0, new HttpError('x', 404))).toBe(false);
    expect(worthRetrying(2, new HttpError('x', 0))).toBe(false);
  });
});
