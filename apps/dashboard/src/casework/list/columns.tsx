import Box from '@mui/material/Box';
import type { AnyProgramme } from '@zhucan/domain';
import { formatMoment, formatMoney } from '../../components/format.ts';
import type { Column } from '../../components/list/rows.tsx';
import type { CaseRowFragment } from '../../generated/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useTerm } from '../../providers/i18n/terms.ts';
import { CaseStatusChip } from '../CaseStatusChip.tsx';
import { Due } from '../Due.tsx';

type Row = CaseRowFragment;

const money = (yuan: string | null | undefined) => <Whole>{yuan ? formatMoney(yuan) : '—'}</Whole>;

/** What the list shows of a case; the programme's name where it is the list of all of them. */
export function useColumns(programme: AnyProgramme | undefined): Column<Row>[] {
  const t = useT();
  const term = useTerm();
  const ofProgramme: Column<Row>[] = programme
    ? []
    : [{ key: 'programme', label: t('case.programme'), render: one => one.programmeName }];
  return [
    { key: 'number', label: t('case.number'), sort: 'number', render: one => <Whole>{one.number}</Whole> },
    { key: 'person', label: t('case.applicant'), render: one => <Whole>{one.person?.name ?? '—'}</Whole> },
    ...ofProgramme,
    {
      key: 'status',
      label: term('field', 'state'),
      render: one => <CaseStatusChip status={one.status} stage={one.stage.name} />,
    },
    { key: 'area', label: term('field', 'area'), render: one => one.area.fullName },
    {
      key: 'due',
      label: t('case.due'),
      sort: 'dueOn',
      render: one =>
        one.dueOn ? (
          <Due dueOn={one.dueOn} workingDaysLeft={one.workingDaysLeft} overdue={one.overdue} withDay />
        ) : (
          '—'
        ),
    },
    {
      key: 'amount',
      label: t('case.amount'),
      sort: 'requestedAmount',
      end: true,
      render: one => money(one.decidedAmount ?? one.requestedAmount),
    },
    {
      key: 'waitsFor',
      label: t('case.waitsFor'),
      extra: true,
      render: one => one.assignee?.name ?? (term('role', one.waitsFor) || '—'),
    },
    {
      key: 'submittedOn',
      label: t('case.submittedOn'),
      extra: true,
      render: one => one.submittedOn ?? '—',
    },
    {
      key: 'requestedAmount',
      label: t('case.requestedAmount'),
      extra: true,
      end: true,
      render: one => money(one.requestedAmount),
    },
    {
      key: 'decidedAmount',
      label: t('case.decidedAmount'),
      extra: true,
      end: true,
      render: one => money(one.decidedAmount),
    },
    {
      key: 'homeArea',
      label: t('case.homeArea'),
      extra: true,
      render: one => one.homeArea,
    },
    {
      key: 'updatedAt',
      label: t('person.updated'),
      sort: 'updatedAt',
      extra: true,
      render: one => formatMoment(one.updatedAt),
    },
  ];
}

/** What is read as one: a number, a name, an amount. */
function Whole({ children }: { children: string }) {
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
      {children}
    </Box>
  );
}
