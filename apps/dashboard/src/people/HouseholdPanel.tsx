import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { certificateSummary } from '../components/certificateSummary.ts';
import { Facts, Panel, Quiet } from '../components/Facts.tsx';
import { formatMoney } from '../components/format.ts';
import { HardshipList } from '../components/HardshipList.tsx';
import type { PersonPageFragment } from '../generated/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';
import { useMay } from '../providers/session.ts';
import { personPath } from './paths.ts';

/** The family and its hardship. */
export function HouseholdPanel({ person }: { person: PersonPageFragment }) {
  const t = useT();
  const may = useMay();
  const { household } = person;
  if (!household) {
    return (
      <Panel title={t('person.sections.household')}>
        <Quiet>{t('person.noHousehold')}</Quiet>
        {may('household.write') && !person.diedOn && (
          <Button
            component={Link}
            to={`/households/create?person=${encodeURIComponent(person.id)}`}
            variant="outlined"
            sx={{ mt: 1 }}
          >
            {t('person.addHousehold')}
          </Button>
        )}
      </Panel>
    );
  }
  return (
    <>
      <Panel
        title={t('person.sections.household')}
        actions={
          <Button
            component={Link}
            to={`/households/${encodeURIComponent(household.id)}/show`}
            variant="outlined"
          >
            {t('person.openHousehold')}
          </Button>
        }
      >
        <Facts
          facts={[
            {
              label: t('household.income'),
              value: household.incomePerHead ? formatMoney(household.incomePerHead) : null,
            },
            {
              label: t('household.memberCount'),
              value: t('household.memberCountValue', { smart_count: household.memberCount }),
            },
          ]}
        />
        <Members person={person} members={household.members} />
      </Panel>
      <Panel title={t('person.sections.hardship')}>
        <HardshipList hardships={household.hardships} empty={t('person.noHardship')} />
      </Panel>
    </>
  );
}

type Household = NonNullable<PersonPageFragment['household']>;

function Members({ person, members }: { person: PersonPageFragment; members: Household['members'] }) {
  const t = useT();
  const term = useTerm();
  return (
    <Box component="ul" aria-label={t('household.members')} sx={{ listStyle: 'none', p: 0, m: 0, mt: 1.5 }}>
      {members.map(member => (
        <Box
          component="li"
          key={member.id}
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            gap: 1.25,
            py: 0.75,
            borderTop: 1,
            borderColor: 'divider',
          }}
        >
          {member.id === person.id ? (
            <b>{member.name}</b>
          ) : (
            <Link to={personPath(member.id)}>{member.name}</Link>
          )}
          <span>{term('relation', member.relationToHead)}</span>
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {term('sex', member.sex)} {t('person.years', { age: member.age })}
          </Box>
          <Box component="span" sx={{ ml: 'auto', color: 'text.secondary', fontSize: '0.875rem' }}>
            {member.certificate && certificateSummary(member.certificate, term, t)}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
