import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import type { ReactNode } from 'react';
import { type RaRecord, useListContext } from 'react-admin';
import { Link } from 'react-router';
import { useT } from '../../providers/i18n/index.ts';

export interface Column<Row extends RaRecord> {
  key: string;
  label: string;
  render: (row: Row) => ReactNode;
  /** The sort field of the resource; without it the column cannot be sorted. */
  sort?: string;
  end?: boolean;
  /** Off until the user asks for it. */
  extra?: boolean;
}

export interface TableProps<Row extends RaRecord> {
  name: string;
  /** The first one names the row and carries its link. */
  columns: readonly Column<Row>[];
  rowLabel: (row: Row) => string;
  /** Where the row leads; a list without pages of its own leaves it out. */
  rowPath?: ((row: Row) => string) | undefined;
  selectable?: boolean;
}

export interface RowsProps<Row extends RaRecord> extends TableProps<Row> {
  rows: readonly Row[];
}

/** The link of the row's name covers the whole row, so that a mouse may hit anywhere and a keyboard stops once. */
export function RowLink({ to, children }: { to?: string | undefined; children: ReactNode }) {
  if (to === undefined) return children;
  return (
    <Box
      component={Link}
      to={to}
      sx={theme => ({
        color: theme.zhucan.brand,
        textDecoration: 'none',
        '&:hover': { textDecoration: 'underline' },
        '&::after': { content: '""', position: 'absolute', inset: 0 },
        '&:focus-visible': { outline: 'none' },
        '&:focus-visible::after': {
          outline: `3px solid ${theme.zhucan.focus}`,
          outlineOffset: -3,
          borderRadius: 4,
        },
      })}
    >
      {children}
    </Box>
  );
}

export function RowCheckbox<Row extends RaRecord>({ row, label }: { row: Row; label: string }) {
  const t = useT();
  const { selectedIds, onToggleItem } = useListContext<Row>();
  return (
    <Checkbox
      // Above the link that covers the row.
      sx={{ position: 'relative', zIndex: 1 }}
      checked={selectedIds.includes(row.id)}
      slotProps={{ input: { 'aria-label': t('list.selectRow', { name: label }) } }}
      onChange={() => onToggleItem(row.id)}
    />
  );
}
