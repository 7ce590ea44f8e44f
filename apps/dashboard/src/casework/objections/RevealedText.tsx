import Visibility from '@mui/icons-material/VisibilityOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useState } from 'react';
import { Facts } from '../../components/Facts.tsx';
import { ReasonDialog } from '../../components/ReasonDialog.tsx';
import { RevealObjectionDocument } from '../../generated/graphql.ts';
import { execute, unwrap } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';

interface Revealed {
  name?: string | null;
  contact?: string | null;
  text: string;
}

const shownMs = 60_000;

/** Who objected and what they wrote: asked for with a reason, shown for a minute, kept nowhere. */
export function RevealedText({ id, receipt }: { id: string; receipt: string }) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<Revealed>();
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => setShown(undefined), shownMs);
    return () => clearTimeout(timer);
  }, [shown]);

  async function reveal(reason: string) {
    const { name, contact, text } = unwrap(
      (await execute(RevealObjectionDocument, { id, reason })).revealObjection,
    );
    setShown({ name, contact, text });
    setAsking(false);
  }

  return (
    <>
      {shown ? (
        <Box
          role="status"
          sx={theme => ({ p: 1, borderRadius: 1, backgroundColor: theme.zhucan.sunken, flexBasis: '100%' })}
        >
          <Facts
            facts={[
              { label: t('objection.name'), value: shown.name ?? t('objection.anonymous') },
              { label: t('objection.contact'), value: shown.contact },
            ]}
          />
          <Box sx={{ mt: 1, whiteSpace: 'pre-line' }}>{shown.text}</Box>
          <Button size="small" onClick={() => setShown(undefined)}>
            {t('masked.hide')}
          </Button>
        </Box>
      ) : (
        <Button
          startIcon={<Visibility />}
          onClick={() => setAsking(true)}
          aria-label={`${t('objection.reveal')}: ${receipt}`}
        >
          {t('objection.reveal')}
        </Button>
      )}
      <ReasonDialog
        open={asking}
        title={t('objection.revealTitle', { receipt })}
        lead={t('masked.lead')}
        submitLabel={t('masked.submit')}
        onSubmit={reveal}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
