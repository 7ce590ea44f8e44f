import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { useState } from 'react';
import { Panel } from '../components/Facts.tsx';
import { formatCount } from '../components/format.ts';
import { Problem } from '../components/Problem.tsx';
import { type ImportPageFragment, StopImportDocument } from '../generated/graphql.ts';
import { execute, unwrap } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { percent, sumOf } from './outcomes.ts';
import { useImportCommand } from './useImportCommand.ts';

/** How far the check or the writing is, and the way to stop it. */
export function ProgressPanel({ record }: { record: ImportPageFragment }) {
  const t = useT();
  const { run, busy, problem } = useImportCommand();
  const [stopping, setStopping] = useState(false);
  const writing = record.status === 'WRITING';
  const done = writing ? record.writtenRows : record.checkedRows;
  const total = writing ? sumOf(record.counts, record.accepts) : record.totalRows;
  const value = percent(done, total);
  const text = t(writing ? 'roster.writingOf' : 'roster.checkingOf', {
    done: formatCount(done),
    total: total > 0 ? formatCount(total) : '…',
  });
  return (
    <Panel title={writing ? t('roster.writing') : t('roster.checking')}>
      <LinearProgress
        aria-label={text}
        {...(value === undefined ? {} : { variant: 'determinate', value })}
        sx={{ height: 10, borderRadius: 1, mb: 1 }}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2 }}>
        {/* Said every tenth of the way: a count each second would talk without end. */}
        <Box sx={{ mr: 'auto' }}>{stopping ? t('roster.stopping') : text}</Box>
        <Button
          variant="outlined"
          color="inherit"
          disabled={busy || stopping}
          onClick={async () => {
            const stopped = await run(async () =>
              unwrap((await execute(StopImportDocument, { id: record.id })).stopImport),
            );
            setStopping(stopped);
          }}
        >
          {t('roster.stop')}
        </Button>
      </Box>
      <Box
        role="status"
        sx={{ position: 'absolute', clipPath: 'inset(50%)', width: '1px', height: '1px', overflow: 'hidden' }}
      >
        {value !== undefined && t('roster.percent', { percent: Math.floor(value / 10) * 10 })}
      </Box>
      <Problem>{problem}</Problem>
      <Box sx={{ color: 'text.secondary', fontSize: '0.875rem', mt: 1 }}>{t('roster.leave')}</Box>
    </Panel>
  );
}
