import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Facts, Panel, Quiet } from '../../components/Facts.tsx';
import { formatMoment } from '../../components/format.ts';
import { useT } from '../../providers/i18n/index.ts';
import type { CasePage } from '../types.ts';

/** What each stage found and wrote down when it was passed. */
export function RecordsPanel({ records }: { records: CasePage['records'] }) {
  const t = useT();
  return (
    <Panel title={t('case.records')}>
      {records.length === 0 && <Quiet>{t('case.noRecords')}</Quiet>}
      <Box sx={{ display: 'grid', gap: 2.5 }}>
        {records.map(record => (
          <article key={record.stage.code}>
            <Typography variant="h3">{record.stage.name}</Typography>
            <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', mb: 1 }}>
              {[record.actor, formatMoment(record.at)].filter(Boolean).join(' · ')}
            </Box>
            {record.values.length > 0 && (
              <Facts
                facts={record.values.map(({ label, text }) => ({ label, value: <Written text={text} /> }))}
              />
            )}
          </article>
        ))}
      </Box>
    </Panel>
  );
}

/** A text with the lines in which it was written. */
export function Written({ text }: { text: string }) {
  return (
    <Box component="span" sx={{ whiteSpace: 'pre-line' }}>
      {text}
    </Box>
  );
}
