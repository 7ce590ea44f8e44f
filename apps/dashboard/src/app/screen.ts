import { type ComponentType, lazy } from 'react';
import { loadLater } from '../providers/i18n/index.ts';

/** A page whose words come with it, and not with the first page of the day. */
export function screen(load: () => Promise<{ default: ComponentType }>) {
  return lazy(async () => {
    const [page] = await Promise.all([load(), loadLater()]);
    return page;
  });
}
