import Add from '@mui/icons-material/Add';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { ListBase, type RaRecord, type SortPayload, useListContext, useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { Page } from '../../layout/Page.tsx';
import { messageOf } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { ColumnsMenu, useChosenColumns } from './ColumnsMenu.tsx';
import { ExportButton } from './ExportButton.tsx';
import { FilterBar } from './FilterBar.tsx';
import { activeFilters, type Filter, isSet } from './filters.ts';
import { KeysetPagination } from './KeysetPagination.tsx';
import { RecordTable } from './RecordTable.tsx';
import type { Column } from './rows.tsx';
import { SavedFilters } from './SavedFilters.tsx';

interface Props<Row extends RaRecord> {
  resource: string;
  /** A part of the resource with a list of its own: filters, columns and chosen rows are kept apart. */
  part?: string;
  /** What every row of this list has, whatever is filtered for. */
  always?: Readonly<Record<string, unknown>>;
  /** What the list shows until its reader asks for something else. */
  startsWith?: Readonly<Record<string, unknown>>;
  title: string;
  lead?: string;
  sort?: SortPayload;
  filters: readonly Filter[];
  columns: readonly Column<Row>[];
  rowLabel: (row: Row) => string;
  rowPath?: (row: Row) => string;
  selectable?: boolean;
  /** Where a new record is made; shown to those who may. */
  create?: { to: string; label: string } | undefined;
  /** The file's name under /export. */
  exportAs?: string;
  /** The API's literal for the current order, so that the file has the order of the screen. */
  exportSort?: (sort: SortPayload) => string;
  actions?: ReactNode;
  /** Between filters and rows: what can be done with the rows that are ticked. */
  bulk?: ReactNode;
  empty: { title: string; hint: string; action?: ReactNode };
}

/** A list: title, filters, rows, pages; the same for every resource. */
export function ListPage<Row extends RaRecord>(props: Props<Row>) {
  return (
    <ListBase
      resource={props.resource}
      perPage={25}
      sort={props.sort ?? { field: 'id', order: 'DESC' }}
      {...(props.always && { filter: props.always })}
      {...(props.startsWith && { filterDefaultValues: props.startsWith })}
      {...(props.part && { storeKey: `${props.resource}.${props.part}.listParams` })}
      disableSyncWithLocation={false}
    >
      <ListView {...props} />
    </ListBase>
  );
}

function ListView<Row extends RaRecord>(props: Props<Row>) {
  const { resource, part, always, title, lead, filters, columns, create, actions, bulk } = props;
  const { exportAs, exportSort } = props;
  const { sort } = useListContext<Row>();
  const kept = part ? `${resource}.${part}` : resource;
  const { shown, ...choice } = useChosenColumns(kept, columns);
  return (
    <Page
      title={title}
      lead={lead}
      actions={
        <>
          {actions}
          {exportAs && <ExportButton name={exportAs} sortLiteral={exportSort?.(sort)} always={always} />}
          {create && (
            <Button component={Link} to={create.to} variant="contained" startIcon={<Add />}>
              {create.label}
            </Button>
          )}
        </>
      }
    >
      <FilterBar filters={filters}>
        <SavedFilters resource={kept} filters={filters} />
        <ColumnsMenu columns={columns} {...choice} />
      </FilterBar>
      {bulk}
      <Rows {...props} columns={shown} />
    </Page>
  );
}

function Rows<Row extends RaRecord>({
  title,
  filters,
  columns,
  rowLabel,
  rowPath,
  selectable,
  empty,
  create,
}: Props<Row>) {
  const t = useT();
  const translate = useTranslate();
  const { data, error, isPending, isFetching, refetch, filterValues, setFilters, page } =
    useListContext<Row>();
  if (isPending) return <RowsLoading />;
  if (error && !data) {
    return (
      <Alert severity="error" action={<Button onClick={() => refetch()}>{t('action.retry')}</Button>}>
        {translate(messageOf(error))}
      </Alert>
    );
  }
  if (!data || data.length === 0) {
    const filtered = activeFilters(filters, filterValues) > 0 || isSet(filterValues['text']) || page > 1;
    if (filtered) {
      return (
        <Nothing title={t('list.none')} hint={t('list.noneHint')}>
          <Button variant="outlined" onClick={() => setFilters({})}>
            {t('list.clearFilters')}
          </Button>
        </Nothing>
      );
    }
    return (
      <Nothing title={empty.title} hint={empty.hint}>
        {empty.action}
        {create && (
          <Button component={Link} to={create.to} variant="contained">
            {create.label}
          </Button>
        )}
      </Nothing>
    );
  }
  return (
    <Box aria-busy={isFetching} sx={{ opacity: isFetching ? 0.72 : 1 }}>
      <RecordTable
        name={title}
        columns={columns}
        rowLabel={rowLabel}
        rowPath={rowPath}
        selectable={selectable ?? false}
      />
      <KeysetPagination />
    </Box>
  );
}

const bars = Array.from({ length: 10 }, (_, index) => `bar-${index}`);

function RowsLoading() {
  const t = useT();
  return (
    <Box role="status" aria-label={t('app.loading')}>
      {bars.map(bar => (
        <Skeleton key={bar} variant="rounded" height={36} sx={{ mb: 0.75 }} />
      ))}
    </Box>
  );
}

/** What would be here, and the first step towards it. */
export function Nothing({ title, hint, children }: { title: string; hint?: string; children?: ReactNode }) {
  return (
    <Box
      sx={theme => ({
        textAlign: 'center',
        py: 6,
        px: 2,
        border: `1px dashed ${theme.zhucan.control}`,
        borderRadius: 1,
        backgroundColor: theme.zhucan.surface,
      })}
    >
      <Typography variant="h2">{title}</Typography>
      {hint && <Typography sx={{ color: 'text.secondary', mt: 0.5, mb: 2 }}>{hint}</Typography>}
      <Box sx={{ display: 'flex', gap: 1, justifyContent: 'center', flexWrap: 'wrap' }}>{children}</Box>
    </Box>
  );
}
