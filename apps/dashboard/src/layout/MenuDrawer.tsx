import Drawer from '@mui/material/Drawer';
import { useT } from '../providers/i18n/index.ts';
import { SideMenu } from './SideMenu.tsx';

interface Props {
  open: boolean;
  onClose: () => void;
}

/** The menu of a narrow screen, over the page. */
export default function MenuDrawer({ open, onClose }: Props) {
  const t = useT();
  return (
    <Drawer
      open={open}
      onClose={onClose}
      sx={{ display: { md: 'none' } }}
      slotProps={{ paper: { 'aria-label': t('app.menu'), sx: { width: 272 } } }}
    >
      <SideMenu onNavigate={onClose} />
    </Drawer>
  );
}
