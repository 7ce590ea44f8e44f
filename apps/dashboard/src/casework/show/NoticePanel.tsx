import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { AnyProgramme, NoticeStatus } from '@zhucan/domain';
import { Panel, Quiet } from '../../components/Facts.tsx';
import { type Tone, ToneChip } from '../../components/StateChip.tsx';
import { useT } from '../../providers/i18n/index.ts';
import { useTerm } from '../../providers/i18n/terms.ts';
import { ObjectionCard } from '../objections/ObjectionCard.tsx';
import type { CasePage } from '../types.ts';

const tones: Record<NoticeStatus, Tone> = { POSTED: 'info', ENDED: 'good', WITHDRAWN: 'neutral' };

/** The public notices of the case, and what was objected to. */
export function NoticePanel({ one, programme }: { one: CasePage; programme: AnyProgramme }) {
  const t = useT();
  if (!programme.way.some(({ code }) => code === 'PUBLIC_NOTICE')) return null;
  return (
    <Panel title={t('case.notice')}>
      {one.notices.length === 0 && <Quiet>{t('case.noticeNone')}</Quiet>}
      <Box sx={{ display: 'grid', gap: 2 }}>
        {one.notices.map(notice => (
          <Notice key={notice.id} notice={notice} />
        ))}
      </Box>
    </Panel>
  );
}

function Notice({ notice }: { notice: CasePage['notices'][number] }) {
  const t = useT();
  const term = useTerm();
  const { status, postedOn, lastDay, endedOn, url, objectionsTo, objections } = notice;
  return (
    <article>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <span>{t('case.noticePeriod', { from: postedOn, to: lastDay })}</span>
        <Box component="span" sx={{ ml: 'auto' }}>
          <ToneChip tone={tones[status]} label={term('noticeStatus', status)} />
        </Box>
      </Box>
      <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
        {[endedOn && t('case.noticeEndedOn', { on: endedOn }), objectionsTo].filter(Boolean).join(' · ')}
      </Box>
      <Link href={url} target="_blank" rel="noopener">
        {t('case.noticeOpen')}
      </Link>
      <Box sx={{ mt: 1, display: 'grid', gap: 1 }}>
        {objections.length === 0 ? (
          <Quiet>{t('case.objectionsNone')}</Quiet>
        ) : (
          objections.map(objection => <ObjectionCard key={objection.id} objection={objection} />)
        )}
      </Box>
    </article>
  );
}
