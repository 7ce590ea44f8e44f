export type ColourMode = 'light' | 'dark';

export interface Colours {
  page: string;
  surface: string;
  sunken: string;
  line: string;
  /** Borders of what can be operated: 3:1 against the surface. */
  control: string;
  text: string;
  quiet: string;
  brand: string;
  onBrand: string;
  brandSoft: string;
  good: string;
  warn: string;
  bad: string;
  info: string;
  goodSoft: string;
  warnSoft: string;
  badSoft: string;
  infoSoft: string;
  neutralSoft: string;
  focus: string;
  /** Six hues that the colour-blind can tell apart (after Okabe and Ito), then the grey of what is hidden. */
  series: readonly [string, string, string, string, string, string];
}

/** Every text colour below holds 4.5:1 on page, surface, sunken and its own soft ground; a test computes it. */
export const colours: Readonly<Record<ColourMode, Colours>> = {
  light: {
    page: '#f5f7f6',
    surface: '#ffffff',
    sunken: '#eef2f0',
    line: '#dbe2df',
    control: '#7b8a86',
    text: '#17211f',
    quiet: '#4d5b57',
    brand: '#0b5c57',
    onBrand: '#ffffff',
    brandSoft: '#dcefec',
    good: '#1a6334',
    warn: '#7a4b00',
    bad: '#a3211f',
    info: '#1c5488',
    goodSoft: '#e0f1e4',
    warnSoft: '#fcefd3',
    badSoft: '#fbe4e2',
    infoSoft: '#e0edf8',
    neutralSoft: '#e6ebe9',
    focus: '#0a63c9',
    series: ['#0b6b8f', '#c05a00', '#1b8a5f', '#a3488f', '#8a7400', '#56616b'],
  },
  dark: {
    page: '#0f1617',
    surface: '#172021',
    sunken: '#1d2829',
    line: '#2e3b3c',
    control: '#7e908f',
    text: '#e7eeec',
    quiet: '#a9b9b6',
    brand: '#6fd0c5',
    onBrand: '#06312e',
    brandSoft: '#173f3c',
    good: '#7fd39a',
    warn: '#f0bd63',
    bad: '#ff9d94',
    info: '#8fc3f5',
    goodSoft: '#173524',
    warnSoft: '#3a2b0c',
    badSoft: '#431f1d',
    infoSoft: '#162f47',
    neutralSoft: '#283436',
    focus: '#8fc3ff',
    series: ['#58b4dd', '#f0955a', '#5cc79a', '#d991c8', '#d6bf3f', '#a3afb8'],
  },
};
