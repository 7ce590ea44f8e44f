import Button from '@mui/material/Button';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useState } from 'react';
import { Panel, Quiet } from '../../components/Facts.tsx';
import { formatMoney, joined } from '../../components/format.ts';
import { ToneChip } from '../../components/StateChip.tsx';
import type { FundPageFragment, FundPurposePartsFragment } from '../../generated/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useMay } from '../../providers/session.ts';
import { PurposeDialog } from '../record/PurposeDialog.tsx';
import { ScrollTable } from '../ScrollTable.tsx';
import { useProgrammeName } from '../useFunds.ts';

/** Money that donors bound: what it is for, how much came, how much is left. */
export function PurposesPanel({ fund }: { fund: FundPageFragment }) {
  const t = useT();
  const may = useMay();
  const [open, setOpen] = useState<FundPurposePartsFragment | 'new'>();
  return (
    <Panel
      title={t('fund.purposes')}
      actions={may('fund.manage') && <Button onClick={() => setOpen('new')}>{t('fund.newPurpose')}</Button>}
    >
      {fund.purposes.length === 0 ? (
        <Quiet>{t('fund.noPurposes')}</Quiet>
      ) : (
        <PurposeTable fund={fund} onEdit={may('fund.manage') ? setOpen : undefined} />
      )}
      {open && (
        <PurposeDialog
          fund={fund}
          purpose={open === 'new' ? undefined : open}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Panel>
  );
}

interface TableProps {
  fund: FundPageFragment;
  onEdit: ((purpose: FundPurposePartsFragment) => void) | undefined;
}

function PurposeTable({ fund, onEdit }: TableProps) {
  const t = useT();
  const programmeName = useProgrammeName();
  return (
    <ScrollTable name={t('fund.purposes')}>
      <TableHead>
        <TableRow>
          <TableCell>{t('fund.purpose')}</TableCell>
          <TableCell>{t('fund.paysFor')}</TableCell>
          <TableCell align="right">{t('fund.receivedInAll')}</TableCell>
          <TableCell align="right">{t('fund.available')}</TableCell>
          {onEdit && <TableCell align="right">{t('fund.change')}</TableCell>}
        </TableRow>
      </TableHead>
      <TableBody>
        {fund.purposes.map(purpose => (
          <TableRow key={purpose.id}>
            <TableCell component="th" scope="row">
              {purpose.name} {!purpose.active && <ToneChip tone="neutral" label={t('fund.closed')} />}
            </TableCell>
            <TableCell>{joined(purpose.programmes.map(programmeName))}</TableCell>
            <TableCell align="right">{formatMoney(purpose.received)}</TableCell>
            <TableCell align="right">{formatMoney(purpose.available)}</TableCell>
            {onEdit && (
              <TableCell align="right">
                <Button
                  size="small"
                  aria-label={`${t('action.edit')}: ${purpose.name}`}
                  onClick={() => onEdit(purpose)}
                >
                  {t('action.edit')}
                </Button>
              </TableCell>
            )}
          </TableRow>
        ))}
      </TableBody>
    </ScrollTable>
  );
}
