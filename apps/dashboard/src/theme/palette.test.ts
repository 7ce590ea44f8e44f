import { describe, expect, it } from 'vitest';
import { type ColourMode, type Colours, colours } from './palette.ts';

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map(at => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

const grounds = ['page', 'surface', 'sunken'] as const satisfies readonly (keyof Colours)[];
const inks = [
  'text',
  'quiet',
  'brand',
  'good',
  'warn',
  'bad',
  'info',
] as const satisfies readonly (keyof Colours)[];
const own = [
  ['good', 'goodSoft'],
  ['warn', 'warnSoft'],
  ['bad', 'badSoft'],
  ['info', 'infoSoft'],
  ['brand', 'brandSoft'],
  ['quiet', 'neutralSoft'],
  ['text', 'neutralSoft'],
  ['text', 'brandSoft'],
  ['onBrand', 'brand'],
] as const satisfies readonly (readonly [keyof Colours, keyof Colours])[];

describe.each(Object.keys(colours) as ColourMode[])('the %s palette', mode => {
  const palette = colours[mode];

  it.each(grounds.flatMap(ground => inks.map(ink => [ink, ground] as const)))(
    '%s reads on %s',
    (ink, ground) => {
      expect(contrast(palette[ink], palette[ground])).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(own)('%s reads on %s', (ink, ground) => {
    expect(contrast(palette[ink], palette[ground])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(grounds)('focus ring, controls and chart colours stand out from %s', ground => {
    for (const colour of [palette.focus, palette.control, ...palette.series]) {
      expect(contrast(colour, palette[ground]), colour).toBeGreaterThanOrEqual(3);
    }
  });
});

describe('the measure itself', () => {
  it('knows black on white and a colour on itself', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#777777')).toBe(1);
  });
});
