import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import { useState } from 'react';
import { Panel } from '../components/Facts.tsx';
import { formatCount } from '../components/format.ts';
import { Problem } from '../components/Problem.tsx';
import {
  CheckImportDocument,
  type ImportPageFragment,
  ResumeImportDocument,
  StartImportDocument,
} from '../generated/graphql.ts';
import { execute, unwrap } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';
import { DownloadButton } from './DownloadButton.tsx';
import { firstAccepted, sumOf, writableCounts } from './outcomes.ts';
import { useImportCommand } from './useImportCommand.ts';

interface Props {
  record: ImportPageFragment;
  /** Back to the columns, while nothing has been written. */
  onMatch?: () => void;
}

/** What the check found, what of it is to be written, and the way there. */
export function AcceptPanel({ record, onMatch }: Props) {
  const t = useT();
  const { run, busy, problem } = useImportCommand();
  const [accepted, setAccepted] = useState(() => firstAccepted(record));
  const { id, availableOperations, mendFileUrl, status } = record;
  const can = (operation: (typeof availableOperations)[number]) => availableOperations.includes(operation);
  const rows = sumOf(record.counts, accepted);
  return (
    <Panel title={t(`roster.result.${status}`)}>
      <Summary record={record} />
      <Problem spaced>{problem}</Problem>
      {can('START') && <Choices record={record} accepted={accepted} onChange={setAccepted} />}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 2 }}>
        {can('START') && writableCounts(record).length > 0 && (
          <Button
            variant="contained"
            disabled={busy || rows === 0}
            onClick={() =>
              run(async () =>
                unwrap((await execute(StartImportDocument, { id, accepts: accepted })).startImport),
              )
            }
          >
            {t('roster.start', { rows: formatCount(rows) })}
          </Button>
        )}
        {can('RESUME') && (
          <Button
            variant="contained"
            disabled={busy}
            onClick={() =>
              run(async () => unwrap((await execute(ResumeImportDocument, { id })).resumeImport))
            }
          >
            {t('roster.resume')}
          </Button>
        )}
        {mendFileUrl && (
          <DownloadButton address={mendFileUrl} name="roster-to-mend.xlsx" label={t('roster.mend')} />
        )}
        {can('CHECK') && (
          <Button
            variant="outlined"
            color="inherit"
            disabled={busy}
            onClick={() => run(async () => unwrap((await execute(CheckImportDocument, { id })).checkImport))}
          >
            {t('roster.checkAgain')}
          </Button>
        )}
        {onMatch && (
          <Button variant="outlined" color="inherit" onClick={onMatch}>
            {t('roster.matchAgain')}
          </Button>
        )}
      </Box>
    </Panel>
  );
}

function Summary({ record }: { record: ImportPageFragment }) {
  const t = useT();
  const { status, writtenRows, checkedRows, totalRows, startedAt } = record;
  const values = {
    written: formatCount(writtenRows),
    checked: formatCount(checkedRows),
    total: formatCount(totalRows),
    errors: formatCount(sumOf(record.counts, ['ERROR'])),
  };
  const sentence =
    status === 'DONE'
      ? t('roster.doneLead', values)
      : startedAt
        ? t('roster.stoppedWriting', values)
        : status === 'STOPPED'
          ? t('roster.stoppedChecking', values)
          : t('roster.checkedLead', values);
  return <Box role="status">{sentence}</Box>;
}

interface ChoicesProps {
  record: ImportPageFragment;
  accepted: ImportPageFragment['accepts'];
  onChange: (accepted: ImportPageFragment['accepts']) => void;
}

function Choices({ record, accepted, onChange }: ChoicesProps) {
  const t = useT();
  const term = useTerm();
  const choices = writableCounts(record);
  if (choices.length === 0) {
    return <Box sx={{ mt: 1, color: 'text.secondary' }}>{t('roster.nothingToWrite')}</Box>;
  }
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, mt: 2 }}>
      <Box component="legend" sx={{ p: 0, fontWeight: 600 }}>
        {t('roster.accept')}
      </Box>
      {choices.map(({ outcome, count }) => (
        <Box key={outcome}>
          <FormControlLabel
            label={`${term('importOutcome', outcome)} ${formatCount(count)}`}
            control={
              <Checkbox
                checked={accepted.includes(outcome)}
                onChange={(_, checked) =>
                  onChange(checked ? [...accepted, outcome] : accepted.filter(one => one !== outcome))
                }
              />
            }
          />
          <FormHelperText sx={{ mt: -0.5, ml: '30px' }}>{t(`roster.means.${outcome}`)}</FormHelperText>
        </Box>
      ))}
    </Box>
  );
}
