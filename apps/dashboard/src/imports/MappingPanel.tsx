import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { problemMessage } from '@zhucan/domain';
import { useState } from 'react';
import { Panel } from '../components/Facts.tsx';
import { Problem } from '../components/Problem.tsx';
import { ConfigureImportDocument, type ImportPageFragment } from '../generated/graphql.ts';
import { execute, unwrap } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { currentLocale } from '../providers/locale.ts';
import { ColumnTable } from './ColumnTable.tsx';
import { assign, mappingInput, mappingOfColumns, problemsOfMapping } from './mapping.ts';
import { SheetChoice } from './SheetChoice.tsx';
import { useImportCommand } from './useImportCommand.ts';

interface Props {
  record: ImportPageFragment;
  onDone: () => void;
}

/** Which column holds what: suggested by the headings, changed where they mislead. */
export function MappingPanel({ record, onDone }: Props) {
  const t = useT();
  const { run, busy, problem } = useImportCommand();
  const [mapping, setMapping] = useState(() => mappingOfColumns(record.columns));
  const [asked, setAsked] = useState(false);
  const problems = problemsOfMapping(mapping);
  const found = record.headerRow !== null && record.columns.length > 0;

  async function check() {
    setAsked(true);
    if (problems.length > 0) return;
    const { id, sheet, headerRow } = record;
    const variables = { id, sheet, headerRow, mapping: mappingInput(mapping) };
    const began = await run(async () =>
      unwrap((await execute(ConfigureImportDocument, variables)).configureImport),
    );
    if (began) onDone();
  }

  return (
    <Panel title={t('roster.columns')}>
      <Box sx={{ color: 'text.secondary', mb: 2 }}>
        {found ? t('roster.columnsLead') : t('roster.noHeader')}
      </Box>
      <Problem spaced>
        {asked && problems.length > 0
          ? problems.map(one => problemMessage(currentLocale(), one)).join(' ')
          : problem}
      </Problem>
      <SheetChoice record={record} busy={busy} run={run} onDone={onDone} />
      {found && (
        <>
          <ColumnTable
            columns={record.columns}
            mapping={mapping}
            onChoose={(index, field) => setMapping(before => assign(before, index, field))}
          />
          <Button variant="contained" disabled={busy} onClick={check} sx={{ mt: 2 }}>
            {t('roster.check')}
          </Button>
        </>
      )}
    </Panel>
  );
}
