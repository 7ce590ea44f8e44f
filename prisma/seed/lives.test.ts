import {
  addMonths,
  ageOn,
  assessmentProblems,
  type CalendarDate,
  CERTIFICATE_TABLE,
  type CertificatePlace,
  checkCertificateNumber,
  codeOfPath,
  HELD_STATUSES,
  isWithin,
  levelOfCode,
  may,
  OPEN_STATUSES,
  OPERATION_PERMISSIONS,
  type Step,
} from '@zhucan/domain';
import { describe, expect, it } from 'vitest';
import { dayOf, isoOf, MS_PER_DAY } from './calendar.ts';
import { lastEvent, makeDistrict, tally } from './district-for-tests.ts';
import { DEMONSTRATION } from './plan.ts';
import type { CertificateRow } from './rows.ts';

const TODAY: CalendarDate = '2026-11-24';
const { certificates, people, world } = makeDistrict(DEMONSTRATION, TODAY);
const holderOf = ({ personId }: CertificateRow) => {
  const person = people[personId - 1];
  if (person?.id !== personId) throw new RangeError(`no person ${personId}`);
  return person;
};
const previousOf = ({ previousId }: CertificateRow) =>
  previousId === null ? undefined : certificates[previousId - 1];
const dayOfMoment = (at: number) => Math.floor(at / MS_PER_DAY);
const among = (list: readonly string[], status: string) => list.includes(status);

/** Where an operation leads in the domain's own table. */
function stepOf(from: CertificatePlace, operation: string): Step<CertificatePlace, string> | undefined {
  const steps: Readonly<Record<string, Step<CertificatePlace, string>>> = CERTIFICATE_TABLE[from];
  return steps[operation];
}

describe('certificates', () => {
  it('carry a number that passes the check and says whose it is, its category and its grade', () => {
    const numbered = certificates.filter(row => row.number !== null);
    expect(numbered.length).toBeGreaterThan(4800);
    for (const row of numbered) {
      const number = row.number ?? '';
      const holder = holderOf(row);
      expect(number.startsWith(holder.idNumber)).toBe(true);
      expect(checkCertificateNumber(number, TODAY)).toMatchObject({
        valid: true,
        sex: holder.sex,
        birthDate: isoOf(holder.birth),
        category: row.category,
        grade: row.grade,
      });
    }
  });

  it('are numbered exactly when they were issued', () => {
    for (const row of certificates) {
      expect(row.number !== null).toBe(row.issued !== null);
      expect(row.issued !== null).toBe(row.events.some(event => event.operation === 'ISSUE'));
    }
  });

  it('are in force at most once a person, and under way at most once', () => {
    for (const statuses of [HELD_STATUSES, OPEN_STATUSES]) {
      const each = tally(
        certificates.filter(row => among(statuses, row.status)),
        row => row.personId,
      );
      expect(Math.max(...each.values())).toBe(1);
    }
  });

  it('went only ways that the table of the domain allows', () => {
    for (const { id, kind, status, events } of certificates) {
      const [first, ...later] = events;
      const opened = {
        FIRST: 'APPLY',
        TRANSFER_IN: 'TRANSFER_IN',
        RENEWAL: 'RENEW',
        CHANGE: 'CHANGE',
        REISSUE: 'REISSUE',
      };
      expect(first).toMatchObject({ operation: opened[kind], from: null, to: 'APPLIED' });
      let place: CertificatePlace = 'APPLIED';
      for (const { operation, from, to } of later) {
        expect(from, `${id} ${operation}`).toBe(place);
        expect(stepOf(place, operation)?.to, `${id} ${place} ${operation}`).toBe(to);
        place = to;
      }
      expect(place).toBe(status);
    }
  });

  it('have dates that agree with their events, none of them after yesterday', () => {
    const end = dayOf(TODAY) * MS_PER_DAY;
    for (const row of certificates) {
      const dayWhen = (...operations: string[]) => {
        const event = row.events.find(one => operations.includes(one.operation));
        return event ? dayOfMoment(event.at) : null;
      };
      expect(dayOfMoment(row.events[0]?.at ?? 0)).toBe(row.applied);
      expect(dayWhen('ISSUE')).toBe(row.issued);
      const ended = dayWhen('CANCEL', 'REPLACE', 'TRANSFER_OUT', 'REJECT', 'WITHDRAW');
      // What a dead person held ended with the person, whenever that was heard of.
      if (row.cancelReason === 'DEATH') expect(row.closed).toBe(holderOf(row).death?.day);
      else expect(ended).toBe(row.closed);
      const moments = row.events.map(event => event.at);
      expect(moments).toEqual([...moments].sort((a, b) => a - b));
      expect(lastEvent(row).at).toBeLessThan(end);
      expect(row.createdAt).toBeLessThan(end);
      const assessed = row.events
        .filter(event => event.operation === 'ASSESS')
        .map(event => dayOfMoment(event.at));
      expect(row.assessments.map(one => one.day)).toEqual(assessed);
    }
  });

  it('happen to the living: a death ends what there is when it is reported, and nothing follows', () => {
    const dead = certificates.filter(row => holderOf(row).death !== null);
    expect(dead.length).toBeGreaterThan(300);
    for (const row of dead) {
      const { day, reported } = holderOf(row).death ?? { day: 0, reported: 0 };
      expect(among([...HELD_STATUSES, ...OPEN_STATUSES], row.status), `certificate ${row.id}`).toBe(false);
      for (const { operation, at } of row.events.filter(event => dayOfMoment(event.at) >= day)) {
        expect(['CANCEL', 'WITHDRAW']).toContain(operation);
        expect(dayOfMoment(at)).toBe(reported);
      }
    }
    const forDeath = certificates.filter(row => row.cancelReason === 'DEATH');
    expect(forDeath.length).toBeGreaterThan(200);
    for (const row of forDeath) expect(holderOf(row).death, `certificate ${row.id}`).not.toBeNull();
  });

  it('follow one another as renewals, changes and reissues do', () => {
    for (const row of certificates) {
      const previous = previousOf(row);
      if (!previous) {
        expect(['FIRST', 'TRANSFER_IN']).toContain(row.kind);
        continue;
      }
      const expires = isoOf(previous.expires ?? 0);
      expect(previous.personId).toBe(row.personId);
      if (row.kind === 'RENEWAL') expect(isoOf(row.applied) >= addMonths(expires, -12)).toBe(true);
      const opening = previous.events.find(event => event.details?.['successorId'] === row.id);
      expect(dayOfMoment(opening?.at ?? 0), `certificate ${row.id}`).toBe(row.applied);
      if (row.kind === 'CHANGE') expect(isoOf(row.applied) <= expires).toBe(true);
      if (row.kind === 'REISSUE') expect(previous.events.some(event => event.to === 'LOST')).toBe(true);
      if (row.issued !== null) expect(previous).toMatchObject({ status: 'REPLACED', closed: row.issued });
      if (row.kind === 'CHANGE' && row.issued !== null)
        expect([previous.category, previous.grade]).not.toEqual([row.category, row.grade]);
      if (row.kind === 'REISSUE' && row.issued !== null) expect(row.expires).toBe(previous.expires);
    }
    const renewed = certificates.filter(row => row.kind === 'RENEWAL' && row.issued !== null);
    const years = renewed.map(row => ((row.issued ?? 0) - (previousOf(row)?.issued ?? 0)) / 365.25);
    const tenth = years.filter(each => each > 8.9 && each < 11.5).length;
    expect(tenth / renewed.length).toBeGreaterThan(0.7);
  });
});

describe('assessments', () => {
  it('could each have been entered by hand, and their whole is the certificate’s', () => {
    for (const row of certificates) {
      for (const { day, ...assessment } of row.assessments) {
        const context = {
          birthDate: isoOf(holderOf(row).birth),
          appliedOn: isoOf(row.applied),
          hospitalDesignated: world.institutions.all[assessment.hospitalId - 1]?.designated ?? false,
          today: TODAY,
        };
        const input = { ...assessment, assessedOn: isoOf(day) };
        expect(assessmentProblems(input, context), `certificate ${row.id}`).toEqual([]);
        expect(ageOn(context.birthDate, input.assessedOn)).toBeGreaterThanOrEqual(0);
      }
      const last = row.assessments.at(-1);
      if (last) expect([last.category, last.grade]).toEqual([row.category, row.grade]);
      if (row.category === 'MULTIPLE' && last) expect(last.parts.length).toBeGreaterThan(1);
    }
    expect(certificates.some(row => row.assessments.length === 2)).toBe(true);
  });

  it('of a home visit are made on its day in its village, and none is left over from a visit that is done', () => {
    const visited = certificates.filter(row => row.visitId !== null);
    expect(visited.length).toBeGreaterThan(200);
    for (const row of visited) {
      const visit = world.visits.all[(row.visitId ?? 0) - 1];
      expect(visit?.area).toBe(row.area);
      expect(visit?.status).not.toBe('CANCELLED');
      if (visit?.status === 'DONE')
        expect(row.assessments[0]).toMatchObject({ day: visit.day, atHome: true });
      else expect(row.status).toBe('APPLIED');
    }
    const coming = visited.filter(row => world.visits.all[(row.visitId ?? 0) - 1]?.status === 'PLANNED');
    expect(coming.length).toBeGreaterThan(0);
  });

  it('visits come to villages that are ready, done before today and planned from today on', () => {
    for (const visit of world.visits.all) {
      expect(visit.area.homeVisitReady).toBe(true);
      expect(levelOfCode(codeOfPath(visit.area.path))).toBe('VILLAGE');
      if (visit.status !== 'CANCELLED') expect(visit.status === 'DONE').toBe(visit.day < dayOf(TODAY));
    }
    expect(new Set(world.visits.all.map(visit => visit.status)).size).toBe(3);
  });
});

describe('who did it', () => {
  const users = new Map(world.users.all.map(user => [user.id, user]));

  it('was someone who may do it there, and nobody’s name is known from before this register', () => {
    for (const row of certificates) {
      for (const { operation, actorId, at } of row.events) {
        expect(actorId === null, `${row.id} ${operation}`).toBe(dayOfMoment(at) < world.plan.start);
        if (actorId === null) continue;
        const user = users.get(actorId);
        const what = `${user?.username} ${operation} ${row.area.path}`;
        expect(user && isWithin(row.area.path, user.area.path), what).toBe(true);
        expect(user && may(user.role, OPERATION_PERMISSIONS[operation]), what).toBe(true);
      }
    }
  });

  it('never reviewed, refused or issued what the same person filed or assessed', () => {
    for (const row of certificates) {
      const touched = [row.createdById, ...row.assessments.map(one => one.createdById)];
      for (const { operation, actorId } of row.events) {
        if (actorId === null || !['REVIEW', 'ISSUE', 'REJECT'].includes(operation)) continue;
        expect(touched, `${row.id} ${operation}`).not.toContain(actorId);
      }
    }
  });
});
