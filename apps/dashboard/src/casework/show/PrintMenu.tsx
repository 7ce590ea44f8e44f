import Print from '@mui/icons-material/PrintOutlined';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useId, useState } from 'react';
import { useT } from '../../providers/i18n/index.ts';
import type { CasePage } from '../types.ts';

const papers = ['application', 'survey', 'notice'] as const;

/** The official papers of a case, each as a page of its own to print. */
export function PrintMenu({ one }: { one: CasePage }) {
  const t = useT();
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        variant="outlined"
        color="inherit"
        startIcon={<Print />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-controls={anchor ? id : undefined}
        onClick={event => setAnchor(event.currentTarget)}
      >
        {t('action.print')}
      </Button>
      <Menu
        id={id}
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        slotProps={{ list: { 'aria-label': t('action.print') } }}
      >
        {papers.map(paper => (
          <MenuItem
            key={paper}
            component="a"
            href={`/print/cases/${encodeURIComponent(one.id)}/${paper}`}
            target="_blank"
            rel="noopener"
            onClick={() => setAnchor(null)}
          >
            {t(`case.paper.${paper}`)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
