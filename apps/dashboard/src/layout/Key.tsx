import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** A key of the keyboard, as it looks. */
export function Key({ children }: { children: ReactNode }) {
  return (
    <Box
      component="kbd"
      sx={theme => ({
        px: 0.75,
        minWidth: 22,
        textAlign: 'center',
        borderRadius: 0.75,
        border: `1px solid ${theme.zhucan.control}`,
        borderBottomWidth: 2,
        color: theme.zhucan.text,
        backgroundColor: theme.zhucan.surface,
        fontFamily: 'ui-monospace, Consolas, monospace',
        fontSize: '0.8125rem',
        lineHeight: 1.5,
      })}
    >
      {children}
    </Box>
  );
}
