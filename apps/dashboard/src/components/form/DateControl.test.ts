import { describe, expect, it } from 'vitest';
import { readDate } from './DateControl.tsx';

describe('a day as it is typed', () => {
  it.each(['2026-11-03', '20261103', '2026/11/3', '2026.11.03', '2026年11月3日', ' 2026 - 11 - 03 '])(
    '%s is one',
    text => {
      expect(readDate(text)).toBe('2026-11-03');
    },
  );

  it.each(['', '2026-13-01', '2026-02-30', '26-11-03', '2026-11', 'yesterday', '2026-11-031'])(
    '%s is none',
    text => {
      expect(readDate(text)).toBeUndefined();
    },
  );
});
