import { describe, expect, it } from 'vitest';
import { clearDraft, keyOf, loadDraft, only, saveDraft, withoutSecrets } from './draft.ts';

/** A browser's storage, as far as drafts use it. */
function storage(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    getItem: key => kept.get(key) ?? null,
    key: index => [...kept.keys()][index] ?? null,
    removeItem: key => void kept.delete(key),
    setItem: (key, value) => void kept.set(key, value),
  };
}

const now = new Date('2026-11-23T08:00:00Z');
const key = keyOf('town', 'people.create');

describe('a draft', () => {
  it('comes back with what was typed', () => {
    const place = storage();
    saveDraft(place, key, { name: '甲', insurances: ['PENSION'] }, now);
    expect(loadDraft(place, key, now)).toEqual({
      at: now.toISOString(),
      values: { name: '甲', insurances: ['PENSION'] },
    });
  });

  it('never holds a number, a phone, an account or a birth date, at any depth', () => {
    const place = storage();
    const secrets = {
      idNumber: '990102199003071209',
      birthDate: '1990-03-07',
      phone: '13800138000',
      guardianPhone: '13900139000',
      bankAccount: '6222000011112222',
      diagnosis: '诊断',
    };
    saveDraft(place, key, { ...secrets, members: [{ person: { name: '乙', ...secrets } }] }, now);
    const text = place.getItem(key) ?? '';
    for (const secret of Object.values(secrets)) expect(text).not.toContain(secret);
    expect(text).toContain('乙');
  });

  it('of an existing record holds what was changed and nothing that someone else may change meanwhile', () => {
    expect(only({ name: '甲', address: '东街', note: '' }, ['address', 'gone'])).toEqual({ address: '东街' });
  });

  it('belongs to one user and one form', () => {
    expect(keyOf('town', 'a')).not.toBe(keyOf('village', 'a'));
    expect(keyOf('town', 'a')).not.toBe(keyOf('town', 'b'));
  });

  it('is forgotten after two weeks, when broken, and when it is cleared', () => {
    const place = storage();
    saveDraft(place, key, { name: '甲' }, now);
    expect(loadDraft(place, key, new Date('2026-12-08T08:00:00Z'))).toBeUndefined();
    expect(place.getItem(key)).toBeNull();
    place.setItem(key, '{"at":');
    expect(loadDraft(place, key, now)).toBeUndefined();
    saveDraft(place, key, { name: '甲' }, now);
    clearDraft(place, key);
    expect(loadDraft(place, key, now)).toBeUndefined();
  });

  it('does without a storage that refuses', () => {
    const refusing: Storage = {
      ...storage(),
      setItem() {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    expect(() => saveDraft(refusing, key, { name: '甲' }, now)).not.toThrow();
    expect(withoutSecrets(null)).toBeNull();
  });
});
