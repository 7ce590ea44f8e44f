import { useTheme } from '@mui/material/styles';
import { useNavigate } from 'react-router';
import {
  Bar,
  BarChart,
  CartesianGrid,
  LabelList,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { Colours } from '../../theme/palette.ts';
import { formatCount } from '../format.ts';

export interface Series {
  key: string;
  name: string;
  colour: string;
}

interface Datum {
  name: string;
  /** Where a click leads: on any bar of the row, or on the bar of one series. */
  to?: string | undefined;
  links?: Readonly<Record<string, string | undefined>>;
  [series: string]: string | number | Readonly<Record<string, string | undefined>> | undefined;
}

interface Props {
  data: readonly Datum[];
  series: readonly Series[];
  /** Bars lie: for names that are words. Else they stand: for months. */
  lying?: boolean;
  stacked?: boolean;
  /** Figures beside their bars. */
  labelled?: boolean;
  nameWidth?: number;
  /** Room for the figures: beside standing bars, or at the end of labelled lying ones. */
  figureWidth?: number;
  /** How a figure reads: a pyramid's left side is counted below zero. */
  format?: (value: number) => string;
}

/** How axes and tooltip look in the colours of the screen. */
function looksOf(zhucan: Colours, format: (value: number) => string) {
  const tick = { fill: zhucan.quiet, fontSize: 13 };
  return {
    names: { dataKey: 'name', type: 'category', tick, tickLine: false, axisLine: { stroke: zhucan.control } },
    figures: {
      type: 'number',
      tick,
      tickLine: false,
      axisLine: false,
      tickFormatter: format,
      allowDecimals: false,
    },
    tooltip: {
      cursor: { fill: zhucan.neutralSoft, fillOpacity: 0.5 },
      isAnimationActive: false,
      contentStyle: {
        backgroundColor: zhucan.surface,
        border: `1px solid ${zhucan.control}`,
        borderRadius: 6,
        color: zhucan.text,
      },
      labelStyle: { color: zhucan.text, fontWeight: 600 },
      itemStyle: { color: zhucan.text },
    },
  } as const;
}

/** Bars on a zero base, in at most six colours, each leading to its records. */
export function Bars(props: Props) {
  const {
    data,
    series,
    lying = false,
    stacked = false,
    labelled = false,
    nameWidth = 76,
    figureWidth = 48,
    format = formatCount,
  } = props;
  const { zhucan } = useTheme();
  const navigate = useNavigate();
  const { names, figures, tooltip } = looksOf(zhucan, format);

  function open(datum: unknown, key: string) {
    if (!isDatum(datum)) return;
    const to = datum.links?.[key] ?? datum.to;
    if (to) navigate(to);
  }

  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={[...data]}
        layout={lying ? 'vertical' : 'horizontal'}
        stackOffset={stacked ? 'sign' : 'none'}
        margin={{ top: 12, right: labelled && lying ? figureWidth : 12, bottom: 0, left: 0 }}
        barCategoryGap={lying ? '22%' : '18%'}
      >
        <CartesianGrid stroke={zhucan.line} horizontal={!lying} vertical={lying} />
        {lying ? <XAxis {...figures} /> : <XAxis {...names} minTickGap={12} />}
        {lying ? (
          <YAxis {...names} width={nameWidth} interval={0} />
        ) : (
          <YAxis {...figures} width={figureWidth} />
        )}
        <Tooltip
          {...tooltip}
          formatter={value => format(Number(value))}
          // In the order of the legend: by name 三级 would come before 二级.
          itemSorter={({ dataKey }) => series.findIndex(({ key }) => key === dataKey)}
        />
        {series.map(({ key, name, colour }) => (
          <Bar
            key={key}
            dataKey={key}
            name={name}
            fill={colour}
            isAnimationActive={false}
            maxBarSize={30}
            {...(stacked && { stackId: 'one', stroke: zhucan.surface, strokeWidth: 1 })}
            cursor="pointer"
            onClick={bar => open(bar.payload, key)}
          >
            {labelled && (
              <LabelList
                dataKey={key}
                position={lying ? 'right' : 'top'}
                fill={zhucan.text}
                fontSize={12}
                formatter={value => (Number(value) === 0 ? '' : format(Number(value)))}
              />
            )}
          </Bar>
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

function isDatum(value: unknown): value is Datum {
  return typeof value === 'object' && value !== null && 'name' in value;
}
