import { describe, expect, it } from 'vitest';
import { toCsv } from './csv.ts';

describe('figures as CSV', () => {
  it('open in Excel as Chinese, with quotes where they are needed', () => {
    expect(
      toCsv(
        ['区划', '人数'],
        [
          ['禾前,街道', 12],
          ['"甲"村', 3],
        ],
      ),
    ).toBe('\uFEFF区划,人数\r\n"禾前,街道",12\r\n"""甲""村",3\r\n');
  });

  it.each(['=1+1', '+A1', '-A1', '@x', '\tx'])('never run %j as a formula', text => {
    expect(toCsv(['a'], [[text]])).toContain(`'${text}`);
  });

  it('leave a negative figure a figure', () => {
    expect(toCsv(['a'], [[-3]])).toBe('\uFEFFa\r\n-3\r\n');
  });
});
