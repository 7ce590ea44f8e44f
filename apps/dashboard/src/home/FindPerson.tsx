import SearchIcon from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
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
      <TextField
        fullWidth
        type="search"
        label={t('home.find')}
        placeholder={t('home.findHint')}
        value={text}
        onChange={event => setText(event.target.value)}
        slotProps={{ htmlInput: { autoComplete: 'off', spellCheck: false } }}
      />
      <Button type="submit" variant="outlined" startIcon={<SearchIcon />}>
        {t('search.open')}
      </Button>
    </Box>
  );
}
