import { describe, expect, test } from 'vitest';
import { type LifeFacts, lifeOf } from './life.ts';

const applied: LifeFacts = {
  kind: 'FIRST',
  status: 'APPLIED',
  state: 'APPLIED',
  grade: null,
  appliedOn: '2026-11-01',
  issuedOn: null,
  expiresOn: null,
  closedOn: null,
  assessments: [],
  events: [{ to: 'APPLIED', at: '2026-11-01T02:00:00Z' }],
};
const short = (more: Partial<LifeFacts>) =>
  lifeOf({ ...applied, ...more }).map(({ place, progress, on }) => `${place} ${progress} ${on ?? '-'}`);

describe('the life of a certificate', () => {
  test('an application waits for its assessment', () => {
    expect(short({})).toEqual([
      'APPLIED done 2026-11-01',
      'ASSESSED next -',
      'REVIEWED todo -',
      'ISSUED todo -',
      'END todo -',
    ]);
  });

  test('what takes category and grade over goes to the review at once', () => {
    expect(short({ kind: 'REISSUE', grade: 2 }).slice(1, 3)).toEqual([
      'ASSESSED unneeded -',
      'REVIEWED next -',
    ]);
    expect(short({ kind: 'RENEWAL', grade: 2 })[1]).toBe('ASSESSED unneeded -');
    expect(short({ kind: 'RENEWAL', grade: null })[1]).toBe('ASSESSED next -');
    expect(short({ kind: 'CHANGE' })[1]).toBe('ASSESSED next -');
  });

  test('an issued one has its days, by the day in Shanghai', () => {
    const issued = {
      status: 'ISSUED',
      issuedOn: '2026-11-20',
      expiresOn: '2036-11-20',
      grade: 2,
      assessments: [{ assessedOn: '2026-11-10' }],
      events: [
        { to: 'ISSUED', at: '2026-11-20T02:00:00Z' },
        { to: 'REVIEWED', at: '2026-11-14T23:30:00Z' },
      ],
    } as const;
    expect(short({ ...issued, state: 'ISSUED' })).toEqual([
      'APPLIED done 2026-11-01',
      'ASSESSED done 2026-11-10',
      'REVIEWED done 2026-11-15',
      'ISSUED done 2026-11-20',
      'END todo 2036-11-20',
    ]);
    expect(short({ ...issued, state: 'EXPIRING' }).at(-1)).toBe('END next 2036-11-20');
    expect(short({ ...issued, state: 'EXPIRED' }).at(-1)).toBe('END over 2036-11-20');
    expect(short({ ...issued, status: 'CANCELLED', state: 'CANCELLED', closedOn: '2030-01-02' }).at(-1)).toBe(
      'END over 2030-01-02',
    );
  });

  test('a returned application has its review before it again', () => {
    const events = [
      { to: 'APPLIED', at: '2026-11-16T02:00:00Z' },
      { to: 'REVIEWED', at: '2026-11-15T02:00:00Z' },
    ] as const;
    expect(short({ events })[2]).toBe('REVIEWED todo -');
  });

  test('a rejected one shows how far it came and that it is over', () => {
    const events = [
      { to: 'REJECTED', at: '2026-11-16T02:00:00Z' },
      { to: 'ASSESSED', at: '2026-11-10T02:00:00Z' },
    ] as const;
    const assessments = [{ assessedOn: '2026-11-10' }];
    expect(
      short({ status: 'REJECTED', state: 'REJECTED', closedOn: '2026-11-16', events, assessments }),
    ).toEqual(['APPLIED done 2026-11-01', 'ASSESSED done 2026-11-10', 'END over 2026-11-16']);
  });
});
