import MenuIcon from '@mui/icons-material/Menu';
import SearchIcon from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import IconButton from '@mui/material/IconButton';
import { Link } from 'react-router';
import { useT } from '../providers/i18n/index.ts';
import { useMay } from '../providers/session.ts';
import { AccountMenu, AppearanceMenu, LanguageMenu } from './AccountMenu.tsx';
import { Brand } from './Brand.tsx';
import { Key } from './Key.tsx';

interface Props {
  onMenu: () => void;
  onSearch: () => void;
  onHelp: () => void;
}

/** Name, search, language, appearance, account. */
export function TopBar({ onMenu, onSearch, onHelp }: Props) {
  const t = useT();
  return (
    <Box
      component="header"
      sx={theme => ({
        position: 'sticky',
        top: 0,
        zIndex: theme.zIndex.appBar,
        display: 'flex',
        alignItems: 'center',
        gap: { xs: 0.5, md: 2 },
        height: 56,
        px: { xs: 1, md: 2.5 },
        color: theme.zhucan.text,
        backgroundColor: theme.zhucan.surface,
        borderBottom: `1px solid ${theme.zhucan.line}`,
      })}
    >
      <IconButton
        aria-label={t('app.openMenu')}
        onClick={onMenu}
        sx={{ display: { md: 'none' } }}
        color="inherit"
      >
        <MenuIcon />
      </IconButton>
      <Box
        component={Link}
        to="/"
        sx={{ display: 'flex', textDecoration: 'none', width: { md: 196 }, flexShrink: 0, borderRadius: 1 }}
      >
        <Brand />
      </Box>
      <SearchButton onSearch={onSearch} />
      <Box sx={{ flexGrow: 1, display: { xs: 'none', sm: 'block' } }} />
      <Box sx={{ display: 'flex', ml: 'auto' }}>
        <LanguageMenu />
        <AppearanceMenu />
        <AccountMenu onHelp={onHelp} />
      </Box>
    </Box>
  );
}

function SearchButton({ onSearch }: { onSearch: () => void }) {
  const t = useT();
  const may = useMay();
  return (
    <ButtonBase
      onClick={onSearch}
      aria-keyshortcuts="/"
      sx={theme => ({
        justifyContent: 'flex-start',
        gap: 1,
        height: 36,
        px: 1.25,
        minWidth: 36,
        width: { sm: 360 },
        borderRadius: 1,
        border: `1px solid ${theme.zhucan.control}`,
        color: theme.zhucan.quiet,
        backgroundColor: theme.zhucan.page,
        fontSize: '0.875rem',
      })}
    >
      <SearchIcon fontSize="small" aria-hidden />
      <Box component="span" sx={{ flexGrow: 1, textAlign: 'left', display: { xs: 'none', sm: 'block' } }}>
        {may('person.read') ? t('search.title') : t('search.goto')}
      </Box>
      <Box component="span" sx={{ display: { xs: 'block', sm: 'none' }, pr: 0.5 }}>
        {t('search.open')}
      </Box>
      <Box component="span" aria-hidden sx={{ display: { xs: 'none', sm: 'block' } }}>
        <Key>/</Key>
      </Box>
    </ButtonBase>
  );
}
