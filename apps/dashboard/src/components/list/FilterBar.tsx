import ExpandMore from '@mui/icons-material/ExpandMore';
import SearchIcon from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import InputAdornment from '@mui/material/InputAdornment';
import { useTheme } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import useMediaQuery from '@mui/material/useMediaQuery';
import { type ReactNode, useState } from 'react';
import { useListContext } from 'react-admin';
import { useT } from '../../providers/i18n/index.ts';
import { useStillHere } from '../useStillHere.ts';
import { useTyped } from '../useTyped.ts';
import { FilterControl } from './FilterControl.tsx';
import { activeFilters, type Filter, isSet, safeSearchText } from './filters.ts';

/** Search and filters of a list. Each change asks the server at once; `clear` goes back to everything. */
export function FilterBar({ filters, children }: { filters: readonly Filter[]; children?: ReactNode }) {
  const t = useT();
  const { filterValues, setFilters } = useListContext();
  const [open, setOpen] = useState(() =>
    filters.some(({ primary, key }) => !primary && isSet(filterValues[key])),
  );
  const stillHere = useStillHere();
  const set = (key: string, value: unknown) => {
    // A row that was opened while its list was still being typed for must not be left again.
    if (stillHere()) setFilters({ ...filterValues, [key]: isSet(value) ? value : undefined });
  };
  // A narrow screen shows the search alone, so that the first rows are seen without scrolling.
  const narrow = useMediaQuery(useTheme().breakpoints.down('sm'));
  const atOnce = ({ kind, primary }: Filter) => primary === true && (!narrow || kind === 'text');
  const first = filters.filter(atOnce);
  const others = filters.filter(filter => !atOnce(filter));
  const used = activeFilters(filters, filterValues);
  const render = (filter: Filter) =>
    filter.kind === 'text' ? (
      <SearchField
        key={filter.key}
        label={filter.label}
        value={String(filterValues[filter.key] ?? '')}
        onChange={text => set(filter.key, text)}
      />
    ) : (
      <FilterControl
        key={filter.key}
        filter={filter}
        value={filterValues[filter.key]}
        onChange={value => set(filter.key, value)}
      />
    );

  return (
    <Box role="search" aria-label={t('list.filters')} className="no-print" sx={{ mb: 1.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        {first.map(render)}
        {others.length > 0 && (
          <Button
            color="inherit"
            aria-expanded={open}
            endIcon={<ExpandMore sx={{ transform: open ? 'rotate(180deg)' : 'none' }} />}
            onClick={() => setOpen(!open)}
          >
            {open ? t('list.fewerFilters') : t('list.moreFilters')}
          </Button>
        )}
        {(used > 0 || isSet(filterValues['text'])) && (
          <Button color="inherit" onClick={() => setFilters({})}>
            {t('list.clearFilters')}
            {used > 0 && ` (${used})`}
          </Button>
        )}
        <Box sx={{ flexGrow: 1 }} />
        {children}
      </Box>
      {open && others.length > 0 && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}>{others.map(render)}</Box>
      )}
    </Box>
  );
}

function SearchField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (text: string) => void;
}) {
  const [text, setText] = useTyped(value, typed => safeSearchText(typed.trim()), onChange);
  return (
    <TextField
      type="search"
      label={label}
      value={text}
      onChange={event => setText(event.target.value)}
      sx={{ width: { xs: '100%', sm: 240 } }}
      slotProps={{
        htmlInput: { autoComplete: 'off', spellCheck: false },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <SearchIcon fontSize="small" aria-hidden />
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
