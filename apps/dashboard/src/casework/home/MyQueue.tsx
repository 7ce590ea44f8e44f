import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { useQuery } from '@tanstack/react-query';
import type { Role } from '@zhucan/domain';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { Panel } from '../../components/Facts.tsx';
import { CaseQueueDocument } from '../../generated/graphql.ts';
import { execute, messageOf } from '../../providers/graphql.ts';
import { type MessageKey, useT } from '../../providers/i18n/index.ts';
import { useMay, useViewer } from '../../providers/session.ts';
import { waitingPath } from '../paths.ts';
import { CaseLines } from './CaseLines.tsx';

const titles: Record<Role, MessageKey> = {
  VILLAGE_LIAISON: 'queue.mine',
  TOWN_CASEWORKER: 'queue.mine',
  TOWN_HEAD: 'queue.toSign',
  LEADER: 'queue.toSignOff',
  DISTRICT_OFFICER: 'queue.toDecide',
  DISTRICT_MANAGER: 'queue.toDecide',
};

/** What waits for whoever is signed in, the soonest due first: for a town's head to sign, for a leader to sign off. */
export default function MyQueue() {
  const t = useT();
  const translate = useTranslate();
  const may = useMay();
  const viewer = useViewer();
  const allowed = may('case.read') || may('case.signOff');
  const { data, error, refetch } = useQuery({
    queryKey: ['cases', 'queue'],
    queryFn: ({ signal }) => execute(CaseQueueDocument, {}, signal),
    enabled: allowed,
  });
  if (!allowed || !viewer) return null;
  const title = t(titles[viewer.role]);
  return (
    <Panel
      title={title}
      actions={
        <Button component={Link} to={waitingPath} aria-label={`${t('home.seeAll')}: ${title}`}>
          {t('home.seeAll')}
        </Button>
      }
    >
      {error ? (
        <Alert severity="error" action={<Button onClick={() => refetch()}>{t('action.retry')}</Button>}>
          {translate(messageOf(error))}
        </Alert>
      ) : data ? (
        <CaseLines
          label={title}
          cases={data.workQueue.edges.map(({ node }) => node)}
          empty={t('queue.nothing')}
        />
      ) : (
        <Skeleton variant="rounded" height={96} />
      )}
    </Panel>
  );
}
