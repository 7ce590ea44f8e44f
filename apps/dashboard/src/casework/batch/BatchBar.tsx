import ExpandMore from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useId, useState } from 'react';
import { useListContext } from 'react-admin';
import type { CaseRowFragment } from '../../generated/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useTerm } from '../../providers/i18n/terms.ts';
import { useMay } from '../../providers/session.ts';
import { useRegister } from '../register.ts';
import { BatchDialog } from './BatchDialog.tsx';
import { batchOffers, type Offer } from './operations.ts';

/** What can be done with the ticked rows of this page, all at once. */
export function BatchBar() {
  const t = useT();
  const term = useTerm();
  const may = useMay();
  const register = useRegister();
  const menuId = useId();
  const { data = [], selectedIds, onUnselectItems } = useListContext<CaseRowFragment>();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [open, setOpen] = useState<{ offer: Offer; rows: CaseRowFragment[] }>();
  const rows = data.filter(({ id }) => selectedIds.includes(id));
  if (rows.length === 0 && !open) return null;
  const offers = batchOffers(rows, register, may);
  return (
    <Box
      role="region"
      aria-label={t('case.batch')}
      className="no-print"
      sx={theme => ({
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        mb: 1.5,
        px: 1.5,
        py: 0.75,
        borderRadius: 1,
        backgroundColor: theme.zhucan.brandSoft,
      })}
    >
      <Box role="status" sx={{ fontWeight: 600, mr: 'auto' }}>
        {t('case.chosen', { smart_count: rows.length })}
      </Box>
      <Button
        variant="contained"
        endIcon={<ExpandMore />}
        disabled={offers.length === 0}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-controls={anchor ? menuId : undefined}
        onClick={event => setAnchor(event.currentTarget)}
      >
        {t('case.batch')}
      </Button>
      <Button color="inherit" onClick={() => onUnselectItems()}>
        {t('case.unchoose')}
      </Button>
      <Menu
        id={menuId}
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        slotProps={{ list: { 'aria-label': t('case.batch') } }}
      >
        {offers.map(offer => (
          <MenuItem
            key={offer.operation}
            onClick={() => {
              setAnchor(null);
              setOpen({ offer, rows });
            }}
          >
            {t('case.batchOffer', {
              operation: term('caseOperation', offer.operation),
              fits: offer.fits,
              total: rows.length,
            })}
          </MenuItem>
        ))}
      </Menu>
      {open && (
        <BatchDialog
          {...open}
          onClose={() => {
            setOpen(undefined);
            onUnselectItems();
          }}
        />
      )}
    </Box>
  );
}
