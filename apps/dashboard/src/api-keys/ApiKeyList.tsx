import Add from '@mui/icons-material/Add';
import OpenInNew from '@mui/icons-material/OpenInNew';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Panel } from '../components/Facts.tsx';
import { Loaded } from '../components/Loaded.tsx';
import { Nothing } from '../components/list/ListPage.tsx';
import { refreshAll } from '../components/refreshAll.ts';
import { SecretDialog } from '../components/SecretDialog.tsx';
import { ApiKeysDocument } from '../generated/graphql.ts';
import { Page } from '../layout/Page.tsx';
import { execute } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { CreateKeyDialog } from './CreateKeyDialog.tsx';
import { Guide } from './Guide.tsx';
import { KeyTable } from './KeyTable.tsx';

/** The partners' desk: who has a key, what it may do, how much it is used, and how to query. */
export default function ApiKeyList() {
  const t = useT();
  const queryClient = useQueryClient();
  const [creating, setCreating] = useState(false);
  const [issued, setIssued] = useState<{ partner: string; secret: string }>();
  const query = useQuery({
    queryKey: ['apiKeys'],
    queryFn: async ({ signal }) => (await execute(ApiKeysDocument, {}, signal)).apiKeys,
  });
  const create = (
    <Button variant="contained" startIcon={<Add />} onClick={() => setCreating(true)}>
      {t('apiKey.create')}
    </Button>
  );
  return (
    <Page
      title={t('apiKey.list')}
      lead={t('apiKey.listLead')}
      actions={
        <>
          <Button
            component="a"
            href="/graphiql"
            target="_blank"
            rel="noopener"
            variant="outlined"
            color="inherit"
            endIcon={<OpenInNew />}
            aria-label={`${t('nav.graphiql')} (${t('app.newTab')})`}
          >
            {t('nav.graphiql')}
          </Button>
          {create}
        </>
      }
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Panel title={t('apiKey.keys')}>
          <Loaded query={query}>
            {keys =>
              keys.length > 0 ? (
                <KeyTable keys={keys} />
              ) : (
                <Nothing title={t('apiKey.empty')} hint={t('apiKey.emptyHint')} />
              )
            }
          </Loaded>
        </Panel>
        <Guide />
      </Box>
      <CreateKeyDialog
        open={creating}
        onClose={() => setCreating(false)}
        onCreated={made => {
          setCreating(false);
          setIssued(made);
          void refreshAll(queryClient);
        }}
      />
      {issued && (
        <SecretDialog
          title={t('apiKey.secretOf', { partner: issued.partner })}
          lead={t('apiKey.secretLead')}
          secret={issued.secret}
          onClose={() => setIssued(undefined)}
        />
      )}
    </Page>
  );
}
