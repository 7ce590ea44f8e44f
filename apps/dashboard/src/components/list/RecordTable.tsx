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
import { type RaRecord, useListContext } from 'react-admin';
import { useT } from '../../providers/i18n/index.ts';
import { RowCards } from './RowCards.tsx';
import { type Column, RowCheckbox, RowLink, type RowsProps, type TableProps } from './rows.tsx';

/** The rows of a list: a table where there is room, cards where there is none. A row is a link, and keyboards reach it. */
export function RecordTable<Row extends RaRecord>(props: TableProps<Row>) {
  const narrow = useMediaQuery(useTheme().breakpoints.down('sm'));
  const { data = [] } = useListContext<Row>();
  if (narrow) return <RowCards {...props} rows={data} />;
  return <WideTable {...props} rows={data} />;
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
