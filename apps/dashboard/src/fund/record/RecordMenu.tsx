import ExpandMore from '@mui/icons-material/ExpandMore';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useId, useState } from 'react';
import type { FundPageFragment } from '../../generated/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useMay } from '../../providers/session.ts';
import { AppropriationDialog, DonationDialog, InterestDialog, PurchaseDialog } from './ReceiptDialogs.tsx';

const dialogs = {
  appropriation: AppropriationDialog,
  donation: DonationDialog,
  interest: InterestDialog,
  purchase: PurchaseDialog,
} as const;
type Kind = keyof typeof dialogs;
const kinds: readonly Kind[] = ['appropriation', 'donation', 'interest', 'purchase'];

/** What came in, or was bought: one form each. */
export function RecordMenu({ fund }: { fund: FundPageFragment }) {
  const t = useT();
  const may = useMay();
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [open, setOpen] = useState<Kind>();
  const offered = kinds.filter(kind => may(kind === 'purchase' ? 'fund.manage' : 'fund.record'));
  if (offered.length === 0 || !fund.active) return null;
  const Dialog = open && dialogs[open];
  return (
    <>
      <Button
        variant="contained"
        endIcon={<ExpandMore />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-controls={anchor ? id : undefined}
        onClick={event => setAnchor(event.currentTarget)}
      >
        {t('fund.recordMenu')}
      </Button>
      <Menu
        id={id}
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        slotProps={{ list: { 'aria-label': t('fund.recordMenu') } }}
      >
        {offered.map(kind => (
          <MenuItem
            key={kind}
            onClick={() => {
              setAnchor(null);
              setOpen(kind);
            }}
          >
            {t(`fund.${kind}`)}
          </MenuItem>
        ))}
      </Menu>
      {Dialog && <Dialog fund={fund} onClose={() => setOpen(undefined)} />}
    </>
  );
}
