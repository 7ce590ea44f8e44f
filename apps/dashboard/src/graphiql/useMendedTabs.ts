import { useEffect } from 'react';

/**
 * GraphiQL calls each list item of its tab bar a tab and puts two buttons into it, of which assistive technology then hears
 * neither. The items become plain ones again; their buttons say what they do.
 */
export function useMendedTabs(): void {
  useEffect(() => {
    const mend = () => {
      for (const bar of document.querySelectorAll('[role="tablist"]:has(> .graphiql-tab)')) {
        bar.setAttribute('role', 'list');
      }
      for (const tab of document.querySelectorAll('.graphiql-tab[aria-selected]')) {
        const current = tab.getAttribute('aria-selected') === 'true';
        tab.setAttribute('role', 'listitem');
        tab.removeAttribute('aria-selected');
        tab.querySelector('button')?.setAttribute('aria-pressed', String(current));
      }
    };
    const observer = new MutationObserver(mend);
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['role', 'aria-selected'],
    });
    mend();
    return () => observer.disconnect();
  }, []);
}
