import { useState } from 'react';

const BYTES = 16;

/** A key that no other command has. */
export function newKey(): string {
  // `randomUUID` is there on secure addresses alone, and a district's own network may have none.
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

/** One key for as long as a form stands: sent twice, by a second click or after a lost answer, its command is done once. */
export function useOnceKey(): string {
  return useState(newKey)[0];
}
