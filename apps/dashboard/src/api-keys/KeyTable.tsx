import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Facts } from '../components/Facts.tsx';
import { dayInShanghai, formatCount, formatMoment, joined } from '../components/format.ts';
import { ReasonDialog } from '../components/ReasonDialog.tsx';
import { refreshAll } from '../components/refreshAll.ts';
import { type Tone, ToneChip } from '../components/StateChip.tsx';
import { type ApiKeyFactsFragment, RevokeApiKeyDocument } from '../generated/graphql.ts';
import { execute, unwrap } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';
import { type KeyState, keyState } from './apiKey.ts';

const tones: Record<KeyState, Tone> = { good: 'good', endsSoon: 'warn', expired: 'bad', revoked: 'neutral' };

/** Every key that was ever given out; those that are good come first. */
export function KeyTable({ keys }: { keys: readonly ApiKeyFactsFragment[] }) {
  const now = new Date();
  const dead = (key: ApiKeyFactsFragment) => Number(['expired', 'revoked'].includes(keyState(key, now)));
  const sorted = [...keys].sort((one, other) => dead(one) - dead(other));
  return (
    <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
      {sorted.map(key => (
        <KeyItem key={key.id} apiKey={key} state={keyState(key, now)} />
      ))}
    </Box>
  );
}

function KeyItem({ apiKey, state }: { apiKey: ApiKeyFactsFragment; state: KeyState }) {
  const t = useT();
  const term = useTerm();
  const { partner, purpose, prefix, scopes, area, dailyQuota, usedToday, lastUsedAt } = apiKey;
  return (
    <Box component="li" sx={theme => ({ py: 2, '& + &': { borderTop: `1px solid ${theme.zhucan.line}` } })}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1.5 }}>
        <Box component="h3" sx={{ m: 0, fontSize: '1rem', fontWeight: 650 }}>
          {partner}
        </Box>
        <ToneChip tone={tones[state]} label={t(`apiKey.state.${state}`)} />
        <Box component="code" sx={{ color: 'text.secondary' }}>
          {prefix}…
        </Box>
        <Box sx={{ ml: 'auto' }}>
          {(state === 'good' || state === 'endsSoon') && <Revoke apiKey={apiKey} />}
        </Box>
      </Box>
      <Facts
        columns={3}
        facts={[
          { label: term('field', 'purpose'), value: purpose },
          { label: term('field', 'scopes'), value: joined(scopes.map(scope => term('scope', scope))) },
          { label: term('field', 'area'), value: area.fullName },
          {
            label: t('apiKey.usedToday'),
            value: t('apiKey.usedOf', { used: formatCount(usedToday), quota: formatCount(dailyQuota) }),
          },
          { label: t('apiKey.lastUsed'), value: lastUsedAt ? formatMoment(lastUsedAt) : t('user.never') },
          { label: t('apiKey.lastDay'), value: dayInShanghai(apiKey.expiresAt) },
        ]}
      />
    </Box>
  );
}

function Revoke({ apiKey }: { apiKey: ApiKeyFactsFragment }) {
  const t = useT();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);

  async function revoke() {
    unwrap((await execute(RevokeApiKeyDocument, { id: apiKey.id })).revokeApiKey);
    notify('apiKey.revoked', { type: 'success', messageArgs: { partner: apiKey.partner } });
    setAsking(false);
    await refreshAll(queryClient);
  }

  return (
    <>
      <Button
        variant="outlined"
        color="error"
        aria-label={t('apiKey.revokeOf', { partner: apiKey.partner })}
        onClick={() => setAsking(true)}
      >
        {t('apiKey.revoke')}
      </Button>
      <ReasonDialog
        open={asking}
        title={t('apiKey.revokeOf', { partner: apiKey.partner })}
        lead={t('apiKey.revokeLead')}
        submitLabel={t('apiKey.revoke')}
        withReason={false}
        danger
        onSubmit={revoke}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
