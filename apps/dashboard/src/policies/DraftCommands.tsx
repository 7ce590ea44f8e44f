import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import type { AnyProgramme } from '@zhucan/domain';
import { useState } from 'react';
import { useLocale, useNotify } from 'react-admin';
import { FormDialog } from '../components/form/FormDialog.tsx';
import { refreshAll } from '../components/refreshAll.ts';
import { DiscardPolicyDocument, PublishPolicyDocument } from '../generated/graphql.ts';
import { execute, unwrap } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { Changes } from './Changes.tsx';
import type { Policy } from './usePolicies.ts';

/** Publishes a draft, after a look at what it changes, or throws it away. */
export function DraftCommands({ programme, draft }: { programme: AnyProgramme; draft: Policy }) {
  const t = useT();
  const locale = useLocale() === 'en' ? 'en' : 'zh';
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState<'publish' | 'discard'>();
  const { id, version, rowVersion, effectiveFrom } = draft;
  const target = { id, expectedVersion: rowVersion };

  async function publish() {
    unwrap((await execute(PublishPolicyDocument, target)).publishPolicy);
    notify('policy.published', { type: 'success', messageArgs: { version } });
    setAsking(undefined);
    await refreshAll(queryClient);
  }

  async function discard() {
    unwrap((await execute(DiscardPolicyDocument, target)).discardPolicy);
    notify('policy.discarded', { type: 'success' });
    setAsking(undefined);
    await refreshAll(queryClient);
  }

  return (
    <>
      <Button variant="contained" onClick={() => setAsking('publish')}>
        {t('policy.publish')}
      </Button>
      <Button color="inherit" onClick={() => setAsking('discard')}>
        {t('policy.discard')}
      </Button>
      <FormDialog
        open={asking === 'publish'}
        title={t('policy.publishTitle', { programme: programme.names[locale], version })}
        lead={
          <>
            {t('policy.publishLead', { date: effectiveFrom })}
            <Changes programme={programme} policy={draft} first={false} />
          </>
        }
        submitLabel={t('policy.publish')}
        wide
        values={{}}
        onSubmit={publish}
        onClose={() => setAsking(undefined)}
      />
      <FormDialog
        open={asking === 'discard'}
        narrow
        danger
        title={t('policy.discardTitle')}
        lead={t('policy.discardLead')}
        submitLabel={t('policy.discard')}
        values={{}}
        onSubmit={discard}
        onClose={() => setAsking(undefined)}
      />
    </>
  );
}
