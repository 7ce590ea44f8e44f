/** Drafts of forms, kept in this browser so that a lost connection or a closed tab loses nothing. */

export type FormValues = Record<string, unknown>;

interface Draft {
  at: string;
  values: FormValues;
}

/** Fields that never reach the browser's storage, whatever form they are in. */
const secretFields: ReadonlySet<string> = new Set([
  'idNumber',
  'birthDate',
  'phone',
  'guardianPhone',
  'bankAccount',
  'certificateNumber',
  'diagnosis',
  'password',
]);

const longestKeptMs = 14 * 24 * 3600 * 1000;

export function keyOf(user: string, form: string): string {
  return `zhucan.draft.${user}.${form}`;
}

/** The values without what is secret, at any depth. */
export function withoutSecrets(values: unknown): unknown {
  if (Array.isArray(values)) return values.map(withoutSecrets);
  if (typeof values !== 'object' || values === null) return values;
  const open = Object.entries(values).filter(([field]) => !secretFields.has(field));
  return Object.fromEntries(open.map(([field, value]) => [field, withoutSecrets(value)]));
}

/** Some fields of a form. */
export function only(values: FormValues, fields: readonly string[]): FormValues {
  return Object.fromEntries(fields.filter(field => field in values).map(field => [field, values[field]]));
}

export function saveDraft(storage: Storage, key: string, values: FormValues, now: Date): void {
  try {
    storage.setItem(key, JSON.stringify({ at: now.toISOString(), values: withoutSecrets(values) }));
  } catch {
    // Storage full or refused: the form itself still holds everything.
  }
}

/** The draft under a key; a broken or old one counts as none and is removed. */
export function loadDraft(storage: Storage, key: string, now: Date): Draft | undefined {
  try {
    const draft: unknown = JSON.parse(storage.getItem(key) ?? 'null');
    if (isDraft(draft) && now.getTime() - Date.parse(draft.at) < longestKeptMs) return draft;
    storage.removeItem(key);
  } catch {
    clearDraft(storage, key);
  }
  return undefined;
}

export function clearDraft(storage: Storage, key: string): void {
  try {
    storage.removeItem(key);
  } catch {
    // Nothing could be kept either.
  }
}

function isDraft(value: unknown): value is Draft {
  return (
    typeof value === 'object' &&
    value !== null &&
    'at' in value &&
    typeof value.at === 'string' &&
    !Number.isNaN(Date.parse(value.at)) &&
    'values' in value &&
    typeof value.values === 'object' &&
    value.values !== null
  );
}
