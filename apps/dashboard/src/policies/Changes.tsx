import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { AnyProgramme } from '@zhucan/domain';
import { Quiet } from '../components/Facts.tsx';
import { useT } from '../providers/i18n/index.ts';
import { ParameterValue } from './ParameterValue.tsx';
import type { Policy } from './usePolicies.ts';

interface Props {
  programme: AnyProgramme;
  policy: Policy;
  first: boolean;
}

/** What a version changed of the one before it, side by side. */
export function Changes({ programme, policy, first }: Props) {
  const t = useT();
  if (policy.changes.length === 0) {
    return <Quiet>{first ? t('policy.firstVersion') : t('policy.noChanges')}</Quiet>;
  }
  const name = `${t('policy.changes')} (${policy.version})`;
  return (
    <TableContainer tabIndex={0} role="region" aria-label={t('list.caption', { name })}>
      <Box component="h3" sx={{ m: 0, mb: 0.5, fontSize: '0.9375rem' }}>
        {t('policy.changes')}
      </Box>
      <Table size="small" aria-label={name}>
        <TableHead>
          <TableRow>
            <TableCell>{t('policy.parameter')}</TableCell>
            <TableCell>{t('policy.before')}</TableCell>
            <TableCell>{t('policy.after')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {policy.changes.map(({ name, label, before, after }) => (
            <TableRow key={name}>
              <TableCell component="th" scope="row">
                {label}
              </TableCell>
              <TableCell>
                <ParameterValue field={programme.policy.fields[name]} value={before} />
              </TableCell>
              <TableCell>
                <ParameterValue field={programme.policy.fields[name]} value={after} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
