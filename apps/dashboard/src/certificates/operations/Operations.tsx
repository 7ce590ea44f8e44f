import ExpandMore from '@mui/icons-material/ExpandMore';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useId, useState } from 'react';
import { useT } from '../../providers/i18n/index.ts';
import { useTerm } from '../../providers/i18n/terms.ts';
import { OperationDialog } from './OperationDialog.tsx';
import { arrange, isEnding, type Offered } from './order.ts';
import type { Certificate } from './specs.ts';

/** What can be done with the certificate now, by whoever is signed in: one main action, the others in a menu. */
export function Operations({ certificate }: { certificate: Certificate }) {
  const t = useT();
  const term = useTerm();
  const menuId = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [open, setOpen] = useState<Offered | null>(null);
  const { main, others } = arrange(certificate.availableOperations, certificate.grade !== null);
  const firstEnding = others.find(isEnding);
  return (
    <>
      {main && (
        <Button variant="contained" onClick={() => setOpen(main)}>
          {term('certificateOperation', main)}
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
        {others.flatMap(operation => [
          operation === firstEnding && operation !== others[0] && <Divider key="line" component="li" />,
          <MenuItem
            key={operation}
            sx={isEnding(operation) ? { color: 'error.main' } : {}}
            onClick={() => {
              setAnchor(null);
              setOpen(operation);
            }}
          >
            {term('certificateOperation', operation)}
          </MenuItem>,
        ])}
      </Menu>
      <OperationDialog certificate={certificate} operation={open} onClose={() => setOpen(null)} />
    </>
  );
}
