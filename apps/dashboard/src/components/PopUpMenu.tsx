import Divider from '@mui/material/Divider';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import type { MenuChoice } from './MenuButton.tsx';

interface Props {
  id: string;
  label: string;
  anchor: HTMLElement | null;
  head?: { primary: string; secondary: string } | undefined;
  choices: readonly MenuChoice[];
  onClose: () => void;
}

/** What a menu's button opens: fetched when the first one is. */
export default function PopUpMenu({ id, label, anchor, head, choices, onClose }: Props) {
  return (
    <Menu
      id={id}
      anchorEl={anchor}
      open={anchor !== null}
      onClose={onClose}
      slotProps={{ list: { 'aria-label': label } }}
    >
      {head && (
        <MenuItem disabled sx={{ opacity: '1 !important' }}>
          <ListItemText {...head} />
        </MenuItem>
      )}
      {head && <Divider component="li" />}
      {choices.map(({ key, text, lang, current, disabled = false, onChoose }) => (
        <MenuItem
          key={key}
          lang={lang}
          selected={current ?? false}
          aria-current={current ? 'true' : undefined}
          disabled={disabled}
          onClick={() => {
            onClose();
            onChoose();
          }}
        >
          {text}
        </MenuItem>
      ))}
    </Menu>
  );
}
