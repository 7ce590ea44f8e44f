import MoreVert from '@mui/icons-material/MoreVert';
import TableRows from '@mui/icons-material/TableRowsOutlined';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useTheme } from '@mui/material/styles';
import ToggleButton from '@mui/material/ToggleButton';
import Typography from '@mui/material/Typography';
import { lazy, type ReactNode, Suspense, useId, useRef, useState } from 'react';
import { useNotify } from 'react-admin';
import { useT } from '../../providers/i18n/index.ts';
import { Quiet } from '../Facts.tsx';
import { today } from '../format.ts';
import { MenuButton } from '../MenuButton.tsx';
import { type Cell, toCsv } from './csv.ts';
import { chartToPng, download, type Legend } from './download.ts';

const ChartTable = lazy(() => import('./ChartTable.tsx'));

export interface ChartRow {
  key: string;
  /** The first cell names the row. */
  cells: readonly Cell[];
  /** The records behind the row. */
  to?: string | undefined;
}

interface Props {
  title: string;
  columns: readonly string[];
  rows: readonly ChartRow[];
  legend?: readonly Legend[];
  height: number;
  /** The chart itself; what it shows is what the rows say. */
  children: ReactNode;
}

/** A chart with its name, its figures as a table, and both to take away. */
export function ChartCard({ title, columns, rows, legend = [], height, children }: Props) {
  const t = useT();
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  const figure = useRef<HTMLDivElement>(null);
  return (
    <Box
      component="section"
      aria-labelledby={id}
      sx={theme => ({
        p: 2,
        border: `1px solid ${theme.zhucan.line}`,
        borderRadius: 1,
        backgroundColor: theme.zhucan.surface,
        minWidth: 0,
      })}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, mb: 1 }}>
        <Typography variant="h2" id={id} sx={{ mr: 'auto' }}>
          {title}
        </Typography>
        <ToggleButton
          value="table"
          size="small"
          selected={asTable}
          onChange={() => setAsTable(!asTable)}
          aria-label={`${t('chart.table')}: ${title}`}
          sx={{ border: 0, p: 0.75 }}
        >
          <TableRows fontSize="small" />
        </ToggleButton>
        <Downloads
          title={title}
          columns={columns}
          rows={rows}
          legend={legend}
          drawn={!asTable && rows.length > 0}
          svg={() => figure.current?.querySelector<SVGSVGElement>('svg.recharts-surface') ?? null}
        />
      </Box>
      {rows.length === 0 ? (
        <Quiet>{t('chart.empty')}</Quiet>
      ) : asTable ? (
        <Suspense fallback={<Skeleton variant="rounded" height={height} />}>
          <ChartTable title={title} columns={columns} rows={rows} />
        </Suspense>
      ) : (
        <>
          <Legends legend={legend} />
          <Box
            ref={figure}
            role="figure"
            aria-labelledby={id}
            sx={{
              height,
              '& :focus': { outline: 'none' },
              '& svg:focus-visible': { outline: '3px solid', outlineColor: 'primary.main' },
            }}
          >
            {children}
          </Box>
        </>
      )}
    </Box>
  );
}

function Legends({ legend }: { legend: readonly Legend[] }) {
  if (legend.length === 0) return null;
  return (
    <Box
      component="ul"
      sx={{
        listStyle: 'none',
        display: 'flex',
        flexWrap: 'wrap',
        gap: 2,
        p: 0,
        m: 0,
        mb: 1,
        fontSize: '0.8125rem',
      }}
    >
      {legend.map(({ name, colour }) => (
        <Box component="li" key={name} sx={{ display: 'flex', alignItems: 'center', gap: 0.75 }}>
          <Box
            component="span"
            aria-hidden
            sx={{ width: 12, height: 12, borderRadius: '2px', backgroundColor: colour }}
          />
          {name}
        </Box>
      ))}
    </Box>
  );
}

type DownloadsProps = Pick<Props, 'title' | 'columns' | 'rows'> & {
  legend: readonly Legend[];
  /** Whether the chart is on the screen, not its table: only then is there a picture of it. */
  drawn: boolean;
  svg: () => SVGSVGElement | null;
};

function Downloads({ title, columns, rows, legend, drawn, svg }: DownloadsProps) {
  const t = useT();
  const notify = useNotify();
  const theme = useTheme();
  const fileName = `${title}-${today()}`;

  async function png() {
    const chart = svg();
    if (!chart) return;
    const picture = {
      title,
      legend,
      ink: theme.zhucan.text,
      ground: theme.zhucan.surface,
      fontFamily: theme.typography.fontFamily ?? 'sans-serif',
    };
    await chartToPng(chart, picture).then(
      image => download(`${fileName}.png`, image),
      () => notify('errors.server', { type: 'error' }),
    );
  }

  function csv() {
    const text = toCsv(
      columns,
      rows.map(({ cells }) => cells),
    );
    download(`${fileName}.csv`, new Blob([text], { type: 'text/csv;charset=utf-8' }));
  }

  return (
    <MenuButton
      label={t('chart.actions', { title })}
      icon={<MoreVert fontSize="small" />}
      choices={[
        { key: 'csv', text: t('chart.csv'), onChoose: csv },
        { key: 'png', text: t('chart.png'), disabled: !drawn, onChoose: () => void png() },
      ]}
    />
  );
}
