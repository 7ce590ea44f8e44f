import Edit from '@mui/icons-material/EditOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { caseItems, merged } from '../casework/person/caseItems.ts';
import { EntitlementsPanel } from '../casework/person/EntitlementsPanel.tsx';
import { usePersonCases } from '../casework/person/usePersonCases.ts';
import { NumberDisagrees } from '../certificates/NumberDisagrees.tsx';
import { Panel } from '../components/Facts.tsx';
import { formatMoment } from '../components/format.ts';
import { Loaded } from '../components/Loaded.tsx';
import { Timeline } from '../components/Timeline.tsx';
import { PersonPageDocument, type PersonPageFragment } from '../generated/graphql.ts';
import { Page } from '../layout/Page.tsx';
import { execute } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';
import { useMay } from '../providers/session.ts';
import { CertificatePanel } from './CertificatePanel.tsx';
import { HouseholdPanel } from './HouseholdPanel.tsx';
import { IdentityPanel } from './IdentityPanel.tsx';
import { MergesPanel } from './MergesPanel.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { personEditPath } from './paths.ts';
import { StaysPanel } from './StaysPanel.tsx';

/** 一人一档: who this is, what they have, and everything that was ever done. */
export default function PersonShow() {
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['people', 'page', id],
    queryFn: async ({ signal }) => (await execute(PersonPageDocument, { id }, signal)).person ?? null,
  });
  return <Loaded query={query}>{person => <PersonView person={person} />}</Loaded>;
}

function PersonView({ person }: { person: PersonPageFragment }) {
  const t = useT();
  const term = useTerm();
  const may = useMay();
  return (
    <Page
      title={person.name}
      lead={[term('sex', person.sex), t('person.years', { age: person.age }), person.area.fullName].join(
        ' · ',
      )}
      trail={[{ label: t('person.list'), to: '/people' }]}
      actions={
        may('person.write') &&
        !person.erasedAt && (
          <>
            <Button component={Link} to={personEditPath(person.id)} variant="outlined" startIcon={<Edit />}>
              {t('action.edit')}
            </Button>
            <PersonMenu person={person} />
          </>
        )
      }
    >
      {person.erasedAt && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {t('person.erasedBanner', { at: formatMoment(person.erasedAt) })}
        </Alert>
      )}
      {person.diedOn && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {t('person.diedBanner', { date: person.diedOn })}
        </Alert>
      )}
      {person.certificate && <NumberDisagrees certificate={person.certificate} holder={person.name} />}
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 7fr) minmax(0, 5fr)' },
          alignItems: 'start',
        }}
      >
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
          <IdentityPanel person={person} />
          <HouseholdPanel person={person} />
          <StaysPanel stays={person.stays} />
          <MergesPanel merges={person.merges} />
        </Box>
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0, gridRow: { xs: 1, lg: 'auto' } }}>
          <CertificatePanel person={person} />
          <EntitlementsPanel personId={person.id} open={!person.diedOn && !person.erasedAt} />
          <Panel title={t('person.sections.timeline')}>
            <History person={person} />
          </Panel>
        </Box>
      </Box>
    </Page>
  );
}

/** Everything that was ever done, their cases included. */
function History({ person }: { person: PersonPageFragment }) {
  const t = useT();
  const { data } = usePersonCases(person.id);
  const cases = caseItems(data?.cases ?? [], key => t(`entitlement.event.${key}`));
  return (
    <Timeline
      label={t('person.sections.timeline')}
      items={merged(person.timeline.map(timelineItem), cases)}
    />
  );
}

function timelineItem(entry: PersonPageFragment['timeline'][number], index: number) {
  return {
    key: `${entry.at}-${index}`,
    at: entry.at,
    title: entry.title,
    detail: entry.detail,
    actor: entry.actor,
  };
}
