import Edit from '@mui/icons-material/EditOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { Facts, Panel } from '../components/Facts.tsx';
import { Loaded } from '../components/Loaded.tsx';
import { ToneChip } from '../components/StateChip.tsx';
import { InstitutionPageDocument, type InstitutionPageFragment } from '../generated/graphql.ts';
import { Page } from '../layout/Page.tsx';
import { execute } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';
import { useMay } from '../providers/session.ts';
import { institutionEditPath } from './paths.ts';
import { Stays } from './Stays.tsx';

export default function InstitutionShow() {
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['institutions', 'page', id],
    queryFn: async ({ signal }) =>
      (await execute(InstitutionPageDocument, { id }, signal)).institution ?? null,
  });
  return <Loaded query={query}>{institution => <InstitutionView institution={institution} />}</Loaded>;
}

function InstitutionView({ institution }: { institution: InstitutionPageFragment }) {
  const t = useT();
  const term = useTerm();
  const may = useMay();
  const { active, capacity, presentCount } = institution;
  return (
    <Page
      title={institution.name}
      aside={
        <ToneChip
          tone={active ? 'good' : 'neutral'}
          label={active ? t('institution.inUse') : t('institution.inactive')}
        />
      }
      lead={[term('institutionKind', institution.kind), institution.area.fullName].join(' · ')}
      trail={[{ label: t('institution.list'), to: '/institutions' }]}
      actions={
        may('institution.write') && (
          <Button
            component={Link}
            to={institutionEditPath(institution.id)}
            variant="outlined"
            startIcon={<Edit />}
          >
            {t('action.edit')}
          </Button>
        )
      }
    >
      <Box sx={{ display: 'grid', gap: 2, maxWidth: 1100 }}>
        <Panel title={t('institution.facts')}>
          <Facts
            columns={3}
            facts={[
              {
                label: term('field', 'hospitalGrade'),
                value: term('hospitalGrade', institution.hospitalGrade),
              },
              {
                label: t('institution.designatedOnly'),
                value: institution.designated ? t('institution.yes') : t('institution.no'),
              },
              {
                label: t('institution.present'),
                value: capacity
                  ? t('institution.presentOf', { present: presentCount, capacity })
                  : presentCount,
              },
              { label: term('field', 'contactName'), value: institution.contactName },
              { label: term('field', 'phone'), value: institution.phone },
              { label: term('field', 'address'), value: institution.address },
            ]}
          />
        </Panel>
        <Stays institution={institution} />
      </Box>
    </Page>
  );
}
