import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useEffect, useEffectEvent, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { useT } from '../../providers/i18n/index.ts';
import { useViewer } from '../../providers/session.ts';
import { formatMoment } from '../format.ts';
import { clearDraft, keyOf, loadDraft, only, saveDraft } from './draft.ts';

const settleMs = 800;

/** Keeps a draft of the form around it, and offers the one that it finds. */
export function DraftKeeper({ form }: { form: string }) {
  const t = useT();
  const viewer = useViewer();
  const { watch, reset, getValues, formState } = useFormContext();
  const key = keyOf(viewer?.username ?? '', form);
  const [found, setFound] = useState(() => loadDraft(localStorage, key, new Date()));
  const { isDirty, isSubmitSuccessful, dirtyFields } = formState;
  const keep = useEffectEvent(() => {
    // Only what was changed: a draft that comes back later must not undo what someone else has saved since.
    if (!isSubmitSuccessful)
      saveDraft(localStorage, key, only(getValues(), Object.keys(dirtyFields)), new Date());
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
    later();
    const subscription = watch(later);
    return () => {
      clearTimeout(timer);
      subscription.unsubscribe();
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
