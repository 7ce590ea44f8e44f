import Edit from '@mui/icons-material/EditOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { certificateSummary } from '../components/certificateSummary.ts';
import { Facts, Panel } from '../components/Facts.tsx';
import { formatMoney } from '../components/format.ts';
import { HardshipList } from '../components/HardshipList.tsx';
import { Loaded } from '../components/Loaded.tsx';
import { HouseholdPageDocument, type HouseholdPageFragment } from '../generated/graphql.ts';
import { Page } from '../layout/Page.tsx';
import { personPath } from '../people/paths.ts';
import { execute } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';
import { useMay } from '../providers/session.ts';
import { householdEditPath } from './paths.ts';

export default function HouseholdShow() {
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['households', 'page', id],
    queryFn: async ({ signal }) => (await execute(HouseholdPageDocument, { id }, signal)).household ?? null,
  });
  return <Loaded query={query}>{household => <HouseholdView household={household} />}</Loaded>;
}

function HouseholdView({ household }: { household: HouseholdPageFragment }) {
  const t = useT();
  const term = useTerm();
  const may = useMay();
  return (
    <Page
      title={household.head ? t('household.title', { name: household.head.name }) : t('household.noHead')}
      lead={household.area.fullName}
      trail={[{ label: t('household.list'), to: '/households' }]}
      actions={
        may('household.write') && (
          <Button
            component={Link}
            to={householdEditPath(household.id)}
            variant="outlined"
            startIcon={<Edit />}
          >
            {t('action.edit')}
          </Button>
        )
      }
    >
      <Box sx={{ display: 'grid', gap: 2, maxWidth: 1100 }}>
        <Panel title={t('household.one')}>
          <Facts
            columns={3}
            facts={[
              {
                label: t('household.memberCount'),
                value: t('household.memberCountValue', { smart_count: household.memberCount }),
              },
              {
                label: t('household.income'),
                value: household.incomePerHead ? formatMoney(household.incomePerHead) : null,
              },
              { label: term('field', 'address'), value: household.address },
            ]}
          />
        </Panel>
        <Panel title={t('household.members')}>
          <Members members={household.members} />
        </Panel>
        <Panel title={t('household.hardships')}>
          <HardshipList hardships={household.hardships} empty={t('household.noHardships')} />
        </Panel>
      </Box>
    </Page>
  );
}

function Members({ members }: { members: HouseholdPageFragment['members'] }) {
  const t = useT();
  const term = useTerm();
  return (
    <TableContainer
      tabIndex={0}
      role="region"
      aria-label={t('list.caption', { name: t('household.members') })}
    >
      <Table size="small" aria-label={t('list.caption', { name: t('household.members') })}>
        <TableHead>
          <TableRow>
            <TableCell>{term('field', 'name')}</TableCell>
            <TableCell>{term('field', 'relationToHead')}</TableCell>
            <TableCell>{term('field', 'sex')}</TableCell>
            <TableCell align="right">{term('field', 'age')}</TableCell>
            <TableCell>{t('person.certificateColumn')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {members.map(member => (
            <TableRow key={member.id}>
              <TableCell component="th" scope="row">
                <Link to={personPath(member.id)}>{member.name}</Link>
              </TableCell>
              <TableCell>{term('relation', member.relationToHead)}</TableCell>
              <TableCell>{term('sex', member.sex)}</TableCell>
              <TableCell align="right">{member.age}</TableCell>
              <TableCell>
                {member.certificate
                  ? certificateSummary(member.certificate, term, t)
                  : t('person.noCertificate')}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
