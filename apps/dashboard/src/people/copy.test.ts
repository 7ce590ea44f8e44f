import { label } from '@zhucan/domain';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../providers/i18n/en/index.ts';
import { fill, lookUp } from '../providers/i18n/translate.ts';
import { copySections } from './copy.ts';

const words = {
  t: (key: string, values: Readonly<Record<string, unknown>> = {}) =>
    fill(lookUp(catalogue, key) ?? key, values),
  term: (group: Parameters<typeof label>[1], key: string | number | null | undefined) =>
    key === null || key === undefined ? '' : label('en', group, key),
};

const certificate = {
  kind: 'FIRST',
  status: 'ISSUED',
  category: 'PHYSICAL',
  grade: 2,
  number: '99010119800101123442',
  closedOn: null,
  assessments: [{ doctors: ['A', 'B'], parts: [{ category: 'PHYSICAL', grade: 2 }], atHome: true }],
  events: [{ at: '2026-01-02T03:04:00Z', operation: 'APPLY', reason: null }],
};

describe('a personal copy on paper', () => {
  const sections = copySections(
    {
      person: { name: '白甲', sex: 'MALE', residencePermit: false, phone: null, insurances: [] },
      household: {
        incomePerHead: '12000.00',
        hardships: [{ kind: 'X', kindName: 'Own kind', since: '2024-01-01' }],
      },
      certificates: [certificate, { ...certificate, status: 'REPLACED' }],
      stays: [],
      uses: [{ at: '2026-01-02T03:04:00Z', action: 'REVEAL', actorName: 'Li', reason: 'checked' }],
    },
    words,
  );
  const titled = (title: string) => sections.find(section => section.title === title);

  it('names fields and terms in the reader’s language and leaves out what is not known', () => {
    expect(titled('Person')?.facts).toEqual([
      { label: 'Name', value: '白甲' },
      { label: 'Sex', value: 'Male' },
      { label: label('en', 'field', 'residencePermit'), value: 'No' },
    ]);
  });

  it('shows hardship by the district’s own name of the kind, money as money', () => {
    const household = titled('Household');
    expect(household?.facts.map(({ value }) => value)).toEqual(['¥12,000.00']);
    expect(household?.parts[0]?.facts.map(({ value }) => value)).toEqual(['Own kind', '2024-01-01']);
  });

  it('numbers certificates where there are several, each with its assessment and what was done', () => {
    const first = titled('Disability certificates (1)');
    expect(first?.facts.map(({ value }) => value)).toContain('99010119800101123442');
    expect(first?.parts.map(({ title }) => title)).toEqual(['Assessment', 'What was done']);
    expect(first?.parts[0]?.facts.map(({ value }) => value)).toContain('Physical Grade 2');
    expect(titled('Disability certificates (2)')).toBeDefined();
  });

  it('says who used the record, and that nothing is recorded of the rest', () => {
    expect(titled('Who has used this record')?.facts).toEqual([
      { label: '2026-01-02 11:04', value: `${label('en', 'recordAction', 'REVEAL')} · Li · checked` },
    ]);
    expect(titled('Institutions')).toEqual({ title: 'Institutions', facts: [], parts: [] });
    expect(copySections(null, words).map(({ facts }) => facts.length)).toEqual([0, 0, 0, 0, 0]);
  });
});
