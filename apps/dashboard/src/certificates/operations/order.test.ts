import { CERTIFICATE_TABLE } from '@zhucan/domain';
import { describe, expect, test } from 'vitest';
import type { CertificateOperation } from '../../generated/graphql.ts';
import { arrange, isEnding } from './order.ts';

describe('the buttons of a certificate', () => {
  test.each<[CertificateOperation[], string | undefined, string[]]>([
    [['ASSIGN', 'REJECT', 'WITHDRAW'], 'ASSIGN', ['WITHDRAW', 'REJECT']],
    [['ASSIGN', 'ASSESS', 'WITHDRAW'], 'ASSESS', ['ASSIGN', 'WITHDRAW']],
    [['RETURN', 'REVIEW', 'REJECT'], 'REVIEW', ['RETURN', 'REJECT']],
    [['CANCEL', 'CHANGE', 'REPORT_LOSS', 'FREEZE'], undefined, ['CHANGE', 'REPORT_LOSS', 'FREEZE', 'CANCEL']],
    [['CANCEL', 'CHANGE', 'RENEW'], 'RENEW', ['CHANGE', 'CANCEL']],
    [['FOUND', 'REISSUE', 'RENEW', 'CANCEL'], 'REISSUE', ['RENEW', 'FOUND', 'CANCEL']],
    [[], undefined, []],
  ])('%j: %s, then %j', (available, main, others) => {
    expect(arrange(available)).toEqual({ main, others });
  });

  test('what has its grade does not wait for an assessment, which stays possible', () => {
    expect(arrange(['ASSIGN', 'WITHDRAW'], true)).toEqual({
      main: undefined,
      others: ['ASSIGN', 'WITHDRAW'],
    });
    expect(arrange(['ASSIGN', 'REVIEW'], true)).toEqual({ main: 'REVIEW', others: ['ASSIGN'] });
  });

  test('every operation that a certificate can undergo has a button; the software replaces by itself', () => {
    const inTable = new Set(
      Object.entries(CERTIFICATE_TABLE).flatMap(([place, steps]) =>
        place === 'NONE' ? [] : Object.keys(steps),
      ),
    );
    inTable.delete('REPLACE');
    const offered = [...inTable].map(operation => arrange([operation as CertificateOperation]));
    expect(offered.every(({ main, others }) => main !== undefined || others.length === 1)).toBe(true);
  });

  test('what ends something is marked', () => {
    expect(isEnding('CANCEL')).toBe(true);
    expect(isEnding('RENEW')).toBe(false);
  });
});
