import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { Panel } from '../../components/Facts.tsx';
import { formatMoney } from '../../components/format.ts';
import type { BatchPageFragment } from '../../generated/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { ScrollTable } from '../ScrollTable.tsx';
import { AnswerChip } from '../StatusChips.tsx';
import { AnswerUpload } from './AnswerUpload.tsx';
import { countOutcomes } from './steps.ts';

/** What the bank answered, line by line, and the place where its next file is dropped. */
export function AnswerPanel({ batch }: { batch: BatchPageFragment }) {
  const t = useT();
  const waiting = batch.payments.filter(({ status }) => status === 'SENT').length;
  return (
    <Panel title={t('batch.answer')}>
      <Box role="status" sx={{ mb: 1.5 }}>
        {batch.status === 'RECONCILED' ? (
          <Alert severity="success" role="presentation">
            {t('batch.reconciled')}
          </Alert>
        ) : (
          <Alert severity="info" role="presentation">
            {t('batch.waiting', { smart_count: waiting })}
          </Alert>
        )}
      </Box>
      {batch.availableOperations.includes('IMPORT_ANSWER') && <AnswerUpload batchId={batch.id} />}
      {batch.answers.length > 0 && (
        <>
          <Outcomes batch={batch} />
          <AnswerTable batch={batch} />
        </>
      )}
    </Panel>
  );
}

function Outcomes({ batch }: { batch: BatchPageFragment }) {
  const t = useT();
  return (
    <Box
      component="ul"
      aria-label={t('batch.outcomes')}
      sx={{ listStyle: 'none', display: 'flex', flexWrap: 'wrap', gap: 2, m: 0, p: 0, my: 1.5 }}
    >
      {countOutcomes(batch.answers).map(({ outcome, count }) => (
        <Box component="li" key={outcome} sx={{ display: 'flex', gap: 0.75, alignItems: 'center' }}>
          <AnswerChip outcome={outcome} />
          <b>{t('batch.lines', { smart_count: count })}</b>
        </Box>
      ))}
    </Box>
  );
}

function AnswerTable({ batch }: { batch: BatchPageFragment }) {
  const t = useT();
  return (
    <ScrollTable name={t('batch.answer')}>
      <TableHead>
        <TableRow>
          <TableCell>{t('batch.line')}</TableCell>
          <TableCell>{t('payment.number')}</TableCell>
          <TableCell align="right">{t('fund.amount')}</TableCell>
          <TableCell>{t('fund.result')}</TableCell>
          <TableCell>{t('batch.said')}</TableCell>
          <TableCell>{t('payment.paidOn')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {batch.answers.map(answer => (
          <TableRow key={`${answer.at} ${answer.line}`}>
            <TableCell>{answer.line}</TableCell>
            <TableCell component="th" scope="row">
              {answer.paymentNumber}
            </TableCell>
            <TableCell align="right">{answer.amount ? formatMoney(answer.amount) : '—'}</TableCell>
            <TableCell>
              <AnswerChip outcome={answer.outcome} />
            </TableCell>
            <TableCell>{answer.failure ?? answer.bankReference ?? '—'}</TableCell>
            <TableCell>{answer.paidOn ?? '—'}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </ScrollTable>
  );
}
