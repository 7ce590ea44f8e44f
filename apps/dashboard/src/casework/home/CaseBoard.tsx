import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { Panel } from '../../components/Facts.tsx';
import { CaseBoardDocument } from '../../generated/graphql.ts';
import { execute } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useMay } from '../../providers/session.ts';
import { CaseLines } from './CaseLines.tsx';
import MyQueue from './MyQueue.tsx';

const parts = ['returned', 'notices', 'drafts'] as const;

/** A caseworker's cases: what waits, what came back, which notices end, what was begun. */
export default function CaseBoard() {
  const t = useT();
  const may = useMay();
  const { data } = useQuery({
    queryKey: ['cases', 'board'],
    queryFn: ({ signal }) => execute(CaseBoardDocument, {}, signal),
    enabled: may('case.read'),
  });
  if (!may('case.read')) return null;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <MyQueue />
      {data && (
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 420px), 1fr))',
            alignItems: 'start',
          }}
        >
          {parts
            .filter(part => data[part].edges.length > 0)
            .map(part => (
              <Panel key={part} title={t(`queue.${part}`)}>
                <CaseLines
                  label={t(`queue.${part}`)}
                  cases={data[part].edges.map(({ node }) => node)}
                  empty={t('queue.nothing')}
                />
              </Panel>
            ))}
        </Box>
      )}
    </Box>
  );
}
