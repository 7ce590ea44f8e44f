import ViewColumn from '@mui/icons-material/ViewColumnOutlined';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import Popover from '@mui/material/Popover';
import { useState } from 'react';
import { type RaRecord, useStore } from 'react-admin';
import { useT } from '../../providers/i18n/index.ts';
import type { Column } from './rows.tsx';

/** The columns that the user wants of this list, in the list's order; the first one always shows. */
export function useChosenColumns<Row extends RaRecord>(resource: string, columns: readonly Column<Row>[]) {
  const usual = columns.filter(column => !column.extra).map(({ key }) => key);
  const [kept, setKept] = useStore<string[] | null>(`columns.${resource}`, null);
  const chosen = kept ?? usual;
  return {
    shown: columns.filter(({ key }, index) => index === 0 || chosen.includes(key)),
    chosen,
    toggle: (key: string) =>
      setKept(chosen.includes(key) ? chosen.filter(one => one !== key) : [...chosen, key]),
    reset: () => setKept(null),
  };
}

interface Props<Row extends RaRecord> {
  columns: readonly Column<Row>[];
  chosen: readonly string[];
  toggle: (key: string) => void;
  reset: () => void;
}

export function ColumnsMenu<Row extends RaRecord>({ columns, chosen, toggle, reset }: Props<Row>) {
  const t = useT();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        color="inherit"
        startIcon={<ViewColumn />}
        aria-haspopup="dialog"
        onClick={event => setAnchor(event.currentTarget)}
        sx={{ display: { xs: 'none', sm: 'inline-flex' } }}
      >
        {t('list.columns')}
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': t('list.chooseColumns'), sx: { p: 1.5 } } }}
      >
        <FormGroup>
          {columns.slice(1).map(({ key, label }) => (
            <FormControlLabel
              key={key}
              label={label}
              control={<Checkbox checked={chosen.includes(key)} onChange={() => toggle(key)} />}
            />
          ))}
        </FormGroup>
        <Button onClick={reset}>{t('list.resetColumns')}</Button>
      </Popover>
    </>
  );
}
