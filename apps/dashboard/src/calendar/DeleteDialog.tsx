import { useQueryClient } from '@tanstack/react-query';
import { workingCalendar } from '@zhucan/domain';
import { useNotify } from 'react-admin';
import { FormDialog } from '../components/form/FormDialog.tsx';
import { refreshAll } from '../components/refreshAll.ts';
import { DeleteCalendarExceptionDocument } from '../generated/graphql.ts';
import { execute, unwrap } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import type { Exception } from './exception.ts';

/** Asks before a day goes by the common calendar again. */
export function DeleteDialog({ exception, onClose }: { exception: Exception; onClose: () => void }) {
  const t = useT();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const { day } = exception;
  const kind = workingCalendar().isWorkingDay(day) ? t('calendarDays.working') : t('calendarDays.free');

  async function remove() {
    unwrap((await execute(DeleteCalendarExceptionDocument, { day })).deleteCalendarException);
    notify('calendarDays.deleted', { type: 'success', messageArgs: { day } });
    onClose();
    await refreshAll(queryClient);
  }

  return (
    <FormDialog
      open
      narrow
      danger
      title={t('calendarDays.deleteTitle', { day })}
      lead={t('calendarDays.deleteLead', { kind })}
      submitLabel={t('calendarDays.remove')}
      values={{}}
      onSubmit={remove}
      onClose={onClose}
    />
  );
}
