import { localStorageStore, memoryStore, type Store } from 'react-admin';

/**
 * Preferences outlive the page; what a list was searched for, and which people were ticked, does not: a name or a number that
 * someone typed stays out of the browser's storage.
 */
export function createStore(): Store {
  const kept = localStorageStore('1', 'zhucan');
  const passing = memoryStore();
  const storeOf = (key: string) => (isPassing(key) ? passing : kept);
  return {
    setup() {
      kept.setup();
      passing.setup();
    },
    teardown() {
      kept.teardown();
      passing.teardown();
    },
    getItem: (key, fallback) => storeOf(key).getItem(key, fallback),
    setItem: (key, value) => storeOf(key).setItem(key, value),
    removeItem: key => storeOf(key).removeItem(key),
    removeItems(prefix) {
      kept.removeItems(prefix);
      passing.removeItems(prefix);
    },
    // Called at sign-out: the next user of this computer starts with the list parameters of nobody, but keeps the look.
    reset: () => passing.reset(),
    subscribe: (key, callback) => storeOf(key).subscribe(key, callback),
  };
}

export function isPassing(key: string): boolean {
  return key.includes('listParams') || key.includes('selectedIds');
}
