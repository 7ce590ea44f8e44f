import { describe, expect, it } from 'vitest';
import { exportUrl } from './ExportButton.tsx';
import { activeFilters, type Filter, safeSearchText, withoutText } from './filters.ts';

const filters: Filter[] = [
  { kind: 'text', key: 'text', label: 'text', primary: true },
  { kind: 'area', key: 'area', label: 'area' },
  { kind: 'many', key: 'grade', label: 'grade', choices: [], numeric: true },
  { kind: 'yesNo', key: 'alive', label: 'alive', yes: 'y', no: 'n' },
];

describe('what is searched for', () => {
  it.each([
    ['张', '张'],
    ['zsh', 'zsh'],
    ['123X', '123X'],
    ['张 123', '张 123'],
  ])('%s stays as it is', (text, kept) => {
    expect(safeSearchText(text)).toBe(kept);
  });

  it.each([
    ['990102199003071209', '1209'],
    ['99010219900307120x', '120X'],
    ['9901 0219 9003 0712 09', '1209'],
    ['13800138000', '8000'],
    ['99010219900307120922', '0922'],
  ])('of the whole number %s only the last four stand in the address', (text, kept) => {
    expect(safeSearchText(text)).toBe(kept);
  });

  it('is never part of what is kept under a name', () => {
    expect(withoutText(filters, { text: '张三', area: 'A', grade: [1], other: 1 })).toEqual({
      area: 'A',
      grade: [1],
    });
  });

  it('counts filters that say something, «no» among them', () => {
    expect(activeFilters(filters, { text: '张', area: '', grade: [], alive: false })).toBe(1);
  });
});

describe('the address of an export', () => {
  it('has the filter and order of the screen, and nothing that is empty', () => {
    const url = new URL(exportUrl('people', { grade: [1], text: '' }, 'NAME'), 'http://zhucan.test');
    expect(url.pathname).toBe('/export/people.xlsx');
    expect(JSON.parse(url.searchParams.get('filter') ?? '')).toEqual({ grade: [1] });
    expect([url.searchParams.get('sort'), url.searchParams.get('lang')]).toEqual(['NAME', 'zh']);
  });
});
