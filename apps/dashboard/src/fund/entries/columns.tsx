import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { REVERSIBLE_KINDS } from '@zhucan/domain';
import { Link } from 'react-router';
import { formatMoment, formatMoney } from '../../components/format.ts';
import type { Column } from '../../components/list/rows.tsx';
import { ToneChip } from '../../components/StateChip.tsx';
import type { FundEntryRowFragment } from '../../generated/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useTerm } from '../../providers/i18n/terms.ts';
import { useMay } from '../../providers/session.ts';
import { caseByNumberPath, fundPath } from '../paths.ts';

type Row = FundEntryRowFragment;

/** Whether a person recorded it and may take it back. */
function isReversible({ kind, reversal }: Row): boolean {
  return !reversal && REVERSIBLE_KINDS.some(one => one === kind);
}

export function useColumns(onReverse: (entry: Row) => void): Column<Row>[] {
  const t = useT();
  const may = useMay();
  const names = may('case.read');
  const manages = may('fund.manage');
  const told: Column<Row>[] = [
    { key: 'about', label: t('entry.about'), render: row => <About row={row} /> },
    { key: 'actor', label: t('entry.actor'), extra: true, render: row => row.actor ?? '—' },
    { key: 'at', label: t('entry.at'), extra: true, render: row => formatMoment(row.at) },
  ];
  const commands: Column<Row> = {
    key: 'reverse',
    label: t('entry.undo'),
    render: row =>
      isReversible(row) ? (
        <Button
          size="small"
          color="error"
          aria-label={t('entry.reverseOf', { name: row.name, day: row.bookedOn })}
          onClick={() => onReverse(row)}
        >
          {t('entry.reverse')}
        </Button>
      ) : (
        '—'
      ),
  };
  return [
    { key: 'bookedOn', label: t('entry.day'), sort: 'bookedOn', render: row => row.bookedOn },
    { key: 'kind', label: t('entry.kind'), render: row => <Kind row={row} /> },
    { key: 'amount', label: t('fund.amount'), end: true, render: row => formatMoney(row.amount) },
    { key: 'postings', label: t('entry.postings'), render: row => <Postings row={row} /> },
    ...(names ? told : []),
    {
      key: 'fund',
      label: t('fund.fund'),
      extra: true,
      render: row => row.fund && <Link to={fundPath(row.fund.id)}>{row.fund.name}</Link>,
    },
    ...(manages ? [commands] : []),
  ];
}

function Kind({ row }: { row: Row }) {
  const t = useT();
  return (
    <Box sx={{ display: 'grid', gap: 0.25, justifyItems: 'start' }}>
      <span>{row.name}</span>
      {row.reversal && <ToneChip tone="warn" label={t('entry.reversedOn', { day: row.reversal.bookedOn })} />}
      {row.reverses && <ToneChip tone="info" label={t('entry.reverses', { day: row.reverses.bookedOn })} />}
    </Box>
  );
}

/** `Available → Set aside`, one line a posting; the sum of each where there are several. */
function Postings({ row }: { row: Row }) {
  const t = useT();
  const term = useTerm();
  const several = row.postings.length > 1;
  return (
    <Box sx={{ display: 'grid', gap: 0.25 }}>
      {row.postings.map(({ from, to, purpose, amount }) => (
        <Box key={`${from} ${to} ${purpose}`} sx={{ whiteSpace: { md: 'nowrap' } }}>
          {t('entry.posting', { from: term('fundAccount', from), to: term('fundAccount', to) })}
          {purpose && (
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {' '}
              ({purpose})
            </Box>
          )}
          {several && ` ${formatMoney(amount)}`}
        </Box>
      ))}
    </Box>
  );
}

/** The paper, who gave it, its case. */
function About({ row }: { row: Row }) {
  const t = useT();
  const term = useTerm();
  const donor = row.donorKind && (row.donorName ?? term('donorKind', row.donorKind));
  const paper = [row.reference, donor, row.payment?.number].filter(Boolean).join(' · ');
  return (
    <Box sx={{ maxWidth: 360, display: 'grid', gap: 0.25 }}>
      {row.caseNumber && (
        <Link
          to={caseByNumberPath(row.caseNumber)}
          aria-label={t('entry.caseOf', { number: row.caseNumber })}
        >
          {row.caseNumber}
        </Link>
      )}
      {paper && <span>{paper}</span>}
      {row.memo && (
        <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
          {row.memo}
        </Box>
      )}
      {!row.caseNumber && !paper && !row.memo && '—'}
    </Box>
  );
}
