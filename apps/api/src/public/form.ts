// The objection form as it is sent and as it comes back. No picture puzzles: a field that people do not see, the time that a form was
// open, and how often an address may send.

import { createHash } from 'node:crypto';
import { type Vault, VaultError } from '@zhucan/database';
import { RECEIPT_LENGTH, RECEIPT_LETTERS } from '../casework/notice/objection.record.ts';

/** Nobody reads a notice and writes an objection in less. */
const QUICKEST_MS = 3_000;
const LONGEST_MS = 24 * 3_600_000;

export interface ObjectionForm {
  readonly text: string;
  readonly name: string;
  readonly contact: string;
  /** The field that people do not see. */
  readonly website: string;
  readonly token: string;
}

export const EMPTY_FORM: Omit<ObjectionForm, 'token'> = { text: '', name: '', contact: '', website: '' };

export function formOf(body: Buffer): ObjectionForm {
  const fields = new URLSearchParams(body.toString('utf8'));
  const of = (name: string): string => fields.get(name) ?? '';
  return {
    text: of('text'),
    name: of('name'),
    contact: of('contact'),
    website: of('website'),
    token: of('token'),
  };
}

/** Says sealed which notice the form is of and when it was opened: nobody else can make one. */
export function tokenOf(vault: Pick<Vault, 'seal'>, slug: string, now: Date): string {
  return Buffer.from(vault.seal(`${slug} ${now.getTime()}`)).toString('base64url');
}

/** Whether a form was opened for this notice, and neither a moment nor a day ago. */
export function checkToken(
  vault: Pick<Vault, 'open'>,
  token: string,
  slug: string,
  now: Date,
): 'RIGHT' | 'QUICK' | 'LATE' {
  let opened: string;
  try {
    opened = vault.open(Buffer.from(token, 'base64url'));
  } catch (error) {
    if (error instanceof VaultError) return 'LATE';
    throw error;
  }
  const [of, at] = opened.split(' ');
  const open = now.getTime() - Number(at);
  if (of !== slug || !(open <= LONGEST_MS)) return 'LATE';
  return open < QUICKEST_MS ? 'QUICK' : 'RIGHT';
}

/**
 * The receipt of what was sent: it follows from the form and its content, so that pressing the button twice, or loading the answer
 * anew, is one objection with one receipt.
 */
export function receiptOf({ token, text, name, contact }: ObjectionForm): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([token, text, name, contact]))
    .digest();
  return [...digest.subarray(0, RECEIPT_LENGTH)]
    .map(byte => RECEIPT_LETTERS[byte % RECEIPT_LETTERS.length])
    .join('');
}

/** As people type it: any case, any separators, O for 0, I and L for 1. Null where it is none. */
export function readReceipt(typed: string): string | null {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return new RegExp(`^[${RECEIPT_LETTERS}]{${RECEIPT_LENGTH}}$`).test(letters) ? letters : null;
}
