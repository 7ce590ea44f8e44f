import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { type ReactNode, useState } from 'react';
import { useT } from '../providers/i18n/index.ts';
import { Quiet } from './Facts.tsx';
import { formatMoment } from './format.ts';

export interface TimelineItem {
  key: string;
  at: string;
  /** Of what has a day and no hour: said instead of the instant, which then only orders it. */
  day?: string | undefined;
  title: ReactNode;
  detail?: ReactNode;
  actor?: string | null | undefined;
}

const firstShown = 12;

/** Everything that was done, newest first. */
export function Timeline({ items, label }: { items: readonly TimelineItem[]; label: string }) {
  const t = useT();
  const [all, setAll] = useState(false);
  if (items.length === 0) return <Quiet>{t('timeline.empty')}</Quiet>;
  const shown = all ? items : items.slice(0, firstShown);
  return (
    <>
      <Box component="ol" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {shown.map(item => (
          <Box
            component="li"
            key={item.key}
            sx={theme => ({
              position: 'relative',
              pl: 2.75,
              pb: 2,
              '&::before': {
                content: '""',
                position: 'absolute',
                left: 4,
                top: 8,
                width: 9,
                height: 9,
                borderRadius: '50%',
                border: `2px solid ${theme.zhucan.brand}`,
                backgroundColor: theme.zhucan.surface,
              },
              '&:not(:last-of-type)::after': {
                content: '""',
                position: 'absolute',
                left: 9,
                top: 22,
                bottom: -6,
                borderLeft: `1px solid ${theme.zhucan.line}`,
              },
            })}
          >
            <Box sx={{ fontWeight: 600 }}>{item.title}</Box>
            {item.detail && <Box sx={{ fontSize: '0.875rem' }}>{item.detail}</Box>}
            <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
              <time dateTime={item.day ?? item.at}>{item.day ?? formatMoment(item.at)}</time>
              {item.actor && ` · ${item.actor}`}
            </Box>
          </Box>
        ))}
      </Box>
      {items.length > firstShown && (
        <Button onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? t('person.hideTimeline') : t('person.showAll', { total: items.length })}
        </Button>
      )}
    </>
  );
}
