import Box from '@mui/material/Box';
import type { RaRecord } from 'react-admin';
import { useT } from '../../providers/i18n/index.ts';
import { RowCheckbox, RowLink, type RowsProps } from './rows.tsx';

/** The same rows on a narrow screen: one card each, its name as the link. */
export function RowCards<Row extends RaRecord>({
  name,
  columns,
  rows,
  rowLabel,
  rowPath,
  selectable,
}: RowsProps<Row>) {
  const t = useT();
  const [title, ...facts] = columns;
  return (
    <Box
      component="ul"
      aria-label={t('list.caption', { name })}
      sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1 }}
    >
      {rows.map(row => (
        <Box
          component="li"
          key={row.id}
          sx={theme => ({
            position: 'relative',
            display: 'flex',
            gap: 1,
            p: 1.5,
            border: `1px solid ${theme.zhucan.line}`,
            borderRadius: 1,
            backgroundColor: theme.zhucan.surface,
          })}
        >
          {selectable && <RowCheckbox row={row} label={rowLabel(row)} />}
          <Box sx={{ minWidth: 0, flexGrow: 1 }}>
            <Box sx={{ fontWeight: 600, mb: 0.5 }}>
              <RowLink to={rowPath?.(row)}>{title?.render(row)}</RowLink>
            </Box>
            <Box
              component="dl"
              sx={{
                m: 0,
                display: 'grid',
                gridTemplateColumns: 'max-content 1fr',
                gap: '2px 12px',
                fontSize: '0.875rem',
              }}
            >
              {facts.map(column => (
                <Box key={column.key} sx={{ display: 'contents' }}>
                  <Box component="dt" sx={{ color: 'text.secondary' }}>
                    {column.label}
                  </Box>
                  <Box component="dd" sx={{ m: 0, minWidth: 0 }}>
                    {column.render(row)}
                  </Box>
                </Box>
              ))}
            </Box>
          </Box>
        </Box>
      ))}
    </Box>
  );
}
