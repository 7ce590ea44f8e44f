import AccountCircle from '@mui/icons-material/AccountCircleOutlined';
import Contrast from '@mui/icons-material/ContrastOutlined';
import Translate from '@mui/icons-material/Translate';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import IconButton from '@mui/material/IconButton';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { type ReactNode, useId, useState } from 'react';
import { useLocaleState, useLogout, useNavigate } from 'react-admin';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';
import { languageTag, locales } from '../providers/locale.ts';
import { useViewer } from '../providers/session.ts';
import { type ColourChoice, useColourMode } from '../theme/useColourMode.ts';

interface MenuButtonProps {
  label: string;
  icon: ReactNode;
  text?: string;
  children: (close: () => void) => ReactNode;
}

/** A button that opens a menu, named for screen readers and tied to what it opens. */
function MenuButton({ label, icon, text, children }: MenuButtonProps) {
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  const shared = {
    'aria-haspopup': 'menu',
    'aria-expanded': anchor !== null,
    'aria-controls': anchor ? id : undefined,
    onClick: (event: { currentTarget: HTMLElement }) => setAnchor(event.currentTarget),
  } as const;
  return (
    <>
      {text === undefined ? (
        <IconButton aria-label={label} color="inherit" {...shared}>
          {icon}
        </IconButton>
      ) : (
        <Button color="inherit" startIcon={icon} {...shared}>
          {text}
        </Button>
      )}
      <Menu
        id={id}
        anchorEl={anchor}
        open={anchor !== null}
        onClose={close}
        slotProps={{ list: { 'aria-label': label } }}
      >
        {children(close)}
      </Menu>
    </>
  );
}

export function LanguageMenu() {
  const t = useT();
  const [current, setLocale] = useLocaleState();
  return (
    <MenuButton label={t('app.language')} icon={<Translate fontSize="small" />}>
      {close =>
        locales.map(({ locale, name }) => (
          <MenuItem
            key={locale}
            lang={languageTag[locale]}
            selected={locale === current}
            aria-current={locale === current ? 'true' : undefined}
            onClick={() => {
              setLocale(locale);
              close();
            }}
          >
            {name}
          </MenuItem>
        ))
      }
    </MenuButton>
  );
}

const choices: readonly ColourChoice[] = ['light', 'dark', 'system'];

export function AppearanceMenu() {
  const t = useT();
  const { choice: current, choose } = useColourMode();
  return (
    <MenuButton label={t('app.appearance')} icon={<Contrast fontSize="small" />}>
      {close =>
        choices.map(choice => (
          <MenuItem
            key={choice}
            selected={choice === current}
            aria-current={choice === current ? 'true' : undefined}
            onClick={() => {
              choose(choice);
              close();
            }}
          >
            {t(`app.${choice}`)}
          </MenuItem>
        ))
      }
    </MenuButton>
  );
}

export function AccountMenu({ onHelp }: { onHelp: () => void }) {
  const t = useT();
  const term = useTerm();
  const viewer = useViewer();
  const navigate = useNavigate();
  const logout = useLogout();
  if (!viewer) return null;
  return (
    <MenuButton
      label={`${t('app.account')}: ${viewer.displayName}`}
      icon={<AccountCircle fontSize="small" />}
    >
      {close => [
        <MenuItem key="who" disabled sx={{ opacity: '1 !important' }}>
          <ListItemText
            primary={viewer.displayName}
            secondary={`${term('role', viewer.role)} · ${viewer.area.name}`}
          />
        </MenuItem>,
        <Divider key="line" component="li" />,
        <MenuItem
          key="password"
          onClick={() => {
            close();
            navigate('/change-password');
          }}
        >
          {t('app.changePassword')}
        </MenuItem>,
        <MenuItem
          key="keys"
          onClick={() => {
            close();
            onHelp();
          }}
        >
          {t('app.keys')}
        </MenuItem>,
        <MenuItem key="out" onClick={() => logout()}>
          {t('app.signOut')}
        </MenuItem>,
      ]}
    </MenuButton>
  );
}
