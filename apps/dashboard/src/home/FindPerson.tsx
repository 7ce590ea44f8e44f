import SearchIcon from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import InputBase from '@mui/material/InputBase';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { safeSearchText } from '../components/list/filters.ts';
import { useT } from '../providers/i18n/index.ts';
import { listPath } from './figures.ts';

/** The first thing that most days begin with: someone stands at the desk and says their name. */
export function FindPerson() {
  const t = useT();
  const navigate = useNavigate();
  const [text, setText] = useState('');

  function find(event: FormEvent) {
    event.preventDefault();
    const asked = safeSearchText(text.trim());
    navigate(asked === '' ? '/people' : listPath('people', { text: asked }));
  }

  return (
    <Box
      component="form"
      role="search"
      onSubmit={find}
      sx={{ display: 'flex', gap: 1, mb: 2, maxWidth: 560 }}
    >
      <InputBase
        fullWidth
        type="search"
        placeholder={t('home.findHint')}
        value={text}
        onChange={event => setText(event.target.value)}
        inputProps={{ 'aria-label': t('home.find'), autoComplete: 'off', spellCheck: false }}
        startAdornment={<SearchIcon fontSize="small" aria-hidden sx={{ mr: 1, color: 'text.secondary' }} />}
        sx={({ zhucan }) => ({
          px: 1.25,
          minHeight: 40,
          borderRadius: 1,
          border: `1px solid ${zhucan.control}`,
          backgroundColor: zhucan.surface,
          '&.Mui-focused': { borderColor: zhucan.brand, boxShadow: `0 0 0 1px ${zhucan.brand}` },
          '& input::placeholder': { color: zhucan.quiet, opacity: 1 },
          '& input:focus-visible': { outline: 'none' },
        })}
      />
      <Button type="submit" variant="outlined">
        {t('search.open')}
      </Button>
    </Box>
  );
}
