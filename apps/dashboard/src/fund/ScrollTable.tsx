import Table from '@mui/material/Table';
import TableContainer from '@mui/material/TableContainer';
import type { ReactNode } from 'react';
import { useT } from '../providers/i18n/index.ts';

interface Props {
  name: string;
  /** Narrower than this it scrolls sideways, by touch and by keyboard, rather than break its words. */
  minWidth?: number;
  children: ReactNode;
}

/** A table of sums: no amount is broken over two lines. */
export function ScrollTable({ name, minWidth = 600, children }: Props) {
  const t = useT();
  return (
    <TableContainer tabIndex={0} role="region" aria-label={t('list.caption', { name })}>
      <Table
        size="small"
        aria-label={name}
        sx={{
          minWidth,
          overflowWrap: 'normal',
          '& .MuiTableCell-alignRight': { whiteSpace: 'nowrap' },
          '& tbody tr:last-child > *': { borderBottom: 0 },
        }}
      >
        {children}
      </Table>
    </TableContainer>
  );
}
