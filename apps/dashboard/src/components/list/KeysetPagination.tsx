import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { useListContext } from 'react-admin';
import { useT } from '../../providers/i18n/index.ts';

const sizes = [25, 50, 100];

/** Keyset pages go forward and back and have no last page; the total is exact up to its bound. */
export function KeysetPagination() {
  const t = useT();
  const { page, perPage, hasNextPage, hasPreviousPage, setPage, setPerPage, meta } = useListContext();
  return (
    <Box
      component="nav"
      aria-label={t('list.pagination')}
      className="no-print"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1.5,
        mt: 1.5,
        fontSize: '0.875rem',
      }}
    >
      <Box role="status" sx={{ mr: 'auto', color: 'text.secondary' }}>
        {totalText()}
      </Box>
      <Box component="label" htmlFor="rows-a-page" sx={{ color: 'text.secondary' }}>
        {t('list.perPage')}
      </Box>
      <Select
        value={perPage}
        onChange={event => setPerPage(Number(event.target.value))}
        inputProps={{ id: 'rows-a-page', 'aria-label': t('list.perPage') }}
        sx={{ height: 34 }}
        native={false}
      >
        {sizes.map(size => (
          <MenuItem key={size} value={size}>
            {size}
          </MenuItem>
        ))}
      </Select>
      <Button
        variant="outlined"
        color="inherit"
        startIcon={<ChevronLeft />}
        disabled={!hasPreviousPage}
        onClick={() => setPage(page - 1)}
      >
        {t('list.previous')}
      </Button>
      <span>{t('list.page', { page })}</span>
      <Button
        variant="outlined"
        color="inherit"
        endIcon={<ChevronRight />}
        disabled={!hasNextPage}
        onClick={() => setPage(page + 1)}
      >
        {t('list.next')}
      </Button>
    </Box>
  );

  function totalText(): string {
    const total: unknown = meta?.total;
    if (typeof total !== 'number') return '';
    return meta?.bounded ? t('list.totalMore', { total: total - 1 }) : t('list.total', { total });
  }
}
