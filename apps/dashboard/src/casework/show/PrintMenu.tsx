import Print from '@mui/icons-material/PrintOutlined';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import type { AnyProgramme } from '@zhucan/domain';
import { useId, useState } from 'react';
import { useT } from '../../providers/i18n/index.ts';
import type { CasePage } from '../types.ts';

type Paper = 'application' | 'survey' | 'notice' | 'decision';

/** Which papers there are to print of a case by now. */
function papersOf({ way, papers }: AnyProgramme, { decidedOn, status }: CasePage): Paper[] {
  const survey = papers?.survey || way.some(({ code, form }) => code === 'TOWN_REVIEW' && form);
  const notice = way.some(({ code }) => code === 'PUBLIC_NOTICE');
  return [
    'application',
    ...(survey ? (['survey'] as const) : []),
    ...(notice ? (['notice'] as const) : []),
    ...(decidedOn || status === 'REJECTED' ? (['decision'] as const) : []),
  ];
}

/** The official papers of a case, each as a page of its own to print. */
export function PrintMenu({ one, programme }: { one: CasePage; programme: AnyProgramme }) {
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
        {papersOf(programme, one).map(paper => (
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
