import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { AnyProgramme } from '@zhucan/domain';
import { useLocale } from 'react-admin';
import { useT } from '../providers/i18n/index.ts';
import { ParameterValue } from './ParameterValue.tsx';

interface Props {
  programme: AnyProgramme;
  parameters: unknown;
  label: string;
}

/** Every parameter of a version, by its name. */
export function ParameterTable({ programme, parameters, label }: Props) {
  const t = useT();
  const locale = useLocale() === 'en' ? 'en' : 'zh';
  const known =
    typeof parameters === 'object' && parameters !== null ? new Map(Object.entries(parameters)) : new Map();
  return (
    <TableContainer tabIndex={0} role="region" aria-label={t('list.caption', { name: label })}>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            <TableCell>{t('policy.parameter')}</TableCell>
            <TableCell>{t('policy.value')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {Object.entries(programme.policy.fields).map(([name, field]) => (
            <TableRow key={name}>
              <TableCell component="th" scope="row" sx={{ fontWeight: 500 }}>
                {field[locale]}
              </TableCell>
              <TableCell>
                <ParameterValue field={field} value={known.get(name)} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
