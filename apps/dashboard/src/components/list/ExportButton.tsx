import Download from '@mui/icons-material/FileDownloadOutlined';
import Button from '@mui/material/Button';
import Tooltip from '@mui/material/Tooltip';
import { useListContext } from 'react-admin';
import { withoutEmpty } from '../../providers/dataProvider.ts';
import { useT } from '../../providers/i18n/index.ts';
import { currentLocale } from '../../providers/locale.ts';
import { useMay } from '../../providers/session.ts';

/** Every record of the current filter as an Excel file, streamed by the server with masked numbers. */
export function ExportButton({
  name,
  sortLiteral,
  always = {},
}: {
  name: string;
  sortLiteral?: string | undefined;
  /** What every row of the list has, whatever is filtered for. */
  always?: Readonly<Record<string, unknown>> | undefined;
}) {
  const t = useT();
  const may = useMay();
  const { filterValues } = useListContext();
  if (!may('export.run')) return null;
  return (
    <Tooltip describeChild title={t('list.exportHint')}>
      <Button
        component="a"
        href={exportUrl(name, { ...filterValues, ...always }, sortLiteral)}
        download
        color="inherit"
        variant="outlined"
        startIcon={<Download />}
      >
        {t('list.export')}
      </Button>
    </Tooltip>
  );
}

export function exportUrl(name: string, filter: Record<string, unknown>, sort: string | undefined): string {
  const query = new URLSearchParams({ lang: currentLocale() });
  const asked = withoutEmpty(filter);
  if (Object.keys(asked).length > 0) query.set('filter', JSON.stringify(asked));
  if (sort) query.set('sort', sort);
  return `/export/${name}.xlsx?${query}`;
}
