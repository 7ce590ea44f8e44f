import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { Panel, Quiet } from '../../components/Facts.tsx';
import { messageOf } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useTerm } from '../../providers/i18n/terms.ts';
import { useMay } from '../../providers/session.ts';
import { CaseStatusChip } from '../CaseStatusChip.tsx';
import { caseCreatePath, casePath } from '../paths.ts';
import { Explanation, tipsOf, VerdictChip } from '../show/Explanation.tsx';
import { type Entitlements, usePersonCases } from './usePersonCases.ts';

interface Props {
  personId: string;
  /** Whether anything can be filed for this person at all. */
  open: boolean;
}

/** What someone is entitled to, what not and why, what hangs on a missing fact, and what was applied for already. */
export function EntitlementsPanel({ personId, open }: Props) {
  const t = useT();
  const translate = useTranslate();
  const may = useMay();
  const { data, error, isPending, refetch } = usePersonCases(personId);
  if (!may('case.read')) return null;
  return (
    <Panel title={t('entitlement.title')}>
      {error ? (
        <Alert severity="error" action={<Button onClick={() => refetch()}>{t('action.retry')}</Button>}>
          {translate(messageOf(error))}
        </Alert>
      ) : isPending ? (
        <Skeleton variant="rounded" height={72} />
      ) : (
        data && <Body person={data} open={open} />
      )}
    </Panel>
  );
}

function Body({ person, open }: { person: Entitlements; open: boolean }) {
  const t = useT();
  return (
    <>
      <Quiet>{person.entitlements.length > 0 ? t('entitlement.lead') : t('entitlement.none')}</Quiet>
      <Box
        component="ul"
        aria-label={t('entitlement.title')}
        sx={{ listStyle: 'none', m: 0, p: 0, mt: 1, display: 'grid', gap: 1 }}
      >
        {person.entitlements.map(entitlement => (
          <Entitlement
            key={entitlement.programme}
            personId={person.id}
            entitlement={entitlement}
            open={open}
          />
        ))}
      </Box>
      <Cases cases={person.cases} />
    </>
  );
}

interface EntitlementProps {
  personId: string;
  entitlement: Entitlements['entitlements'][number];
  open: boolean;
}

function Entitlement({ personId, entitlement, open }: EntitlementProps) {
  const t = useT();
  const term = useTerm();
  const may = useMay();
  const { programme, programmeName, explained, openCase } = entitlement;
  const missing = explained.verdict === 'UNKNOWN' ? tipsOf(explained, 'UNKNOWN') : [];
  const against = explained.verdict === 'NOT_MET' ? tipsOf(explained, 'NOT_MET') : [];
  return (
    <Box component="li" sx={{ py: 1, borderTop: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <b>{programmeName}</b>
        <VerdictChip verdict={explained.verdict} />
        <Box component="span" sx={{ ml: 'auto' }}>
          {openCase ? (
            <Link to={casePath(openCase.id)}>
              {t('entitlement.openCase', {
                number: openCase.number,
                status: term('caseStatus', openCase.status),
              })}
            </Link>
          ) : (
            open &&
            may('case.draft') && (
              <Button
                component={Link}
                to={caseCreatePath({ programme, person: personId })}
                variant={explained.verdict === 'NOT_MET' ? 'text' : 'contained'}
                aria-label={t('entitlement.fileOf', { programme: programmeName })}
              >
                {t('entitlement.file')}
              </Button>
            )
          )}
        </Box>
      </Box>
      {missing.length > 0 && <div>{t('entitlement.missing', { facts: missing.join('；') })}</div>}
      {against.length > 0 && <div>{t('entitlement.against', { facts: against.join('；') })}</div>}
      <Box component="details" sx={{ mt: 0.5 }}>
        <Box component="summary" sx={{ cursor: 'pointer', fontSize: '0.875rem', py: 0.5 }}>
          {t('entitlement.why')}
        </Box>
        <Explanation explained={explained} />
      </Box>
    </Box>
  );
}

function Cases({ cases }: { cases: Entitlements['cases'] }) {
  const t = useT();
  if (cases.length === 0) return null;
  return (
    <>
      <Box component="h3" sx={{ mt: 2, mb: 0.5, fontSize: '1rem' }}>
        {t('entitlement.cases')}
      </Box>
      <Box component="ul" aria-label={t('entitlement.cases')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {cases.map(({ id, number, programmeName, status, stage }) => (
          <Box
            component="li"
            key={id}
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              gap: 1,
              alignItems: 'center',
              py: 0.75,
              borderTop: 1,
              borderColor: 'divider',
              fontSize: '0.9375rem',
            }}
          >
            <Link to={casePath(id)}>{number}</Link>
            <span>{programmeName}</span>
            <Box component="span" sx={{ ml: 'auto' }}>
              <CaseStatusChip status={status} stage={stage.name} />
            </Box>
          </Box>
        ))}
      </Box>
    </>
  );
}
