import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { Link } from 'react-router';
import { useT } from '../../providers/i18n/index.ts';
import { formatCount } from '../format.ts';
import type { ChartRow } from './ChartCard.tsx';
import type { Cell } from './csv.ts';

const shown = (cell: Cell) => (typeof cell === 'number' ? formatCount(cell) : cell);

/** The figures of a chart; a row's name leads to its records. */
export default function ChartTable({
  title,
  columns,
  rows,
}: {
  title: string;
  columns: readonly string[];
  rows: readonly ChartRow[];
}) {
  const t = useT();
  return (
    <TableContainer
      tabIndex={0}
      role="region"
      aria-label={t('list.caption', { name: title })}
      sx={{ maxHeight: 420 }}
    >
      <Table size="small" stickyHeader aria-label={title}>
        <TableHead>
          <TableRow>
            {columns.map((column, index) => (
              <TableCell key={column} align={index === 0 ? 'left' : 'right'}>
                {column}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ key, cells: [name, ...figures], to }) => (
            <TableRow key={key}>
              <TableCell component="th" scope="row">
                {to ? <Link to={to}>{name}</Link> : name}
              </TableCell>
              {figures.map((figure, index) => (
                <TableCell key={columns[index + 1]} align="right">
                  {shown(figure)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
