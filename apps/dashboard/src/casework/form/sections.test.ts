import { type AnyProgramme, type Fields, field } from '@zhucan/domain';
import { describe, expect, it } from 'vitest';
import { specsOf } from './fields.ts';
import { askedSpecs, sectionsOf } from './sections.ts';

const named = (en: string) => ({ zh: `${en}中`, en });
const details: Fields = {
  mode: field.choice(named('Mode'), [
    { value: 'ADVANCE', ...named('Advance') },
    { value: 'GRANT', ...named('Grant') },
  ]),
  paid: field.askedWhere('mode', ['GRANT'], field.yesNo(named('Paid'))),
  receipt: field.askedWhere('paid', [true], field.text(named('Receipt'))),
  note: field.text(named('Note')),
};
const programme = {
  details,
  sections: [{ names: named('Aid'), fields: ['mode', 'paid', 'receipt'] }],
} as Pick<AnyProgramme, 'details' | 'sections'> as AnyProgramme;

describe('the sections of a form', () => {
  it('have the programme’s headings, and a last one for what none of them names', () => {
    const sections = sectionsOf(programme, 'en');
    expect(sections.map(({ title, specs }) => [title, specs.map(({ name }) => name)])).toEqual([
      ['Aid', ['mode', 'paid', 'receipt']],
      ['', ['note']],
    ]);
  });
});

describe('a field that hangs on another', () => {
  const specs = specsOf(details, 'zh');
  const asked = (values: Record<string, unknown>) => askedSpecs(specs, values).map(({ name }) => name);

  it('is asked for where the other says so', () => {
    expect(asked({})).toEqual(['mode', 'note']);
    expect(asked({ mode: 'GRANT' })).toEqual(['mode', 'paid', 'note']);
    expect(asked({ mode: 'GRANT', paid: true })).toEqual(['mode', 'paid', 'receipt', 'note']);
  });

  it('goes with what it hangs on', () => {
    expect(asked({ mode: 'ADVANCE', paid: true })).toEqual(['mode', 'note']);
  });
});
