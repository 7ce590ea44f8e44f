import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { ReasonDialog } from '../components/ReasonDialog.tsx';
import { refreshAll } from '../components/refreshAll.ts';
import { SecretDialog } from '../components/SecretDialog.tsx';
import { ResetPasswordDocument, SetUserActiveDocument, type UserRowFragment } from '../generated/graphql.ts';
import { execute, unwrap } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useViewer } from '../providers/session.ts';

/** A new first password for whoever lost theirs; an account closed for whoever left. */
export function AccountCommands({ user }: { user: UserRowFragment }) {
  const t = useT();
  const viewer = useViewer();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState<'password' | 'active' | null>(null);
  const [password, setPassword] = useState<string>();
  const closing = user.active;

  async function reset() {
    const { resetPassword } = await execute(ResetPasswordDocument, { id: user.id });
    setPassword(unwrap(resetPassword).temporaryPassword);
    setAsking(null);
  }

  async function toggle() {
    const variables = { id: user.id, expectedVersion: user.version, active: !user.active };
    unwrap((await execute(SetUserActiveDocument, variables)).setUserActive);
    notify(closing ? 'user.closed' : 'user.opened', {
      type: 'success',
      messageArgs: { name: user.displayName },
    });
    setAsking(null);
    await refreshAll(queryClient);
  }

  return (
    <>
      <Button variant="outlined" color="inherit" onClick={() => setAsking('password')}>
        {t('user.resetPassword')}
      </Button>
      {viewer?.username !== user.username && (
        <Button variant="outlined" color={closing ? 'error' : 'primary'} onClick={() => setAsking('active')}>
          {closing ? t('user.close') : t('user.open')}
        </Button>
      )}
      <ReasonDialog
        open={asking === 'password'}
        title={t('user.resetPassword')}
        lead={t('user.resetLead', { name: user.displayName })}
        submitLabel={t('user.resetPassword')}
        withReason={false}
        onSubmit={reset}
        onClose={() => setAsking(null)}
      />
      <ReasonDialog
        open={asking === 'active'}
        title={closing ? t('user.close') : t('user.open')}
        lead={t(closing ? 'user.closeLead' : 'user.openLead', { name: user.displayName })}
        submitLabel={closing ? t('user.close') : t('user.open')}
        withReason={false}
        danger={closing}
        onSubmit={toggle}
        onClose={() => setAsking(null)}
      />
      {password && (
        <SecretDialog
          title={t('user.passwordOf', { name: user.displayName })}
          lead={t('user.passwordLead')}
          secret={password}
          onClose={() => {
            setPassword(undefined);
            void refreshAll(queryClient);
          }}
        />
      )}
    </>
  );
}
