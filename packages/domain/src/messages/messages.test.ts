import { describe, expect, test } from 'vitest';
import { ETHNICITIES } from '../registry/terms.ts';
import { labels as enLabels } from './en/labels.ts';
import { problems as enProblems } from './en/problems.ts';
import {
  isProblemCode,
  label,
  labelsOf,
  localeOf,
  message,
  PROBLEM_CODES,
  problemMessage,
} from './messages.ts';
import { labels as zhLabels } from './zh/labels.ts';
import { problems as zhProblems } from './zh/problems.ts';

const en = { labels: enLabels, problems: enProblems };
const zh = { labels: zhLabels, problems: zhProblems };

const placeholders = (text: string) => [...text.matchAll(/\{[^}]*\}/g)].map(([found]) => found).sort();

describe('the sentences', () => {
  test('ask for the same parameters in both languages', () => {
    expect(PROBLEM_CODES.length).toBeGreaterThan(100);
    for (const code of PROBLEM_CODES) {
      expect([code, placeholders(en.problems[code])]).toEqual([code, placeholders(zh.problems[code])]);
    }
  });

  test('name only groups of terms that there are', () => {
    for (const code of PROBLEM_CODES) {
      for (const placeholder of placeholders(zh.problems[code])) {
        const group = placeholder.slice(1, -1).split('|')[1];
        if (group !== undefined) expect(Object.keys(zh.labels)).toContain(group);
      }
    }
  });

  test('are whole sentences, Chinese in one catalogue and none in the other', () => {
    for (const code of PROBLEM_CODES) {
      expect(zh.problems[code]).toMatch(/[\u4e00-\u9fff].*。$/);
      expect(en.problems[code]).toMatch(/^[A-Z{][^\u4e00-\u9fff]*\.$/);
    }
  });

  test('are filled with parameters and with terms in the reader’s language', () => {
    expect(message('en', 'TOO_LONG', { max: 5 })).toBe('At most 5 characters fit here. Shorten it.');
    expect(
      message('zh', 'CERTIFICATE_OPERATION_NOT_POSSIBLE', { status: 'CANCELLED', operation: 'RENEW' }),
    ).toBe('证件状态为“已注销”，不能换领。请刷新后查看可办理的事项。');
    const refused = {
      code: 'CERTIFICATE_OPERATION_NOT_POSSIBLE',
      params: { status: 'LOST', operation: 'CHANGE' },
    } as const;
    expect(problemMessage('en', refused)).toContain('“Reported lost”');
    expect(message('en', 'TOO_LONG', {})).toBe('At most  characters fit here. Shorten it.');
    expect(message('en', 'TOO_LONG', { max: '{min|role}' })).toContain('{min|role}');
  });

  test('are found by their code alone', () => {
    expect(isProblemCode('STALE')).toBe(true);
    expect(isProblemCode('toString')).toBe(false);
  });
});

describe('the terms', () => {
  test('are named in both languages', () => {
    for (const group of ['role', 'category', 'certificateState', 'field', 'ethnicity'] as const) {
      const keys = labelsOf('zh', group).map(([key]) => key);
      expect(labelsOf('en', group).map(([key]) => key)).toEqual(keys);
      for (const [key, name] of labelsOf('zh', group)) expect([key, name]).not.toEqual([key, '']);
    }
  });

  test('all ethnic groups of the standard', () => {
    expect(
      labelsOf('zh', 'ethnicity')
        .map(([key]) => key)
        .sort(),
    ).toEqual([...ETHNICITIES].sort());
    expect([label('zh', 'ethnicity', '01'), label('zh', 'ethnicity', '56')]).toEqual(['汉族', '基诺族']);
    expect([label('en', 'ethnicity', '01'), label('en', 'ethnicity', '56')]).toEqual(['Han', 'Jino']);
  });

  test('what has no name is shown as it is', () => {
    expect(label('zh', 'hardship', 'OWN_KIND')).toBe('OWN_KIND');
    expect(label('zh', 'hardship', 'constructor')).toBe('constructor');
    expect(label('en', 'grade', 2)).toBe('Grade 2');
  });
});

test.each([
  [undefined, 'zh'],
  ['', 'zh'],
  ['en', 'en'],
  ['en-GB,en;q=0.9', 'en'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  ['en;q=0.5, zh;q=0.7', 'zh'],
  ['fr, en;q=0.2', 'en'],
  ['en;q=0', 'zh'],
  ['*', 'zh'],
  [`${'x'.repeat(10_000)},en`, 'zh'],
])('Accept-Language «%s» reads %s', (header, locale) => {
  expect(localeOf(header)).toBe(locale);
});
