import { ToneChip } from '../components/StateChip.tsx';
import { useT } from '../providers/i18n/index.ts';

interface Props {
  dueOn?: string | null | undefined;
  workingDaysLeft?: number | null | undefined;
  overdue: boolean;
  /** With the day itself beside the days that are left. */
  withDay?: boolean;
}

/** How long there is still time, in working days; the last two and what is late are marked. */
export function Due({ dueOn, workingDaysLeft, overdue, withDay = false }: Props) {
  const t = useT();
  if (!dueOn) return <span>{t('due.noDeadline')}</span>;
  const left = workingDaysLeft ?? 0;
  const label = overdue
    ? t('due.overdueBy', { smart_count: Math.abs(left) })
    : left === 0
      ? t('due.dueToday')
      : t('due.daysLeft', { smart_count: left });
  const chip =
    overdue || left <= 1 ? <ToneChip tone={overdue ? 'bad' : 'warn'} label={label} /> : <span>{label}</span>;
  return withDay ? (
    <span>
      {dueOn} {chip}
    </span>
  ) : (
    chip
  );
}
