import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { Link } from 'react-router';
import type { ImportRowsQuery } from '../generated/graphql.ts';
import { personPath } from '../people/paths.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';

type Row = NonNullable<ImportRowsQuery['import']>['rows']['edges'][number]['node'];

export function RowTable({ rows }: { rows: readonly Row[] }) {
  const t = useT();
  const term = useTerm();
  return (
    <TableContainer
      tabIndex={0}
      role="region"
      aria-label={t('list.caption', { name: t('roster.rowsTitle') })}
    >
      <Table
        size="small"
        sx={{ minWidth: 620 }}
        aria-label={t('list.caption', { name: t('roster.rowsTitle') })}
      >
        <TableHead>
          <TableRow>
            <TableCell align="right">{t('roster.row')}</TableCell>
            <TableCell>{term('field', 'name')}</TableCell>
            <TableCell>{t('roster.problems')}</TableCell>
            <TableCell>{t('roster.inRegister')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(row => (
            <TableRow key={row.rowNumber}>
              <TableCell align="right">{row.rowNumber}</TableCell>
              <TableCell component="th" scope="row" sx={{ minWidth: 80 }}>
                {row.label ?? '—'}
              </TableCell>
              <TableCell sx={{ minWidth: 260 }}>
                <Problems row={row} />
              </TableCell>
              <TableCell sx={{ minWidth: 110 }}>
                {row.person && <Link to={personPath(row.person.id)}>{row.person.name}</Link>}
                {row.written && <div>{t('roster.isWritten')}</div>}
                {!row.person && !row.written && '—'}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

/** What is wrong, each with its column. */
function Problems({ row }: { row: Row }) {
  const t = useT();
  const term = useTerm();
  const placeOf = ({ column, field }: Row['problems'][number]) =>
    [column && t('roster.atColumn', { column }), field && term('field', field)].filter(Boolean).join(' ');
  if (row.problems.length === 0) return <>—</>;
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 0.5 }}>
      {row.problems.map(problem => (
        <li key={`${problem.code}-${problem.field}`}>
          {(problem.column || problem.field) && (
            <Box component="b" sx={{ mr: 0.5 }}>
              {t('roster.where', { where: placeOf(problem) })}
            </Box>
          )}
          {problem.message}
        </li>
      ))}
    </Box>
  );
}
