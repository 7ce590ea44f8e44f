import VisibilityOff from '@mui/icons-material/VisibilityOffOutlined';
import Visibility from '@mui/icons-material/VisibilityOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { type ReactNode, useEffect, useState } from 'react';
import { ReasonDialog } from '../../components/ReasonDialog.tsx';
import { RevealSensitiveDocument } from '../../generated/graphql.ts';
import { execute, unwrap } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useMay } from '../../providers/session.ts';

interface Props {
  value: { masked: string; present: boolean };
  /** The whole value, for as long as it is shown. */
  shown: string | undefined;
}

/** A sealed detail by its mask (that something is there, and at most its end), or whole while it is shown. */
export function SealedValue({ value, shown }: Props) {
  const t = useT();
  if (!value.present) return <>{t('masked.none')}</>;
  return (
    <Box
      component="span"
      sx={
        shown === undefined ? { fontFamily: 'ui-monospace, Consolas, monospace' } : { whiteSpace: 'pre-line' }
      }
    >
      {shown ?? (value.masked || t('case.sealed'))}
    </Box>
  );
}

const nothing: ReadonlyMap<string, string> = new Map();
const shownMs = 60_000;

/**
 * Every sealed detail of a case at once, for a reason: what was revealed lives in the page alone, never in a cache or a store, and is
 * masked again after a minute or when the page is left.
 */
export function useSealed(caseId: string): { shown: ReadonlyMap<string, string>; control: ReactNode } {
  const t = useT();
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState(nothing);
  useEffect(() => {
    if (shown.size === 0) return;
    const timer = setTimeout(() => setShown(nothing), shownMs);
    return () => clearTimeout(timer);
  }, [shown]);

  async function reveal(reason: string) {
    const variables = { id: caseId, fields: ['CASE_DETAILS' as const], reason };
    const { values } = unwrap((await execute(RevealSensitiveDocument, variables)).revealSensitive);
    setShown(new Map(values.flatMap(({ name, value }) => (name && value ? [[name, value]] : []))));
    setAsking(false);
  }

  if (!may('sensitive.reveal')) return { shown: nothing, control: null };
  const control = (
    <>
      {shown.size === 0 ? (
        <Button className="no-print" startIcon={<Visibility />} onClick={() => setAsking(true)}>
          {t('case.reveal')}
        </Button>
      ) : (
        <Button className="no-print" startIcon={<VisibilityOff />} onClick={() => setShown(nothing)}>
          {t('masked.hide')}
        </Button>
      )}
      <ReasonDialog
        open={asking}
        title={t('case.reveal')}
        lead={t('masked.lead')}
        submitLabel={t('masked.submit')}
        onSubmit={reveal}
        onClose={() => setAsking(false)}
      />
    </>
  );
  return { shown, control };
}
