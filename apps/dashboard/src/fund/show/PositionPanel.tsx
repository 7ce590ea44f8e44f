import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTheme } from '@mui/material/styles';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Panel } from '../../components/Facts.tsx';
import { DateControl } from '../../components/form/DateControl.tsx';
import { today } from '../../components/format.ts';
import { type FundPageFragment, FundPositionDocument } from '../../generated/graphql.ts';
import { execute, messageOf } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { percentOf } from '../money.ts';
import { Figure } from './Figure.tsx';
import { Progress } from './Progress.tsx';

type Position = Pick<FundPageFragment, 'balance' | 'reserved' | 'inPayment' | 'available' | 'receivable'>;

/** How much there is, how much of it is promised, how much is free: now, or at the end of any day. */
export function PositionPanel({ fund }: { fund: FundPageFragment }) {
  const t = useT();
  const translate = useTranslate();
  const [day, setDay] = useState('');
  const past = day !== '' && day !== today();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['funds', 'position', fund.id, day],
    queryFn: ({ signal }) => execute(FundPositionDocument, { id: fund.id, on: day }, signal),
    enabled: past,
    placeholderData: keepPreviousData,
  });
  const position: Position = (past && data?.fund?.position) || fund;
  return (
    <Panel
      title={past ? t('fund.positionOn', { day }) : t('fund.positionNow')}
      actions={
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          <Box sx={{ width: 170 }}>
            <DateControl label={t('fund.asOf')} value={day} onChange={setDay} />
          </Box>
          {past && <Button onClick={() => setDay('')}>{t('fund.today')}</Button>}
        </Box>
      }
    >
      {past && error ? (
        <Alert severity="error" action={<Button onClick={() => refetch()}>{t('action.retry')}</Button>}>
          {translate(messageOf(error))}
        </Alert>
      ) : (
        <Box role="status" aria-busy={past && isFetching} sx={{ opacity: past && isFetching ? 0.6 : 1 }}>
          <Figures position={position} />
        </Box>
      )}
    </Panel>
  );
}

function Figures({ position }: { position: Position }) {
  const t = useT();
  const { series } = useTheme().zhucan;
  const parts = [
    { key: 'available', amount: position.available, colour: series[2] },
    { key: 'reserved', amount: position.reserved, colour: series[1] },
    { key: 'inPayment', amount: position.inPayment, colour: series[0] },
  ] as const;
  return (
    <>
      <Box
        component="dl"
        sx={{
          m: 0,
          mb: 1.5,
          display: 'grid',
          gap: { xs: 1.5, md: 3 },
          gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', lg: '1.4fr repeat(4, 1fr)' },
          alignItems: 'end',
        }}
      >
        <Figure large label={t('fund.balance')} amount={position.balance} />
        {parts.map(({ key, amount, colour }) => (
          <Figure key={key} label={t(`fund.${key}`)} amount={amount} colour={colour} />
        ))}
        <Figure label={t('fund.receivable')} amount={position.receivable} />
      </Box>
      <Progress
        parts={parts.map(({ key, amount, colour }) => ({
          key,
          colour,
          percent: percentOf(amount, position.balance) ?? 0,
        }))}
      />
    </>
  );
}
