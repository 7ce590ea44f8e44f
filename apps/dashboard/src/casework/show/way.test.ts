import type { AnyProgramme } from '@zhucan/domain';
import { describe, expect, it } from 'vitest';
import { stepsOf, type WayFacts } from './way.ts';

const stage = (code: string) => ({ code, names: { zh: code, en: code }, by: [] });
const way = ['TOWN_REVIEW', 'TOWN_SIGNATURE', 'DISTRICT_REVIEW', 'LEADER_SIGN_OFF', 'PAYMENT'].map(stage);
const programme: Pick<AnyProgramme, 'way'> = { way };
const money = { requestedAmount: null, decidedAmount: null, parameters: {} };
const event = (from: string | null, to: string, at: string) => ({ from, to, at: `${at}T02:00:00Z` });

type Facts = Omit<WayFacts, keyof typeof money>;

const short = (facts: Facts, own = programme) =>
  stepsOf(own, { ...money, ...facts }).map(({ code, progress, on }) => `${code} ${progress} ${on ?? '-'}`);

describe('where a case stands', () => {
  it('is at its filing while it is a draft', () => {
    expect(short({ status: 'DRAFT', stage: 'DRAFT', events: [] })).toEqual([
      'FILED next -',
      'TOWN_REVIEW todo -',
      'TOWN_SIGNATURE todo -',
      'DISTRICT_REVIEW todo -',
      'LEADER_SIGN_OFF todo -',
      'PAYMENT todo -',
      'END todo -',
    ]);
  });

  it('shows the stages that were passed with their days, and the one that waits', () => {
    const events = [
      event('TOWN_SIGNATURE', 'DISTRICT_REVIEW', '2026-11-05'),
      event('TOWN_REVIEW', 'TOWN_SIGNATURE', '2026-11-04'),
      event('DRAFT', 'TOWN_REVIEW', '2026-11-02'),
    ];
    const facts: Facts = {
      status: 'DISTRICT_REVIEW',
      stage: 'DISTRICT_REVIEW',
      submittedOn: '2026-11-02',
      events,
    };
    expect(short(facts).slice(0, 4)).toEqual([
      'FILED done 2026-11-02',
      'TOWN_REVIEW done 2026-11-04',
      'TOWN_SIGNATURE done 2026-11-05',
      'DISTRICT_REVIEW next -',
    ]);
  });

  it('leaves out what the facts did not need', () => {
    const events = [event('DISTRICT_REVIEW', 'PAYMENT', '2026-11-09')];
    const steps = short({ status: 'APPROVED', stage: 'PAYMENT', events });
    expect(steps.slice(3)).toEqual([
      'DISTRICT_REVIEW done 2026-11-09',
      'LEADER_SIGN_OFF unneeded -',
      'PAYMENT next -',
      'END todo -',
    ]);
  });

  it('says beforehand which stage its amount does not need', () => {
    const limited = way.map(one => (one.code === 'LEADER_SIGN_OFF' ? { ...one, when: () => false } : one));
    const facts: Facts = { status: 'TOWN_REVIEW', stage: 'TOWN_REVIEW', events: [] };
    expect(short(facts, { way: limited })[4]).toBe('LEADER_SIGN_OFF unneeded -');
  });

  it('waits where it was returned from', () => {
    const events = [event('TOWN_REVIEW', 'RETURNED', '2026-11-03')];
    expect(short({ status: 'RETURNED', stage: 'RETURNED', events })[1]).toBe('TOWN_REVIEW next -');
  });

  it('is all done once it is closed, and waits for its closing once it is paid', () => {
    const events = [event('PAYMENT', 'PAID', '2026-11-20')];
    expect(short({ status: 'PAID', stage: 'PAID', events }).slice(-2)).toEqual([
      'PAYMENT done 2026-11-20',
      'END next -',
    ]);
    expect(short({ status: 'CLOSED', stage: 'CLOSED', closedOn: '2026-11-21', events }).at(-1)).toBe(
      'END over 2026-11-21',
    );
  });

  it('ends where it was rejected, with how far it came', () => {
    const events = [
      event('TOWN_REVIEW', 'TOWN_SIGNATURE', '2026-11-04'),
      event('TOWN_SIGNATURE', 'DISTRICT_REVIEW', '2026-11-05'),
      event('DISTRICT_REVIEW', 'REJECTED', '2026-11-06'),
    ];
    expect(short({ status: 'REJECTED', stage: 'REJECTED', closedOn: '2026-11-06', events })).toEqual([
      'FILED done -',
      'TOWN_REVIEW done 2026-11-04',
      'TOWN_SIGNATURE done 2026-11-05',
      'END over 2026-11-06',
    ]);
  });
});
