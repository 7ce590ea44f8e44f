import UploadFile from '@mui/icons-material/UploadFileOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { joined } from '../../components/format.ts';
import { ToneChip } from '../../components/StateChip.tsx';
import { useT } from '../../providers/i18n/index.ts';
import { useTerm } from '../../providers/i18n/terms.ts';
import type { DocumentNeed } from '../types.ts';

/** A document that is still missing: what it is, in which form, until which stage. */
export function MissingRow({ need, onUpload }: { need: DocumentNeed; onUpload?: (() => void) | undefined }) {
  const t = useT();
  const term = useTerm();
  const facts = [
    t('case.neededBefore', { stage: need.before.name }),
    joined(need.forms.map(form => term('documentForm', form))),
    need.hint,
  ].filter(Boolean);
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        py: 1,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Box sx={{ flex: '1 1 220px', minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', fontWeight: 600 }}>
          {need.name}
          <ToneChip tone="warn" label={t('case.missing')} />
        </Box>
        <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{facts.join(' · ')}</Box>
      </Box>
      {onUpload && (
        <Button
          startIcon={<UploadFile />}
          onClick={onUpload}
          aria-label={t('case.uploadNamed', { name: need.name })}
        >
          {t('case.upload')}
        </Button>
      )}
    </Box>
  );
}
