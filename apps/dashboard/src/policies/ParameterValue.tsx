import Box from '@mui/material/Box';
import type { PolicyField } from '@zhucan/domain';
import { useLocale } from 'react-admin';
import { percentOf } from '../casework/form/fields.ts';
import { formatMoney, joined } from '../components/format.ts';
import { useT } from '../providers/i18n/index.ts';
import { tiersOf } from './parameters.ts';

/** A parameter in words. */
export function ParameterValue({ field, value }: { field: PolicyField | undefined; value: unknown }) {
  const t = useT();
  const locale = useLocale() === 'en' ? 'en' : 'zh';
  if (value === null || value === undefined || value === '') return <>{t('policy.none')}</>;
  switch (field?.kind) {
    case 'MONEY':
      return <>{formatMoney(String(value))}</>;
    case 'RATE':
      return <>{percentOf(String(value))}%</>;
    case 'TIERS':
      return <Tiers value={value} />;
    case 'CHOICES': {
      const nameOf = (one: unknown) =>
        field.choices?.find(each => each.value === one)?.[locale] ?? String(one);
      return <>{Array.isArray(value) ? joined(value.map(nameOf)) : nameOf(value)}</>;
    }
    default:
      return <>{String(value)}</>;
  }
}

/** Tiers, each from where the one before it ends. */
function Tiers({ value }: { value: unknown }) {
  const t = useT();
  const tiers = tiersOf(value);
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {tiers.map(({ upTo, rate, maxRate }, index) => {
        const from = formatMoney(tiers[index - 1]?.upTo ?? '0.00');
        const range =
          upTo === ''
            ? t('calculation.above', { from })
            : t('calculation.range', { from, to: formatMoney(upTo) });
        return (
          <li key={upTo || 'open'}>
            {range}: {percentOf(rate)}%{maxRate !== '' && `–${percentOf(maxRate)}%`}
          </li>
        );
      })}
    </Box>
  );
}
