import { useTheme } from '@mui/material/styles';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import useMediaQuery from '@mui/material/useMediaQuery';
import { Panel, Quiet } from '../../components/Facts.tsx';
import { RowCards } from '../../components/list/RowCards.tsx';
import type { BatchPageFragment } from '../../generated/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { usePaymentColumns } from '../payments/columns.tsx';
import { ScrollTable } from '../ScrollTable.tsx';

/** What is in the batch; what is paid again later has left it. */
export function BatchPayments({ batch }: { batch: BatchPageFragment }) {
  const t = useT();
  const narrow = useMediaQuery(useTheme().breakpoints.down('sm'));
  const columns = usePaymentColumns(true).filter(({ extra }) => !extra);
  const name = t('batch.payments');
  if (batch.payments.length === 0)
    return (
      <Panel title={name}>
        <Quiet>{t('batch.noPayments')}</Quiet>
      </Panel>
    );
  return (
    <Panel title={name}>
      {narrow ? (
        <RowCards name={name} columns={columns} rows={batch.payments} rowLabel={({ number }) => number} />
      ) : (
        <ScrollTable name={name}>
          <TableHead>
            <TableRow>
              {columns.map(({ key, label, end }) => (
                <TableCell key={key} align={end ? 'right' : 'left'}>
                  {label}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {batch.payments.map(payment => (
              <TableRow key={payment.id}>
                {columns.map(({ key, end, render }, index) => (
                  <TableCell
                    key={key}
                    align={end ? 'right' : 'left'}
                    {...(index === 0 && { component: 'th', scope: 'row' })}
                  >
                    {render(payment)}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </ScrollTable>
      )}
    </Panel>
  );
}
