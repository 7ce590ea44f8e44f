import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ObjectionStatus } from '@zhucan/domain';
import { useState } from 'react';
import { formatMoment } from '../../components/format.ts';
import { type Tone, ToneChip } from '../../components/StateChip.tsx';
import type { ObjectionRowFragment } from '../../generated/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useTerm } from '../../providers/i18n/terms.ts';
import { useMay } from '../../providers/session.ts';
import { DecideDialog } from './DecideDialog.tsx';
import { RevealedText } from './RevealedText.tsx';

const tones: Record<ObjectionStatus, Tone> = { OPEN: 'warn', DISMISSED: 'neutral', UPHELD: 'bad' };

/** One objection: how and when it came, who and what on request, and what the town found. */
export function ObjectionCard({ objection }: { objection: ObjectionRowFragment }) {
  const t = useT();
  const term = useTerm();
  const { receipt, channel, status, filedAt, findings, toldOn, decidedBy, named } = objection;
  return (
    <Box
      sx={theme => ({ p: 1.25, border: `1px solid ${theme.zhucan.line}`, borderRadius: 1 })}
      role="group"
      aria-label={`${t('objection.receipt')} ${receipt}`}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <b>{receipt}</b>
        <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
          {[term('objectionChannel', channel), formatMoment(filedAt), !named && t('objection.anonymous')]
            .filter(Boolean)
            .join(' · ')}
        </Box>
        <Box component="span" sx={{ ml: 'auto' }}>
          <ToneChip tone={tones[status]} label={term('objectionStatus', status)} />
        </Box>
      </Box>
      {findings && (
        <Box sx={{ mt: 0.5, whiteSpace: 'pre-line' }}>
          {findings}
          <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
            {[decidedBy, toldOn && t('objection.told', { on: toldOn })].filter(Boolean).join(' · ')}
          </Box>
        </Box>
      )}
      <ObjectionCommands objection={objection} />
    </Box>
  );
}

/** Who and what on request, and the decision while it is open; for those who handle objections. */
export function ObjectionCommands({ objection }: { objection: ObjectionRowFragment }) {
  const t = useT();
  const may = useMay();
  const [deciding, setDeciding] = useState(false);
  const { id, receipt, status } = objection;
  if (!may('case.objection')) return null;
  return (
    <Box className="no-print" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 0.5 }}>
      <RevealedText id={id} receipt={receipt} />
      {status === 'OPEN' && (
        <Button
          variant="outlined"
          onClick={() => setDeciding(true)}
          aria-label={t('objection.decideTitle', { receipt })}
        >
          {t('objection.decide')}
        </Button>
      )}
      {deciding && <DecideDialog objection={objection} onClose={() => setDeciding(false)} />}
    </Box>
  );
}
