import { useTheme } from '@mui/material/styles';
import type { ReactNode } from 'react';
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
import { formatCount } from '../components/format.ts';

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
  /** How a figure reads: a pyramid's left side is counted below zero. */
  format?: (value: number) => string;
}

/** Bars on a zero base, in at most six colours, each leading to its records. */
export function Bars({
  data,
  series,
  lying = false,
  stacked = false,
  labelled = false,
  nameWidth = 76,
  format = formatCount,
}: Props) {
  const { zhucan } = useTheme();
  const navigate = useNavigate();
  const tick = { fill: zhucan.quiet, fontSize: 13 };
  const names = {
    dataKey: 'name',
    type: 'category',
    tick,
    tickLine: false,
    axisLine: { stroke: zhucan.control },
  } as const;
  const figures = {
    type: 'number',
    tick,
    tickLine: false,
    axisLine: false,
    tickFormatter: format,
    allowDecimals: false,
  } as const;
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={[...data]}
        layout={lying ? 'vertical' : 'horizontal'}
        stackOffset={stacked ? 'sign' : 'none'}
        margin={{ top: 12, right: labelled && lying ? 48 : 12, bottom: 0, left: 0 }}
        barCategoryGap={lying ? '22%' : '18%'}
      >
        <CartesianGrid stroke={zhucan.line} horizontal={!lying} vertical={lying} />
        {lying ? <XAxis {...figures} /> : <XAxis {...names} minTickGap={12} />}
        {lying ? <YAxis {...names} width={nameWidth} interval={0} /> : <YAxis {...figures} width={48} />}
        <Tooltip
          cursor={{ fill: zhucan.neutralSoft, fillOpacity: 0.5 }}
          isAnimationActive={false}
          formatter={value => format(Number(value))}
          contentStyle={{
            backgroundColor: zhucan.surface,
            border: `1px solid ${zhucan.control}`,
            borderRadius: 6,
            color: zhucan.text,
          }}
          labelStyle={{ color: zhucan.text, fontWeight: 600 }}
          itemStyle={{ color: zhucan.text }}
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
            {labels(key)}
          </Bar>
        ))}
      </BarChart>
    </ResponsiveContainer>
  );

  function labels(key: string): ReactNode {
    if (!labelled) return null;
    return (
      <LabelList
        dataKey={key}
        position={lying ? 'right' : 'top'}
        fill={zhucan.text}
        fontSize={12}
        formatter={value => (Number(value) === 0 ? '' : format(Number(value)))}
      />
    );
  }

  function open(datum: unknown, key: string) {
    if (!isDatum(datum)) return;
    const to = datum.links?.[key] ?? datum.to;
    if (to) navigate(to);
  }
}

function isDatum(value: unknown): value is Datum {
  return typeof value === 'object' && value !== null && 'name' in value;
}
