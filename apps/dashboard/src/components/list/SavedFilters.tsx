import Bookmark from '@mui/icons-material/BookmarkBorder';
import Delete from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Popover from '@mui/material/Popover';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type FormEvent, useRef, useState } from 'react';
import { useListContext, useStore } from 'react-admin';
import { useT } from '../../providers/i18n/index.ts';
import { type Filter, type FilterValues, withoutText } from './filters.ts';

interface Saved {
  name: string;
  values: FilterValues;
}

/** Filters kept under a name on this computer, without what was searched for. */
export function SavedFilters({ resource, filters }: { resource: string; filters: readonly Filter[] }) {
  const t = useT();
  const { filterValues, setFilters } = useListContext();
  const [saved, setSaved] = useStore<Saved[]>(`savedFilters.${resource}`, []);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const current = withoutText(filters, filterValues);
  const canSave = Object.keys(current).length > 0;

  const save = (name: string) =>
    setSaved([...saved.filter(one => one.name !== name), { name, values: current }]);

  return (
    <>
      <Button
        color="inherit"
        startIcon={<Bookmark />}
        aria-haspopup="dialog"
        onClick={event => setAnchor(event.currentTarget)}
      >
        {t('list.saved')}
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{
          paper: {
            role: 'dialog',
            'aria-label': t('list.saved'),
            sx: { p: 2, width: 320, maxWidth: '92vw' },
          },
        }}
      >
        {saved.length === 0 && (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t('list.savedNone')}
          </Typography>
        )}
        <SavedList
          saved={saved}
          onOpen={values => {
            setFilters(values);
            setAnchor(null);
          }}
          onDelete={name => setSaved(saved.filter(other => other.name !== name))}
        />
        {canSave && <SaveForm onSave={save} />}
      </Popover>
    </>
  );
}

interface ListProps {
  saved: readonly Saved[];
  onOpen: (values: FilterValues) => void;
  onDelete: (name: string) => void;
}

function SavedList({ saved, onOpen, onDelete }: ListProps) {
  const t = useT();
  return (
    <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
      {saved.map(({ name, values }) => (
        <Box component="li" key={name} sx={{ display: 'flex', alignItems: 'center' }}>
          <Button
            color="inherit"
            sx={{ flexGrow: 1, justifyContent: 'flex-start' }}
            onClick={() => onOpen(values)}
          >
            {name}
          </Button>
          <IconButton aria-label={t('list.deleteSaved', { name })} onClick={() => onDelete(name)}>
            <Delete fontSize="small" />
          </IconButton>
        </Box>
      ))}
    </Box>
  );
}

function SaveForm({ onSave }: { onSave: (name: string) => void }) {
  const t = useT();
  const [name, setName] = useState('');
  const field = useRef<HTMLInputElement>(null);

  function save(event: FormEvent) {
    event.preventDefault();
    if (!name.trim()) return;
    onSave(name.trim());
    setName('');
    // The button has nothing to save any more and lets go of the keyboard: Escape would close nothing.
    field.current?.focus();
  }

  return (
    <Box component="form" onSubmit={save} sx={{ display: 'flex', gap: 1, mt: 1.5 }}>
      <TextField
        label={t('list.savedName')}
        value={name}
        inputRef={field}
        onChange={event => setName(event.target.value)}
        fullWidth
        slotProps={{ htmlInput: { maxLength: 40 } }}
      />
      <Button type="submit" variant="contained" disabled={!name.trim()}>
        {t('action.save')}
      </Button>
    </Box>
  );
}
