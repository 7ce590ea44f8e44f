import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { Link } from 'react-router';
import { certificatePath } from '../certificates/paths.ts';
import { CertificateStateChip } from '../components/StateChip.tsx';
import type { HomeVisitApplicantFragment } from '../generated/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';

/** Whom the visit calls on, by address: the order of the route. */
export function ApplicantTable({ certificates }: { certificates: readonly HomeVisitApplicantFragment[] }) {
  const t = useT();
  const term = useTerm();
  return (
    <TableContainer
      tabIndex={0}
      role="region"
      aria-label={t('list.caption', { name: t('homeVisit.applicants') })}
    >
      <Table
        size="small"
        sx={{ minWidth: 640 }}
        aria-label={t('list.caption', { name: t('homeVisit.applicants') })}
      >
        <TableHead>
          <TableRow>
            <TableCell align="right">{t('homeVisit.order')}</TableCell>
            <TableCell>{term('field', 'name')}</TableCell>
            <TableCell>{term('field', 'address')}</TableCell>
            <TableCell>{term('field', 'guardianName')}</TableCell>
            <TableCell>{term('field', 'category')}</TableCell>
            <TableCell>{term('field', 'state')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {certificates.map(({ id, person, category, grade, state }, index) => (
            <TableRow key={id}>
              <TableCell align="right">{index + 1}</TableCell>
              <TableCell component="th" scope="row" sx={{ minWidth: 120 }}>
                <Link to={certificatePath(id)}>{person?.name ?? '—'}</Link>
                {person && (
                  <div>
                    {term('sex', person.sex)} {t('person.years', { age: person.age })}
                  </div>
                )}
              </TableCell>
              <TableCell sx={{ minWidth: 140 }}>{person?.address ?? '—'}</TableCell>
              <TableCell>{person?.guardianName ?? '—'}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                {term('category', category)} {term('grade', grade)}
              </TableCell>
              <TableCell>
                <CertificateStateChip state={state} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
