import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { ReasonDialog } from '../components/ReasonDialog.tsx';
import { refreshAll } from '../components/refreshAll.ts';
import { ErasePersonDocument, type PersonPageFragment } from '../generated/graphql.ts';
import { execute, unwrap } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';

interface Props {
  person: Pick<PersonPageFragment, 'id' | 'name' | 'version'>;
  open: boolean;
  /** Why it is erased here, where that is not the person's own wish. */
  lead?: string;
  onClose: () => void;
}

/** Erases what identifies someone (PIPL art. 47); what the law keeps stays without a name. */
export function EraseDialog({ person, open, lead, onClose }: Props) {
  const t = useT();
  const notify = useNotify();
  const queryClient = useQueryClient();

  async function erase(reason: string) {
    const variables = { id: person.id, expectedVersion: person.version, reason };
    unwrap((await execute(ErasePersonDocument, variables)).erasePerson);
    notify('person.eraseDone', { type: 'success' });
    onClose();
    await refreshAll(queryClient);
  }

  return (
    <ReasonDialog
      open={open}
      title={t('person.erase')}
      lead={lead ?? t('person.eraseLead', { name: person.name })}
      submitLabel={t('person.erase')}
      danger
      onSubmit={erase}
      onClose={onClose}
    />
  );
}
