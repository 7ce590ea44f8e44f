import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { formatMoney } from '../../components/format.ts';

interface Props {
  label: ReactNode;
  amount: string;
  /** The one figure that the page is about. */
  large?: boolean;
  /** The colour by which a bar beside it shows the same figure. */
  colour?: string;
}

/** One sum with its name. */
export function Figure({ label, amount, large = false, colour }: Props) {
  return (
    <div>
      <Box
        component="dt"
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 0.75,
          color: 'text.secondary',
          fontSize: '0.875rem',
        }}
      >
        {colour && (
          <Box
            component="span"
            aria-hidden
            sx={{ width: 10, height: 10, borderRadius: '2px', backgroundColor: colour, flexShrink: 0 }}
          />
        )}
        {label}
      </Box>
      <Box
        component="dd"
        sx={{
          m: 0,
          fontSize: large ? '2rem' : '1.25rem',
          fontWeight: 650,
          lineHeight: 1.3,
          whiteSpace: { sm: 'nowrap' },
        }}
      >
        {formatMoney(amount)}
      </Box>
    </div>
  );
}
