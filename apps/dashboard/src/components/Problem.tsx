import Alert from '@mui/material/Alert';
import type { ReactNode } from 'react';

interface Props {
  /** What went wrong, as a sentence; nothing is shown without it. */
  children: ReactNode;
  /** Room below, where nothing else gives it. */
  spaced?: boolean;
}

/** Says what went wrong as soon as it has, once: the region is there before its words, and the box within it says nothing of its own. */
export function Problem({ children, spaced = false }: Props) {
  return (
    <div role="alert">
      {children && (
        <Alert severity="error" role="presentation" sx={{ mb: spaced ? 2 : 0 }}>
          {children}
        </Alert>
      )}
    </div>
  );
}
