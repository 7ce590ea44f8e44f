import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { ConfigureImportDocument, type ImportPageFragment } from '../generated/graphql.ts';
import { execute, unwrap } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';

interface Props {
  record: ImportPageFragment;
  busy: boolean;
  run: (command: () => Promise<ImportPageFragment>) => Promise<boolean>;
  onDone: () => void;
}

/** Another sheet of the workbook, or another row of headings, than the one that was found. */
export function SheetChoice({ record, busy, run, onDone }: Props) {
  const t = useT();
  const [sheet, setSheet] = useState(record.sheet ?? '');
  const [row, setRow] = useState(String(record.headerRow ?? ''));
  const headerRow = /^\d{1,6}$/.test(row) ? Number(row) : null;
  const changed = sheet !== (record.sheet ?? '') || headerRow !== record.headerRow;

  async function readAgain() {
    const variables = { id: record.id, sheet: sheet || null, headerRow };
    const began = await run(async () =>
      unwrap((await execute(ConfigureImportDocument, variables)).configureImport),
    );
    if (began) onDone();
  }

  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 2, alignItems: 'flex-start' }}>
      {record.sheets.length > 1 && (
        <TextField
          select
          label={t('roster.sheet')}
          value={sheet}
          onChange={event => setSheet(event.target.value)}
          sx={{ minWidth: 180 }}
        >
          {record.sheets.map(name => (
            <MenuItem key={name} value={name}>
              {name}
            </MenuItem>
          ))}
        </TextField>
      )}
      <TextField
        label={t('roster.headerRow')}
        value={row}
        onChange={event => setRow(event.target.value.replace(/\D/g, ''))}
        sx={{ width: 160 }}
        slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 6 } }}
      />
      <Button
        variant="outlined"
        color="inherit"
        disabled={busy || !changed || headerRow === null}
        onClick={readAgain}
        sx={{ height: 40 }}
      >
        {t('roster.readAgain')}
      </Button>
    </Box>
  );
}
