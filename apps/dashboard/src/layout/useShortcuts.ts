import { useEffect, useRef } from 'react';
import { useNavigate, useStore } from 'react-admin';
import type { NavItem } from './navigation.ts';

interface Handlers {
  onSearch: () => void;
  onHelp: () => void;
  items: readonly NavItem[];
}

const goWindowMs = 1200;

/** Is the user typing, so that a letter is a letter? */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** Keys of one letter can be switched off (WCAG 2.1.4); Ctrl+Enter stays. */
export function useShortcutsEnabled(): [boolean, (enabled: boolean) => void] {
  return useStore<boolean>('shortcuts', true);
}

/** `/` searches, `g` and a letter goes, `?` helps, `Ctrl+Enter` saves the form that has the focus, or the page's only one. */
export function useShortcuts({ onSearch, onHelp, items }: Handlers): void {
  const navigate = useNavigate();
  const [enabled] = useShortcutsEnabled();
  const waitingUntil = useRef(0);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') {
        saveForm(event);
        return;
      }
      const busy = isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey;
      if (!enabled || busy || document.querySelector('[role="dialog"]')) return;
      const goes = Date.now() < waitingUntil.current;
      waitingUntil.current = 0;
      const item = goes ? items.find(({ letter }) => letter === event.key) : undefined;
      if (item) navigate(item.path);
      else if (event.key === 'g') waitingUntil.current = Date.now() + goWindowMs;
      else if (event.key === '/') onSearch();
      else if (event.key === '?') onHelp();
      else return;
      event.preventDefault();
    }
    // Before the field hears of it: on a menu's button Enter would open the menu while the form is saved.
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [enabled, items, navigate, onHelp, onSearch]);
}

function saveForm(event: KeyboardEvent): void {
  const focused = event.target instanceof Element ? event.target.closest('form') : null;
  // An open dialog is what is being worked on, never the page behind it.
  const open = document.querySelector('[role="dialog"]');
  const form =
    focused ??
    document.querySelector<HTMLFormElement>(open ? '[role="dialog"] form' : 'main form[data-save]');
  if (!form) return;
  event.preventDefault();
  event.stopPropagation();
  form.requestSubmit();
}
