import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import { useTheme } from '@mui/material/styles';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TableSortLabel from '@mui/material/TableSortLabel';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { ReactNode } from 'react';
import { type RaRecord, useListContext } from 'react-admin';
import { Link } from 'react-router';
import { useT } from '../../providers/i18n/index.ts';
import { RowCards } from './RowCards.tsx';

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

interface Props<Row extends RaRecord> {
  name: string;
  /** The first one names the row and carries its link. */
  columns: readonly Column<Row>[];
  rowLabel: (row: Row) => string;
  /** Where the row leads; a list without pages of its own leaves it out. */
  rowPath?: ((row: Row) => string) | undefined;
  selectable?: boolean;
}

/** The rows of a list: a table where there is room, cards where there is none. A row is a link, and keyboards reach it. */
export function RecordTable<Row extends RaRecord>(props: Props<Row>) {
  const narrow = useMediaQuery(useTheme().breakpoints.down('sm'));
  const { data = [] } = useListContext<Row>();
  if (narrow) return <RowCards {...props} rows={data} />;
  return <WideTable {...props} rows={data} />;
}

export interface RowsProps<Row extends RaRecord> extends Props<Row> {
  rows: readonly Row[];
}

function WideTable<Row extends RaRecord>({
  name,
  columns,
  rows,
  rowLabel,
  rowPath,
  selectable = false,
}: RowsProps<Row>) {
  const t = useT();
  return (
    <TableContainer
      sx={theme => ({
        border: `1px solid ${theme.zhucan.line}`,
        borderRadius: 1,
        backgroundColor: theme.zhucan.surface,
      })}
    >
      <Table size="small" aria-label={t('list.caption', { name })}>
        <TableHead>
          <TableRow>
            {selectable && <SelectAll rows={rows} />}
            {columns.map(column => (
              <HeadCell key={column.key} column={column} />
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(row => (
            <TableRow
              key={row.id}
              sx={theme => ({
                position: 'relative',
                '&:hover': { backgroundColor: theme.zhucan.page },
                '&:last-child td, &:last-child th': { borderBottom: 0 },
              })}
            >
              {selectable && (
                <TableCell padding="checkbox">
                  <RowCheckbox row={row} label={rowLabel(row)} />
                </TableCell>
              )}
              {columns.map((column, index) =>
                index === 0 ? (
                  <TableCell key={column.key} component="th" scope="row" sx={{ fontWeight: 600 }}>
                    <RowLink to={rowPath?.(row)}>{column.render(row)}</RowLink>
                  </TableCell>
                ) : (
                  <TableCell key={column.key} align={column.end ? 'right' : 'left'}>
                    {column.render(row)}
                  </TableCell>
                ),
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
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

function HeadCell<Row extends RaRecord>({ column }: { column: Column<Row> }) {
  const { sort, setSort } = useListContext<Row>();
  const align = column.end ? 'right' : 'left';
  if (!column.sort) return <TableCell align={align}>{column.label}</TableCell>;
  const field = column.sort;
  const active = sort.field === field;
  const direction = active && sort.order === 'DESC' ? 'desc' : 'asc';
  return (
    <TableCell align={align} sortDirection={active ? direction : false}>
      <TableSortLabel
        active={active}
        direction={direction}
        onClick={() => setSort({ field, order: active && sort.order === 'ASC' ? 'DESC' : 'ASC' })}
      >
        {column.label}
      </TableSortLabel>
    </TableCell>
  );
}

function SelectAll<Row extends RaRecord>({ rows }: { rows: readonly Row[] }) {
  const t = useT();
  const { selectedIds, onSelect } = useListContext<Row>();
  const here = rows.filter(row => selectedIds.includes(row.id));
  const all = rows.length > 0 && here.length === rows.length;
  return (
    <TableCell padding="checkbox">
      <Checkbox
        checked={all}
        indeterminate={here.length > 0 && !all}
        slotProps={{ input: { 'aria-label': t('list.selectAll') } }}
        onChange={() => {
          const others = selectedIds.filter(id => !rows.some(row => row.id === id));
          onSelect(all ? others : [...others, ...rows.map(row => row.id)]);
        }}
      />
    </TableCell>
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
