import type { TimelineItem } from '../../components/Timeline.tsx';
import type { Entitlements } from './usePersonCases.ts';

type Names = (key: 'drafted' | 'submitted' | 'decided' | 'closed') => string;

/** What happened to someone's cases, as lines of their timeline; a day without an hour counts as its end in the district. */
export function caseItems(cases: Entitlements['cases'], name: Names): TimelineItem[] {
  return cases.flatMap(one => {
    const line = (key: 'drafted' | 'submitted' | 'decided' | 'closed', at: string | null | undefined) =>
      at
        ? [{ key: `${one.id}-${key}`, at, title: name(key), detail: `${one.programmeName} ${one.number}` }]
        : [];
    const day = (date: string | null | undefined) => date && `${date}T23:59:59+08:00`;
    return [
      ...line('drafted', one.createdAt),
      ...line('submitted', day(one.submittedOn)),
      ...line('decided', day(one.decidedOn)),
      ...line('closed', day(one.closedOn)),
    ];
  });
}

/** Two lists of lines as one, the newest first. */
export function merged(one: readonly TimelineItem[], other: readonly TimelineItem[]): TimelineItem[] {
  return [...one, ...other].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
