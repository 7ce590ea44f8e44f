import type { CaseOperation } from '@zhucan/domain';
import { expect, test } from 'vitest';
import { arrange } from './order.ts';

const action = (operation: CaseOperation, main = false) => ({ operation, main });

test('one action leads on, the endings come last', () => {
  const { main, others } = arrange([
    action('REJECT'),
    action('DECIDE', true),
    action('WITHDRAW'),
    action('RETURN'),
    action('ASSIGN'),
  ]);
  expect(main?.operation).toBe('DECIDE');
  expect(others.map(({ operation }) => operation)).toEqual(['RETURN', 'ASSIGN', 'REJECT', 'WITHDRAW']);
});

test('what has a place of its own on the page is not in the menu', () => {
  expect(arrange([action('EDIT', true), action('UPHOLD_OBJECTION')])).toEqual({
    main: undefined,
    others: [],
  });
});
