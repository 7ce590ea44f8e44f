import VisibilityOff from '@mui/icons-material/VisibilityOffOutlined';
import Visibility from '@mui/icons-material/VisibilityOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useEffectEvent, useState } from 'react';
import { RevealSensitiveDocument, type SensitiveField } from '../generated/graphql.ts';
import { execute, unwrap } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useMay } from '../providers/session.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

interface SealedProps {
  label: string;
  value: { masked: string; present: boolean };
  /** Groups a long number for reading aloud. */
  format?: (value: string) => string;
  /** The whole value, for a reason that is recorded; rejects with the server's refusal. */
  onReveal: (reason: string) => Promise<string>;
}

interface Props extends Omit<SealedProps, 'onReveal'> {
  /** The record that holds the value: a person or a certificate. */
  id: string;
  field: SensitiveField;
}

const shownMs = 60_000;

/** A sensitive value of a person or a certificate. */
export function MaskedField({ id, field, ...sealed }: Props) {
  async function reveal(reason: string): Promise<string> {
    const { revealSensitive } = await execute(RevealSensitiveDocument, { id, fields: [field], reason });
    const { values } = unwrap(revealSensitive);
    return values.find(found => found.field === field)?.value ?? '';
  }
  return <SealedText {...sealed} onReveal={reveal} />;
}

/**
 * A sensitive value: masked, until someone who may gives a reason. What was revealed lives in this component alone, never in
 * a cache or a store, and is masked again after a minute or when the page is left.
 */
function SealedText({ label, value, format = String, onReveal }: SealedProps) {
  const t = useT();
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<string>();
  const left = useCountdown(shown !== undefined, () => setShown(undefined));

  if (!value.present) {
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {t('masked.none')}
      </Box>
    );
  }

  async function reveal(reason: string) {
    setShown(await onReveal(reason));
    setAsking(false);
  }

  return (
    <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
      <Box component="span" sx={{ fontFamily: 'ui-monospace, Consolas, monospace', letterSpacing: '.02em' }}>
        {shown === undefined ? value.masked : format(shown)}
      </Box>
      <Box component="span" role="status" sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
        {shown !== undefined && (
          <>
            <VisuallyHidden>{t('masked.shown', { field: label })}</VisuallyHidden>
            <span aria-hidden>{t('masked.hidesIn', { seconds: left })}</span>
          </>
        )}
      </Box>
      {shown === undefined && may('sensitive.reveal') && (
        <Button
          className="no-print"
          size="small"
          sx={{ minHeight: 26, py: 0 }}
          startIcon={<Visibility />}
          aria-label={t('masked.revealField', { field: label })}
          onClick={() => setAsking(true)}
        >
          {t('masked.reveal')}
        </Button>
      )}
      {shown !== undefined && (
        <Button
          className="no-print"
          size="small"
          sx={{ minHeight: 26, py: 0 }}
          startIcon={<VisibilityOff />}
          onClick={() => setShown(undefined)}
        >
          {t('masked.hide')}
        </Button>
      )}
      <ReasonDialog
        open={asking}
        title={t('masked.title', { field: label })}
        lead={t('masked.lead')}
        submitLabel={t('masked.submit')}
        onSubmit={reveal}
        onClose={() => setAsking(false)}
      />
    </Box>
  );
}

/** Seconds until the value is masked again. */
function useCountdown(running: boolean, onEnd: () => void): number {
  const [left, setLeft] = useState(shownMs / 1000);
  const end = useEffectEvent(onEnd);
  useEffect(() => {
    if (!running) return;
    const until = Date.now() + shownMs;
    setLeft(shownMs / 1000);
    const timer = setInterval(() => {
      const seconds = Math.ceil((until - Date.now()) / 1000);
      if (seconds <= 0) end();
      else setLeft(seconds);
    }, 1000);
    return () => clearInterval(timer);
  }, [running]);
  return left;
}

export function VisuallyHidden({ children }: { children: string }) {
  return (
    <Box
      component="span"
      sx={{
        position: 'absolute',
        width: '1px',
        height: '1px',
        overflow: 'hidden',
        clipPath: 'inset(50%)',
        whiteSpace: 'nowrap',
      }}
    >
      {children}
    </Box>
  );
}
