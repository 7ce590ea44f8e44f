import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { Link } from 'react-router';
import { casePath } from '../../casework/paths.ts';
import { formatMoney } from '../../components/format.ts';
import type { Filter } from '../../components/list/filters.ts';
import { ListPage } from '../../components/list/ListPage.tsx';
import type { Column } from '../../components/list/rows.tsx';
import { type Tone, ToneChip } from '../../components/StateChip.tsx';
import type { AdvanceRowFragment } from '../../generated/graphql.ts';
import { personPath } from '../../people/paths.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useMay } from '../../providers/session.ts';
import { useFundChoices } from '../useFunds.ts';
import { RepayDialog, WriteOffDialog } from './AdvanceDialogs.tsx';
import { AdvanceTabs } from './AdvanceTabs.tsx';
import { ageBand } from './ages.ts';

type Row = AdvanceRowFragment;
type Open = { what: 'repay' | 'writeOff'; advance: Row };

const compact = { minHeight: 28, minWidth: 0, px: 1, py: 0, whiteSpace: 'nowrap' };
const owed = { outstanding: true };

/** Advances that are owed, the oldest first, and those that are settled. */
export default function AdvanceList() {
  const t = useT();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  return (
    <>
      <ListPage<Row>
        resource="advances"
        title={t('advance.list')}
        lead={t('advance.listLead')}
        sort={{ field: 'paidOn', order: 'ASC' }}
        startsWith={owed}
        filters={useFilters()}
        columns={useColumns(setOpen)}
        rowLabel={nameOf}
        bulk={<AdvanceTabs />}
        empty={{ title: t('advance.empty'), hint: t('advance.emptyHint') }}
      />
      {open?.what === 'repay' && <RepayDialog advance={open.advance} onClose={close} />}
      {open?.what === 'writeOff' && <WriteOffDialog advance={open.advance} onClose={close} />}
    </>
  );
}

const nameOf = ({ person, payment, paidOn }: Row) => person?.name ?? payment?.payeeName ?? paidOn;

const tones: Record<ReturnType<typeof ageBand>, Tone> = {
  young: 'info',
  quarter: 'info',
  half: 'warn',
  year: 'bad',
};

function useColumns(onOpen: (open: Open) => void): Column<Row>[] {
  const t = useT();
  const may = useMay();
  return [
    { key: 'paidOn', label: t('advance.paidOn'), sort: 'paidOn', render: row => row.paidOn },
    {
      key: 'person',
      label: t('advance.person'),
      render: row => (row.person ? <Link to={personPath(row.person.id)}>{row.person.name}</Link> : '—'),
    },
    {
      key: 'case',
      label: t('payment.case'),
      render: row => (row.case ? <Link to={casePath(row.case.id)}>{row.case.number}</Link> : '—'),
    },
    { key: 'amount', label: t('advance.amount'), end: true, render: row => formatMoney(row.amount) },
    {
      key: 'outstanding',
      label: t('advance.outstanding'),
      sort: 'outstanding',
      end: true,
      render: row => <b>{formatMoney(row.outstanding)}</b>,
    },
    { key: 'age', label: t('advance.age'), render: row => <Age row={row} /> },
    { key: 'payee', label: t('payment.payee'), extra: true, render: row => row.payment?.payeeName ?? '—' },
    { key: 'fund', label: t('fund.fund'), extra: true, render: row => row.fund?.name ?? '—' },
    {
      key: 'do',
      label: t('payment.do'),
      render: advance =>
        Number(advance.outstanding) > 0 ? (
          <Box sx={{ display: 'flex', gap: 0.5, ml: -1 }}>
            {may('fund.record') && (
              <Button
                size="small"
                sx={compact}
                aria-label={`${t('advance.repay')}: ${nameOf(advance)}`}
                onClick={() => onOpen({ what: 'repay', advance })}
              >
                {t('advance.repay')}
              </Button>
            )}
            {may('fund.manage') && (
              <Button
                size="small"
                sx={compact}
                color="error"
                aria-label={`${t('advance.writeOff')}: ${nameOf(advance)}`}
                onClick={() => onOpen({ what: 'writeOff', advance })}
              >
                {t('advance.writeOff')}
              </Button>
            )}
          </Box>
        ) : (
          '—'
        ),
    },
  ];
}

function Age({ row: { ageDays, settledOn } }: { row: Row }) {
  const t = useT();
  if (settledOn) return <ToneChip tone="good" label={t('advance.settledOn', { day: settledOn })} />;
  if (typeof ageDays !== 'number') return '—';
  return <ToneChip tone={tones[ageBand(ageDays)]} label={t('advance.days', { smart_count: ageDays })} />;
}

function useFilters(): Filter[] {
  const t = useT();
  const funds = useFundChoices();
  return [
    { kind: 'one', key: 'fund', label: t('fund.fund'), choices: funds, primary: true },
    { kind: 'date', key: 'paidBefore', label: t('advance.paidBefore'), primary: true },
  ];
}
