import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Panel } from '../components/Facts.tsx';
import { formatMoment } from '../components/format.ts';
import { ReasonDialog } from '../components/ReasonDialog.tsx';
import { refreshAll } from '../components/refreshAll.ts';
import { type PersonPageFragment, UnmergePeopleDocument } from '../generated/graphql.ts';
import { execute, unwrap } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useMay } from '../providers/session.ts';

type Merge = PersonPageFragment['merges'][number];

/** Files that became part of this one, each of which can be taken out again. */
export function MergesPanel({ merges }: { merges: readonly Merge[] }) {
  const t = useT();
  const may = useMay();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [undoing, setUndoing] = useState<Merge | null>(null);
  if (merges.length === 0) return null;

  async function undo(reason: string) {
    if (!undoing) return;
    unwrap((await execute(UnmergePeopleDocument, { mergeId: undoing.id, reason })).unmergePeople);
    notify('person.unmergeDone', { type: 'success' });
    setUndoing(null);
    await refreshAll(queryClient);
  }

  return (
    <Panel title={t('person.merges')}>
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {merges.map(merge => (
          <Box
            component="li"
            key={merge.id}
            sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.25, alignItems: 'center', py: 0.75 }}
          >
            <b>{merge.mergedName}</b>
            <span>{merge.mergedIdNumber.masked}</span>
            <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
              {[formatMoment(merge.at), merge.actor, merge.reason].filter(Boolean).join(' · ')}
            </Box>
            <Box component="span" sx={{ ml: 'auto' }}>
              {merge.undoneAt
                ? t('person.unmergedOn', { at: formatMoment(merge.undoneAt) })
                : may('person.merge') && (
                    <Button
                      size="small"
                      onClick={() => setUndoing(merge)}
                      aria-label={`${t('person.unmerge')}: ${merge.mergedName}`}
                    >
                      {t('person.unmerge')}
                    </Button>
                  )}
            </Box>
          </Box>
        ))}
      </Box>
      <ReasonDialog
        open={undoing !== null}
        title={t('person.unmerge')}
        lead={t('person.unmergeLead')}
        submitLabel={t('person.unmerge')}
        onSubmit={undo}
        onClose={() => setUndoing(null)}
      />
    </Panel>
  );
}
