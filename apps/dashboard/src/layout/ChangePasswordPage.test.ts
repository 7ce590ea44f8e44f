import { describe, expect, it } from 'vitest';
import { passwordProblems } from './ChangePasswordPage.tsx';

const say = (key: string) => key;
const whole = { current: 'old-password', next: 'a new sentence', again: 'a new sentence' };

describe('a new password', () => {
  it('is sent when it is long enough and entered twice alike', () => {
    expect(passwordProblems(whole, say)).toEqual({});
  });

  it('is not sent without each of its three fields', () => {
    expect(Object.keys(passwordProblems({ current: '', next: '', again: '' }, say))).toEqual([
      'current',
      'next',
      'again',
    ]);
  });

  it('is not sent when it is short, or when the second differs', () => {
    expect(passwordProblems({ ...whole, next: 'short', again: 'short' }, say)).toEqual({
      next: 'password.short',
    });
    expect(passwordProblems({ ...whole, again: 'another sentence' }, say)).toEqual({
      again: 'password.differ',
    });
  });
});
