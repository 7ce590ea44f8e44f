import type { Components, Theme } from '@mui/material/styles';
import type { Colours } from './palette.ts';

const ring = (own: Colours) => ({ outline: `3px solid ${own.focus}`, outlineOffset: 1 });

/** The page itself: tabular figures, a focus ring on whatever has the keyboard, less motion for those who asked for less. */
const page = (own: Colours) => ({
  html: { colorScheme: own.page === '#f5f7f6' ? 'light' : 'dark' },
  body: { fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' },
  ':focus-visible': ring(own),
  'main:focus, h1:focus': { outline: 'none' },
  a: { color: own.brand },
  '::selection': { background: own.brandSoft, color: own.text },
  '@media (prefers-reduced-motion: reduce)': {
    '*, *::before, *::after': {
      animationDuration: '0.01ms !important',
      animationIterationCount: '1 !important',
      transitionDuration: '0.01ms !important',
      scrollBehavior: 'auto !important',
    },
  },
  '@media print': {
    'header, nav, .no-print': { display: 'none !important' },
    body: { background: '#ffffff' },
  },
});

function inputs(own: Colours): Components<Theme> {
  return {
    MuiTextField: { defaultProps: { variant: 'outlined', size: 'small' } },
    MuiFormControl: { defaultProps: { size: 'small', variant: 'outlined' } },
    MuiOutlinedInput: {
      styleOverrides: {
        root: { backgroundColor: own.surface },
        notchedOutline: { borderColor: own.control },
      },
    },
    MuiInputLabel: { styleOverrides: { root: { color: own.quiet } } },
    MuiFormHelperText: { styleOverrides: { root: { marginLeft: 2, fontSize: '0.8125rem' } } },
    MuiCheckbox: { defaultProps: { size: 'small' }, styleOverrides: { root: { color: own.control } } },
    MuiRadio: { defaultProps: { size: 'small' }, styleOverrides: { root: { color: own.control } } },
    MuiAutocomplete: { defaultProps: { size: 'small' } },
  };
}

function surfaces(own: Colours): Components<Theme> {
  return {
    MuiPaper: {
      defaultProps: { elevation: 0 },
      styleOverrides: { root: { backgroundImage: 'none' } },
    },
    MuiCard: { styleOverrides: { root: { border: `1px solid ${own.line}` } } },
    MuiDialog: { styleOverrides: { paper: { border: `1px solid ${own.line}` } } },
    MuiDialogTitle: { styleOverrides: { root: { fontSize: '1.125rem', fontWeight: 650 } } },
    MuiDialogActions: { styleOverrides: { root: { padding: '8px 24px 20px' } } },
    MuiMenu: {
      styleOverrides: {
        paper: { border: `1px solid ${own.line}`, boxShadow: '0 6px 24px rgb(0 0 0 / .18)' },
      },
    },
    MuiPopover: { styleOverrides: { paper: { border: `1px solid ${own.line}` } } },
    MuiTableCell: {
      styleOverrides: {
        root: { borderColor: own.line, padding: '7px 12px' },
        head: { color: own.quiet, fontWeight: 600, fontSize: '0.8125rem', backgroundColor: own.sunken },
      },
    },
    MuiTooltip: {
      defaultProps: { arrow: true, enterDelay: 400 },
      styleOverrides: { tooltip: { fontSize: '0.8125rem', backgroundColor: own.text, color: own.surface } },
    },
    MuiAlert: {
      styleOverrides: {
        root: {
          border: '1px solid',
          color: own.text,
          '&.MuiAlert-colorError': { backgroundColor: own.badSoft, borderColor: own.bad },
          '&.MuiAlert-colorWarning': { backgroundColor: own.warnSoft, borderColor: own.warn },
          '&.MuiAlert-colorSuccess': { backgroundColor: own.goodSoft, borderColor: own.good },
          '&.MuiAlert-colorInfo': { backgroundColor: own.infoSoft, borderColor: own.info },
        },
      },
    },
  };
}

export function componentStyles(own: Colours): Components<Theme> {
  return {
    MuiCssBaseline: { styleOverrides: page(own) },
    MuiButtonBase: {
      defaultProps: { disableRipple: true },
      styleOverrides: { root: { '&.Mui-focusVisible': ring(own) } },
    },
    MuiButton: {
      defaultProps: { disableElevation: true },
      styleOverrides: {
        root: { minHeight: 34, paddingInline: 14, whiteSpace: 'nowrap' },
        outlined: { borderColor: own.control },
      },
    },
    MuiIconButton: { styleOverrides: { root: { minWidth: 32, minHeight: 32 } } },
    MuiLink: { defaultProps: { underline: 'hover' } },
    MuiChip: { styleOverrides: { root: { borderRadius: 5, fontWeight: 550 } } },
    MuiTab: { styleOverrides: { root: { minHeight: 40, textTransform: 'none' } } },
    MuiSkeleton: { styleOverrides: { root: { backgroundColor: own.neutralSoft } } },
    ...inputs(own),
    ...surfaces(own),
  };
}
