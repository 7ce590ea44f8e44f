import { Panel } from '../../components/Facts.tsx';
import { Timeline } from '../../components/Timeline.tsx';
import { useT } from '../../providers/i18n/index.ts';
import type { CasePage } from '../types.ts';

/** Everything that happened to the case, newest first. */
export function EventsPanel({ events }: { events: CasePage['events'] }) {
  const t = useT();
  const items = events.map(event => ({
    key: event.id,
    at: event.at,
    title: event.name,
    detail: [
      event.from && event.from.code !== event.to.code
        ? t('certificate.fromTo', { from: event.from.name, to: event.to.name })
        : null,
      event.reason,
    ]
      .filter(Boolean)
      .join(' · '),
    actor: event.actor,
  }));
  return (
    <Panel title={t('case.events')}>
      <Timeline label={t('case.events')} items={items} />
    </Panel>
  );
}
