const BOUNDS = [90, 180, 365] as const;

/** How old a debt is, in the bands by which it is chased. */
export function ageBand(days: number): 'young' | 'quarter' | 'half' | 'year' {
  const [quarter, half, year] = BOUNDS;
  if (days >= year) return 'year';
  if (days >= half) return 'half';
  return days >= quarter ? 'quarter' : 'young';
}
