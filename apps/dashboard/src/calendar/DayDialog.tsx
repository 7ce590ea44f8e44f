import { useQueryClient } from '@tanstack/react-query';
import { isCalendarDate, type Problem, problem, workingCalendar } from '@zhucan/domain';
import { useNotify } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { FormValues } from '../components/form/draft.ts';
import { FormDialog } from '../components/form/FormDialog.tsx';
import { ChoiceInput, DateInput, TextInput } from '../components/form/inputs.tsx';
import { refreshAll } from '../components/refreshAll.ts';
import { SaveCalendarExceptionDocument } from '../generated/graphql.ts';
import { execute, unwrap } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import type { Exception } from './exception.ts';

const written = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

function problemsIn(values: FormValues): readonly Problem[] {
  return ['day', 'kind', 'note']
    .filter(name => written(values[name]) === '')
    .map(name => problem('REQUIRED', name));
}

interface Props {
  day: string;
  exception?: Exception;
  onClose: () => void;
}

/** What the district does on a day, where it does otherwise than the calendar says. */
export function DayDialog({ day, exception, onClose }: Props) {
  const t = useT();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const usual = workingCalendar().isWorkingDay(day);
  const start = exception ? exception.working : !usual;

  async function save(values: FormValues) {
    const variables = {
      day: written(values['day']),
      working: values['kind'] === 'WORK',
      note: written(values['note']),
    };
    unwrap((await execute(SaveCalendarExceptionDocument, variables)).saveCalendarException);
    notify('calendarDays.saved', { type: 'success', messageArgs: { day: variables.day } });
    onClose();
    await refreshAll(queryClient);
  }

  return (
    <FormDialog
      open
      narrow
      title={t('calendarDays.add')}
      submitLabel={t('action.save')}
      values={{ day, kind: start ? 'WORK' : 'FREE', note: exception?.note ?? '' }}
      problems={problemsIn}
      onSubmit={save}
      onClose={onClose}
    >
      <DateInput name="day" label={t('calendarDays.day')} required />
      <Usual />
      <ChoiceInput
        name="kind"
        label={t('calendarDays.kind')}
        required
        choices={[
          { id: 'WORK', name: t('calendarDays.working') },
          { id: 'FREE', name: t('calendarDays.free') },
        ]}
      />
      <TextInput
        name="note"
        label={t('calendarDays.note')}
        helperText={t('calendarDays.noteHelp')}
        required
        maxLength={100}
      />
    </FormDialog>
  );
}

function Usual() {
  const t = useT();
  const day: unknown = useWatch({ name: 'day' });
  if (!isCalendarDate(day)) return null;
  const kind = workingCalendar().isWorkingDay(day) ? t('calendarDays.working') : t('calendarDays.free');
  return <span>{t('calendarDays.usual', { kind })}</span>;
}
