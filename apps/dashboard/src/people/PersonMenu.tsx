import MoreVert from '@mui/icons-material/MoreVert';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { Link } from 'react-router';
import type { PersonPageFragment } from '../generated/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useMay } from '../providers/session.ts';
import { DeathDialog } from './DeathDialog.tsx';
import { EraseDialog } from './EraseDialog.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { personCopyPath } from './paths.ts';

type Operation = 'death' | 'merge' | 'erase';

/** What is done rarely to a person's file. */
export function PersonMenu({ person }: { person: PersonPageFragment }) {
  const t = useT();
  const may = useMay();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [open, setOpen] = useState<Operation | null>(null);
  const choose = (what: Operation) => {
    setAnchor(null);
    setOpen(what);
  };
  const items = [
    !person.diedOn && (
      <MenuItem key="death" onClick={() => choose('death')}>
        {t('person.recordDeath')}
      </MenuItem>
    ),
    may('sensitive.reveal') && (
      <MenuItem key="copy" component={Link} to={personCopyPath(person.id)}>
        {t('copy.action')}
      </MenuItem>
    ),
    may('person.merge') && (
      <MenuItem key="merge" onClick={() => choose('merge')}>
        {t('person.merge')}
      </MenuItem>
    ),
    may('person.erase') && (
      <MenuItem key="erase" onClick={() => choose('erase')}>
        {t('person.erase')}
      </MenuItem>
    ),
  ].filter(Boolean);
  if (items.length === 0) return null;
  return (
    <>
      <Button
        color="inherit"
        variant="outlined"
        startIcon={<MoreVert />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={event => setAnchor(event.currentTarget)}
      >
        {t('action.more')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {items}
      </Menu>
      <DeathDialog person={person} open={open === 'death'} onClose={() => setOpen(null)} />
      <EraseDialog person={person} open={open === 'erase'} onClose={() => setOpen(null)} />
      <MergeDialog person={person} open={open === 'merge'} onClose={() => setOpen(null)} />
    </>
  );
}
