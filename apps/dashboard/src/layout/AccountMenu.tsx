import AccountCircle from '@mui/icons-material/AccountCircleOutlined';
import Contrast from '@mui/icons-material/ContrastOutlined';
import Translate from '@mui/icons-material/Translate';
import { useLocaleState, useLogout, useNavigate } from 'react-admin';
import { MenuButton } from '../components/MenuButton.tsx';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';
import { languageTag, locales } from '../providers/locale.ts';
import { useViewer } from '../providers/session.ts';
import { type ColourChoice, useColourMode } from '../theme/useColourMode.ts';

export function LanguageMenu() {
  const t = useT();
  const [current, setLocale] = useLocaleState();
  return (
    <MenuButton
      label={t('app.language')}
      icon={<Translate fontSize="small" />}
      choices={locales.map(({ locale, name }) => ({
        key: locale,
        text: name,
        lang: languageTag[locale],
        current: locale === current,
        onChoose: () => setLocale(locale),
      }))}
    />
  );
}

const colours: readonly ColourChoice[] = ['light', 'dark', 'system'];

export function AppearanceMenu() {
  const t = useT();
  const { choice: current, choose } = useColourMode();
  return (
    <MenuButton
      label={t('app.appearance')}
      icon={<Contrast fontSize="small" />}
      choices={colours.map(colour => ({
        key: colour,
        text: t(`app.${colour}`),
        current: colour === current,
        onChoose: () => choose(colour),
      }))}
    />
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
      head={{
        primary: viewer.displayName,
        secondary: `${term('role', viewer.role)} · ${viewer.area.name}`,
      }}
      choices={[
        { key: 'password', text: t('app.changePassword'), onChoose: () => navigate('/change-password') },
        { key: 'keys', text: t('app.keys'), onChoose: onHelp },
        { key: 'out', text: t('app.signOut'), onChoose: () => void logout() },
      ]}
    />
  );
}
