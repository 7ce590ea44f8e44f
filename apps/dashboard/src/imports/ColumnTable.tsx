import MenuItem from '@mui/material/MenuItem';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TextField from '@mui/material/TextField';
import { ROSTER_FIELDS } from '@zhucan/domain';
import { joined } from '../components/format.ts';
import type { ImportPageFragment } from '../generated/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';
import type { Mapping } from './mapping.ts';

interface Props {
  columns: ImportPageFragment['columns'];
  mapping: Mapping;
  onChoose: (index: number, field: string) => void;
}

/** Each column of the file with what stands in it, and the field that it fills. */
export function ColumnTable({ columns, mapping, onChoose }: Props) {
  const t = useT();
  const term = useTerm();
  return (
    <TableContainer tabIndex={0} role="region" aria-label={t('list.caption', { name: t('roster.columns') })}>
      <Table
        size="small"
        sx={{ minWidth: 620 }}
        aria-label={t('list.caption', { name: t('roster.columns') })}
      >
        <TableHead>
          <TableRow>
            <TableCell>{t('roster.column')}</TableCell>
            <TableCell>{t('roster.heading')}</TableCell>
            <TableCell>{t('roster.samples')}</TableCell>
            <TableCell>{t('roster.field')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {columns.map(({ index, letter, header, sample }) => (
            <TableRow key={index}>
              <TableCell>{letter}</TableCell>
              <TableCell component="th" scope="row" sx={{ minWidth: 96 }}>
                {header || '—'}
              </TableCell>
              <TableCell sx={{ color: 'text.secondary', minWidth: 140, overflowWrap: 'anywhere' }}>
                {joined(sample) || '—'}
              </TableCell>
              <TableCell>
                <TextField
                  select
                  value={mapping[index] ?? ''}
                  onChange={event => onChoose(index, event.target.value)}
                  sx={{ minWidth: 180 }}
                  slotProps={{
                    select: {
                      displayEmpty: true,
                      inputProps: { 'aria-label': t('roster.fieldOf', { column: header || letter }) },
                    },
                  }}
                >
                  <MenuItem value="">{t('roster.leaveAlone')}</MenuItem>
                  {ROSTER_FIELDS.map(field => (
                    <MenuItem key={field} value={field}>
                      {term('field', field)}
                    </MenuItem>
                  ))}
                </TextField>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
