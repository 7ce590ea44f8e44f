import type { SvgIconComponent } from '@mui/icons-material';
import AccountBalance from '@mui/icons-material/AccountBalanceOutlined';
import AccountTree from '@mui/icons-material/AccountTreeOutlined';
import AutoDelete from '@mui/icons-material/AutoDeleteOutlined';
import Badge from '@mui/icons-material/BadgeOutlined';
import Business from '@mui/icons-material/BusinessOutlined';
import Calculate from '@mui/icons-material/CalculateOutlined';
import House from '@mui/icons-material/CottageOutlined';
import DirectionsCar from '@mui/icons-material/DirectionsCarOutlined';
import Event from '@mui/icons-material/EventOutlined';
import Gavel from '@mui/icons-material/GavelOutlined';
import Groups from '@mui/icons-material/GroupsOutlined';
import History from '@mui/icons-material/HistoryOutlined';
import Home from '@mui/icons-material/HomeOutlined';
import Inbox from '@mui/icons-material/InboxOutlined';
import Key from '@mui/icons-material/KeyOutlined';
import Payments from '@mui/icons-material/PaymentsOutlined';
import Person from '@mui/icons-material/PersonOutlined';
import ReportProblem from '@mui/icons-material/ReportProblemOutlined';
import Tune from '@mui/icons-material/TuneOutlined';
import Undo from '@mui/icons-material/UndoOutlined';
import UploadFile from '@mui/icons-material/UploadFileOutlined';
import Box from '@mui/material/Box';
import { Link, useLocation } from 'react-router';
import { useT } from '../providers/i18n/index.ts';
import { useMay, useViewer } from '../providers/session.ts';
import { allowedNavigation, isCurrent, type NavItem, type NavKey } from './navigation.ts';

const icons: Record<NavKey, SvgIconComponent> = {
  home: Home,
  people: Person,
  certificates: Badge,
  homeVisits: DirectionsCar,
  cases: Inbox,
  objections: ReportProblem,
  policies: Gavel,
  calendar: Event,
  calculator: Calculate,
  funds: AccountBalance,
  payments: Payments,
  advances: Undo,
  households: House,
  institutions: Business,
  areas: AccountTree,
  imports: UploadFile,
  users: Groups,
  apiKeys: Key,
  settings: Tune,
  retention: AutoDelete,
  audit: History,
};

const groups = ['work', 'money', 'registry', 'administration'] as const;

/** What the signed-in user may open, by group. */
export function SideMenu({ onNavigate }: { onNavigate?: () => void }) {
  const t = useT();
  const may = useMay();
  const viewer = useViewer();
  const items = allowedNavigation(may);
  return (
    <Box
      component="nav"
      aria-label={t('app.mainMenu')}
      sx={{ p: 1.5, display: 'flex', flexDirection: 'column', gap: 2 }}
    >
      {groups.map(group => {
        const entries = items.filter(item => item.group === group);
        if (entries.length === 0) return null;
        return (
          <div key={group}>
            <Box
              component="h2"
              id={`menu-${group}`}
              sx={{
                m: 0,
                px: 1.25,
                pb: 0.5,
                fontSize: '0.8125rem',
                fontWeight: 600,
                color: 'text.secondary',
              }}
            >
              {t(`nav.${group}`)}
            </Box>
            <Box component="ul" aria-labelledby={`menu-${group}`} sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {entries.map(item => (
                <MenuLink
                  key={item.key}
                  item={item}
                  label={labelOf(item, viewer?.role)}
                  onNavigate={onNavigate}
                />
              ))}
            </Box>
          </div>
        );
      })}
    </Box>
  );

  function labelOf(item: NavItem, role: string | undefined): string {
    return item.key === 'home' && isOverview(role) ? t('nav.charts') : t(`nav.${item.key}`);
  }
}

/** Managers, officers and leaders land on the district's charts, caseworkers on their day's work. */
export function isOverview(role: string | undefined): boolean {
  return (
    role === 'DISTRICT_MANAGER' || role === 'DISTRICT_OFFICER' || role === 'LEADER' || role === 'TOWN_HEAD'
  );
}

function MenuLink({
  item,
  label,
  onNavigate,
}: {
  item: NavItem;
  label: string;
  onNavigate?: (() => void) | undefined;
}) {
  const { pathname } = useLocation();
  const current = isCurrent(item, pathname);
  const Icon = icons[item.key];
  return (
    <Box component="li" sx={{ my: '2px' }}>
      <Box
        component={Link}
        to={item.path}
        onClick={onNavigate}
        aria-current={current ? 'page' : undefined}
        sx={theme => ({
          display: 'flex',
          alignItems: 'center',
          gap: 1.25,
          px: 1.25,
          py: 0.75,
          minHeight: 36,
          borderRadius: 1,
          textDecoration: 'none',
          fontSize: '0.9375rem',
          fontWeight: current ? 650 : 450,
          color: current ? theme.zhucan.brand : theme.zhucan.text,
          backgroundColor: current ? theme.zhucan.brandSoft : 'transparent',
          boxShadow: current ? `inset 3px 0 0 ${theme.zhucan.brand}` : 'none',
          '&:hover': { backgroundColor: current ? theme.zhucan.brandSoft : theme.zhucan.neutralSoft },
        })}
      >
        <Icon fontSize="small" aria-hidden />
        {label}
      </Box>
    </Box>
  );
}
