import { Link } from 'react-router';
import { Facts, Panel } from '../../components/Facts.tsx';
import { formatMoney } from '../../components/format.ts';
import { personPath } from '../../people/paths.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useTerm } from '../../providers/i18n/terms.ts';
import { Due } from '../Due.tsx';
import type { CasePage } from '../types.ts';

/** Whose turn it is and until when, for whom and how much. */
export function HandlingPanel({ one }: { one: CasePage }) {
  const t = useT();
  const term = useTerm();
  const { person } = one;
  const facts = [
    {
      label: t('case.applicant'),
      value: person && (
        <>
          <Link to={personPath(person.id)}>{person.name}</Link>{' '}
          {[term('sex', person.sex), t('person.years', { age: person.age })].join(' · ')}
        </>
      ),
    },
    { label: t('case.waitsFor'), value: one.assignee?.name ?? term('role', one.waitsFor) },
    {
      label: t('case.due'),
      value: one.dueOn && (
        <Due dueOn={one.dueOn} workingDaysLeft={one.workingDaysLeft} overdue={one.overdue} withDay />
      ),
    },
    { label: t('case.submittedOn'), value: one.submittedOn },
    { label: t('case.requestedAmount'), value: one.requestedAmount && formatMoney(one.requestedAmount) },
    { label: t('case.decidedAmount'), value: one.decidedAmount && formatMoney(one.decidedAmount) },
    { label: t('case.decidedOn'), value: one.decidedOn },
    { label: t('case.homeArea'), value: one.homeArea },
  ];
  return (
    <Panel title={t('certificate.handling')}>
      <Facts facts={person ? facts : facts.slice(1)} />
    </Panel>
  );
}
