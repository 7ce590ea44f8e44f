import { createTheme, type Theme } from '@mui/material/styles';
import type { Locale } from '../providers/locale.ts';
import { componentStyles } from './components.ts';
import { type ColourMode, type Colours, colours } from './palette.ts';

declare module '@mui/material/styles' {
  interface Theme {
    zhucan: Colours;
  }
  interface ThemeOptions {
    zhucan?: Colours;
  }
}

const chinese = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC"';
const latin = 'system-ui, "Segoe UI", Roboto, "Noto Sans"';

/** A Chinese face first would set English apostrophes and quotes a whole character wide. */
const fontFamilies: Readonly<Record<Locale, string>> = {
  zh: `${chinese}, ${latin}, sans-serif`,
  en: `${latin}, ${chinese}, sans-serif`,
};

/** Zhucan's own look: calm grounds, dense rows, one strong colour, focus that is always seen. */
export function themeOf(mode: ColourMode, locale: Locale): Theme {
  const own = colours[mode];
  return createTheme({
    zhucan: own,
    palette: {
      mode,
      primary: { main: own.brand, contrastText: own.onBrand },
      secondary: { main: own.info, contrastText: mode === 'light' ? '#ffffff' : own.page },
      error: { main: own.bad, contrastText: mode === 'light' ? '#ffffff' : own.page },
      warning: { main: own.warn, contrastText: mode === 'light' ? '#ffffff' : own.page },
      success: { main: own.good, contrastText: mode === 'light' ? '#ffffff' : own.page },
      info: { main: own.info, contrastText: mode === 'light' ? '#ffffff' : own.page },
      background: { default: own.page, paper: own.surface },
      text: { primary: own.text, secondary: own.quiet, disabled: own.quiet },
      divider: own.line,
    },
    shape: { borderRadius: 6 },
    spacing: 8,
    typography: {
      fontFamily: fontFamilies[locale],
      fontSize: 14,
      h1: { fontSize: '1.5rem', fontWeight: 650, lineHeight: 1.3, letterSpacing: 0 },
      h2: { fontSize: '1.0625rem', fontWeight: 650, lineHeight: 1.4 },
      h3: { fontSize: '0.9375rem', fontWeight: 650, lineHeight: 1.4 },
      body1: { fontSize: '0.9375rem', lineHeight: 1.55 },
      body2: { fontSize: '0.875rem', lineHeight: 1.5 },
      caption: { fontSize: '0.8125rem', lineHeight: 1.45 },
      button: { textTransform: 'none', fontWeight: 600, letterSpacing: 0 },
      overline: {
        fontSize: '0.75rem',
        fontWeight: 650,
        letterSpacing: 0,
        textTransform: 'none',
        lineHeight: 1.6,
      },
    },
    breakpoints: { values: { xs: 0, sm: 600, md: 960, lg: 1280, xl: 1680 } },
    components: componentStyles(own),
  });
}
