import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import type { ReactNode } from 'react';
import { useT } from '../providers/i18n/index.ts';
import { Key } from './Key.tsx';
import type { NavItem } from './navigation.ts';
import { useShortcutsEnabled } from './useShortcuts.ts';

interface Props {
  open: boolean;
  onClose: () => void;
  items: readonly NavItem[];
}

/** The list of keys, and the switch that turns single-letter keys off. */
export default function KeyboardHelp({ open, onClose, items }: Props) {
  const t = useT();
  const [enabled, setEnabled] = useShortcutsEnabled();
  return (
    <Dialog open={open} onClose={onClose} aria-labelledby="keys-title" maxWidth="sm" fullWidth>
      <DialogTitle id="keys-title">{t('keys.title')}</DialogTitle>
      <DialogContent>
        <Box
          component="dl"
          sx={{ display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: '10px 20px', m: 0 }}
        >
          <Row keys={[<Key key="slash">/</Key>]}>{t('keys.search')}</Row>
          <Row keys={[<Key key="help">?</Key>]}>{t('keys.help')}</Row>
          <Row keys={[<Key key="ctrl">Ctrl</Key>, '+', <Key key="enter">Enter</Key>]}>{t('keys.save')}</Row>
          <Row keys={[<Key key="esc">Esc</Key>]}>{t('keys.close')}</Row>
          {items.map(item => (
            <Row
              key={item.key}
              keys={[<Key key="g">g</Key>, t('keys.after'), <Key key="letter">{item.letter}</Key>]}
            >
              {t('keys.go', { page: t(`nav.${item.key}`) })}
            </Row>
          ))}
        </Box>
        <FormControlLabel
          sx={{ mt: 2 }}
          control={<Switch checked={enabled} onChange={(_, checked) => setEnabled(checked)} />}
          label={t('keys.enabled')}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('action.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}

function Row({ keys, children }: { keys: ReactNode[]; children: ReactNode }) {
  return (
    <>
      <Box component="dt" sx={{ display: 'flex', alignItems: 'center', gap: 0.75, color: 'text.secondary' }}>
        {keys}
      </Box>
      <Box component="dd" sx={{ m: 0 }}>
        {children}
      </Box>
    </>
  );
}
