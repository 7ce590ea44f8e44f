import { useCallback } from 'react';
import { useHref, useLocation } from 'react-router';

const withoutQuery = (address: string): string => address.split('?')[0] ?? '';

/**
 * Whether the page on the screen is the one of the address. While the next page's code is on its way the page before goes on
 * living, and what it has yet to do must not lead back to it.
 */
export function useStillHere(): () => boolean {
  const here = withoutQuery(useHref(useLocation().pathname));
  return useCallback(() => withoutQuery(window.location.hash || '#/') === here, [here]);
}
