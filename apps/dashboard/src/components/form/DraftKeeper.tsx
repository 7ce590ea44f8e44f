import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { useT } from '../../providers/i18n/index.ts';
import { useViewer } from '../../providers/session.ts';
import { formatMoment } from '../format.ts';
import { clearDraft, keyOf, loadDraft, only, saveDraft } from './draft.ts';

const settleMs = 800;

interface Props {
  form: string;
  /** Whether the form is saved: what is saved needs no draft, even where its page is left before it is drawn again. */
  saved: RefObject<boolean>;
  /** More fields that never reach the browser's storage, beside those that no form may keep. */
  secrets?: readonly string[] | undefined;
}

const none: readonly string[] = [];

/** Keeps a draft of the form around it, and offers the one that it finds. */
export function DraftKeeper({ form, saved, secrets = none }: Props) {
  const t = useT();
  const viewer = useViewer();
  const { watch, reset, getValues, formState } = useFormContext();
  const key = keyOf(viewer?.username ?? '', form);
  const [found, setFound] = useState(() => loadDraft(localStorage, key, new Date()));
  const { isDirty, isSubmitSuccessful, dirtyFields } = formState;
  const keep = useEffectEvent(() => {
    // Only what was changed: a draft that comes back later must not undo what someone else has saved since.
    const changed = Object.keys(dirtyFields).filter(field => !secrets.includes(field));
    if (isSubmitSuccessful || saved.current || changed.length === 0) clearDraft(localStorage, key);
    else saveDraft(localStorage, key, only(getValues(), changed), new Date());
  });

  useEffect(() => {
    if (isSubmitSuccessful) clearDraft(localStorage, key);
  }, [isSubmitSuccessful, key]);

  useEffect(() => {
    if (!isDirty) return;
    let timer: ReturnType<typeof setTimeout>;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(keep, settleMs);
    };
    const now = () => {
      clearTimeout(timer);
      keep();
    };
    later();
    const subscription = watch(later);
    // What was typed last is kept too, however quickly its page is left.
    window.addEventListener('pagehide', now);
    return () => {
      window.removeEventListener('pagehide', now);
      subscription.unsubscribe();
      now();
    };
  }, [isDirty, watch]);

  if (!found || isDirty) return null;
  return (
    <Alert
      severity="info"
      sx={{ mb: 2 }}
      action={
        <>
          <Button
            onClick={() => {
              reset({ ...getValues(), ...found.values }, { keepDefaultValues: true });
              setFound(undefined);
            }}
          >
            {t('form.draftUse')}
          </Button>
          <Button
            color="inherit"
            onClick={() => {
              clearDraft(localStorage, key);
              setFound(undefined);
            }}
          >
            {t('form.draftDiscard')}
          </Button>
        </>
      }
    >
      {t('form.draftFound', { at: formatMoment(found.at) })}
    </Alert>
  );
}
