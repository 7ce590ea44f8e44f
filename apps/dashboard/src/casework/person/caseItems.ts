import type { TimelineItem } from '../../components/Timeline.tsx';
import type { Entitlements } from './usePersonCases.ts';

type Names = (key: 'drafted' | 'submitted' | 'decided' | 'closed') => string;

/** What happened to someone's cases, as lines of their timeline; a day without an hour comes after the hours of that day. */
export function caseItems(cases: Entitlements['cases'], name: Names): TimelineItem[] {
  return cases.flatMap(one => {
    const detail = `${one.programmeName} ${one.number}`;
    const onDay = (key: 'submitted' | 'decided' | 'closed', day: string | null | undefined) =>
      day ? [{ key: `${one.id}-${key}`, at: `${day}T23:59:59+08:00`, day, title: name(key), detail }] : [];
    return [
      { key: `${one.id}-drafted`, at: one.createdAt, title: name('drafted'), detail },
      ...onDay('submitted', one.submittedOn),
      ...onDay('decided', one.decidedOn),
      ...onDay('closed', one.closedOn),
    ];
  });
}

/** Two lists of lines as one, the newest first. */
export function merged(one: readonly TimelineItem[], other: readonly TimelineItem[]): TimelineItem[] {
  return [...one, ...other].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
