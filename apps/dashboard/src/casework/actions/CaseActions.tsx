import Edit from '@mui/icons-material/EditOutlined';
import ExpandMore from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import type { AnyProgramme } from '@zhucan/domain';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { useT } from '../../providers/i18n/index.ts';
import type { CaseAction, CasePage } from '../types.ts';
import { ActionDialog } from './ActionDialog.tsx';
import { arrange, isEnding } from './order.ts';

interface Props {
  one: CasePage;
  programme: AnyProgramme;
  /** Where its details are changed, by those who may now. */
  editPath?: string;
}

/** What can be done with the case now, by whoever is signed in: one main action, the others in a menu. */
export function CaseActions({ one, programme, editPath }: Props) {
  const t = useT();
  const menuId = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [open, setOpen] = useState<CaseAction>();
  const { main, others } = arrange(one.availableActions);
  const firstEnding = others.find(isEnding);
  return (
    <>
      {editPath && (
        <Button component={Link} to={editPath} variant="outlined" startIcon={<Edit />}>
          {t('action.edit')}
        </Button>
      )}
      {main && (
        <Button variant={main.refusal ? 'outlined' : 'contained'} onClick={() => setOpen(main)}>
          {main.name}
        </Button>
      )}
      {others.length > 0 && (
        <Button
          variant="outlined"
          color="inherit"
          endIcon={<ExpandMore />}
          aria-haspopup="menu"
          aria-expanded={anchor !== null}
          aria-controls={anchor ? menuId : undefined}
          onClick={event => setAnchor(event.currentTarget)}
        >
          {main ? t('certificate.otherOperations') : t('certificate.operations')}
        </Button>
      )}
      <Menu
        id={menuId}
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        slotProps={{ list: { 'aria-label': t('certificate.operations') } }}
      >
        {others.flatMap(action => [
          action === firstEnding && action !== others[0] && <Divider key="line" component="li" />,
          <MenuItem
            key={action.operation}
            sx={{ maxWidth: 420, whiteSpace: 'normal', ...(isEnding(action) && { color: 'error.main' }) }}
            onClick={() => {
              setAnchor(null);
              setOpen(action);
            }}
          >
            <div>
              {action.name}
              {action.refusal && (
                <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{action.refusal.message}</Box>
              )}
            </div>
          </MenuItem>,
        ])}
      </Menu>
      {open && (
        <ActionDialog one={one} programme={programme} action={open} onClose={() => setOpen(undefined)} />
      )}
    </>
  );
}
