import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { useT } from '../../providers/i18n/index.ts';
import { useTerm } from '../../providers/i18n/terms.ts';
import type { FormValues } from './draft.ts';
import { labelOf } from './labels.ts';
import { differences, merged } from './stale.ts';

interface Props {
  /** Who did what meanwhile, where that is known. */
  why?: string | undefined;
  /** A value in words; undefined where it speaks for itself. */
  tell?: ((field: string, value: unknown) => string | undefined) | undefined;
  opened: FormValues;
  mine: FormValues;
  theirs: FormValues;
  onMine: (values: FormValues) => Promise<void>;
  onTheirs: () => void;
  onClose: () => void;
}

/** The second to save sees both versions side by side and chooses. */
export function StaleDialog({
  why,
  tell = () => undefined,
  opened,
  mine,
  theirs,
  onMine,
  onTheirs,
  onClose,
}: Props) {
  const t = useT();
  const term = useTerm();
  const { control } = useFormContext();
  const [busy, setBusy] = useState(false);
  const rows = differences(opened, mine, theirs);
  return (
    <Dialog open onClose={onClose} aria-labelledby="stale-title" maxWidth="md" fullWidth>
      <DialogTitle id="stale-title">{t('stale.title')}</DialogTitle>
      <DialogContent>
        <DialogContentText component="div" sx={{ mb: 2 }}>
          {why && <p>{why}</p>}
          {rows.length > 0 ? t('stale.lead') : t('stale.same')}
        </DialogContentText>
        {rows.length > 0 && (
          <Table size="small" aria-labelledby="stale-title">
            <TableHead>
              <TableRow>
                <TableCell>{t('stale.field')}</TableCell>
                <TableCell>{t('stale.theirs')}</TableCell>
                <TableCell>{t('stale.mine')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {rows.map(row => (
                <TableRow key={row.field}>
                  <TableCell component="th" scope="row">
                    {labelOf(control, row.field) ?? term('field', row.field)}
                  </TableCell>
                  <TableCell>{tell(row.field, row.theirs) ?? readable(row.theirs)}</TableCell>
                  <TableCell>{tell(row.field, row.mine) ?? readable(row.mine)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onTheirs}>
          {t('stale.useTheirs')}
        </Button>
        <Button
          variant="contained"
          disabled={busy}
          onClick={async () => {
            setBusy(true);
            await onMine(merged(opened, mine, theirs)).finally(() => setBusy(false));
          }}
        >
          {t('stale.useMine')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function readable(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  if (Array.isArray(value)) return value.map(readable).join('、');
  if (typeof value === 'object') return Object.values(value).map(readable).join(' ');
  return String(value);
}
