import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROLES } from '../../access/roles.ts';
import { ForbiddenError, TransitionRefused } from '../../shared/error.ts';
import { DEFAULT_CERTIFICATE_POLICY } from './policy.ts';
import { CERTIFICATE_OPERATIONS, CERTIFICATE_STATUSES } from './terms.ts';
import {
  availableOperations,
  CERTIFICATE_PLACES,
  CERTIFICATE_TABLE,
  type CertificateFacts,
  type CertificateFlag,
  certificateFlags,
  certificateWorkflow,
  HELD_STATUSES,
  OPEN_STATUSES,
  takeOperation,
} from './workflow.ts';

const TODAY = '2026-11-23';
const ALL: Readonly<Record<CertificateFlag, boolean>> = {
  HOLDER_ALIVE: true,
  HOLDS_NO_OTHER: true,
  NO_OPEN_APPLICATION: true,
  ASSESSABLE: true,
  ASSIGNED: true,
  GRADED: true,
  RESULT_DIFFERS: true,
  OTHER_EYES: true,
  ISSUES_HERE: true,
  PREVIOUS_REPLACEABLE: true,
  RENEWAL_OPEN: true,
  NOT_EXPIRED: true,
  NUMBER_DISAGREES: true,
  SUCCESSOR_ISSUED: true,
};

const holder = { alive: true, heldId: null, openId: null };
const moment = {
  actorId: 9,
  today: TODAY,
  policy: DEFAULT_CERTIFICATE_POLICY,
  role: 'DISTRICT_OFFICER',
} as const;
const issued: CertificateFacts = {
  id: 1,
  status: 'ISSUED',
  kind: 'FIRST',
  category: 'PHYSICAL',
  grade: 2,
  expiresOn: '2030-01-01',
  assigned: true,
  issuesHere: true,
  numberDisagrees: false,
  createdById: 5,
  assessorIds: [6],
  previous: null,
};
const applied: CertificateFacts = {
  ...issued,
  id: 2,
  status: 'APPLIED',
  grade: null,
  expiresOn: null,
  assigned: false,
};

describe('the life of a certificate', () => {
  test('status × operation', () => {
    const lines = CERTIFICATE_PLACES.map(status => {
      const steps = certificateWorkflow
        .available(status, ALL)
        .map(operation => `${operation}→${certificateWorkflow.take(status, operation, ALL)}`);
      return `${status.padEnd(15)} ${steps.join(', ') || '—'}`;
    });
    expect(lines.join('\n')).toMatchInlineSnapshot(`
      "NONE            APPLY→APPLIED, TRANSFER_IN→APPLIED
      APPLIED         ASSIGN→APPLIED, ASSESS→ASSESSED, REVIEW→REVIEWED, REJECT→REJECTED, WITHDRAW→WITHDRAWN
      ASSESSED        REVIEW→REVIEWED, RETURN→APPLIED, REJECT→REJECTED, WITHDRAW→WITHDRAWN
      REVIEWED        ISSUE→ISSUED, RETURN→APPLIED, REJECT→REJECTED, WITHDRAW→WITHDRAWN
      ISSUED          RENEW→ISSUED, CHANGE→ISSUED, REPORT_LOSS→LOST, REISSUE→ISSUED, FREEZE→FROZEN, TRANSFER_OUT→TRANSFERRED_OUT, CANCEL→CANCELLED, REPLACE→REPLACED
      FROZEN          UNFREEZE→ISSUED, CANCEL→CANCELLED
      LOST            RENEW→LOST, FOUND→ISSUED, REISSUE→LOST, CANCEL→CANCELLED, REPLACE→REPLACED
      CANCELLED       —
      REPLACED        —
      TRANSFERRED_OUT —
      REJECTED        —
      WITHDRAWN       —"
    `);
  });

  test('what the table leaves out is refused, whatever the facts', () => {
    let refused = 0;
    for (const status of CERTIFICATE_PLACES) {
      const possible: readonly string[] = Object.keys(CERTIFICATE_TABLE[status]);
      for (const operation of CERTIFICATE_OPERATIONS) {
        const refusal = certificateWorkflow.refusal(status, operation, ALL);
        expect([status, operation, refusal === undefined]).toEqual([
          status,
          operation,
          possible.includes(operation),
        ]);
        if (refusal) {
          expect(refusal.code).toBe('CERTIFICATE_OPERATION_NOT_POSSIBLE');
          refused += 1;
        }
      }
    }
    expect(refused).toBeGreaterThan(150);
  });

  test('each missing fact refuses exactly the steps that need it, with its own reason', () => {
    const needed = new Set<string>();
    for (const [flag, code] of Object.entries(certificateWorkflow.refusals)) {
      const flags = { ...ALL, [flag]: false };
      for (const status of CERTIFICATE_PLACES) {
        for (const operation of certificateWorkflow.available(status, ALL)) {
          const needs: readonly string[] = certificateWorkflow.table[status][operation]?.needs ?? [];
          const refusal = certificateWorkflow.refusal(status, operation, flags);
          expect(refusal?.code).toBe(needs.includes(flag) ? code : undefined);
          if (refusal) needed.add(flag);
        }
      }
    }
    expect([...needed].sort()).toEqual(Object.keys(ALL).sort());
  });

  test('from anywhere, nothing follows an end', () => {
    for (const end of ['CANCELLED', 'REPLACED', 'TRANSFERRED_OUT', 'REJECTED', 'WITHDRAWN'] as const) {
      expect(certificateWorkflow.available(end, ALL)).toEqual([]);
    }
    const statuses = [...HELD_STATUSES, ...OPEN_STATUSES];
    expect(new Set(statuses).size).toBe(6);
    expect(CERTIFICATE_STATUSES.filter(status => !statuses.some(each => each === status))).toHaveLength(5);
  });

  test('however operations follow each other, a grade comes before an issue', () => {
    const graded = new Set(['ASSESS', 'TRANSFER_IN']);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...CERTIFICATE_OPERATIONS), { maxLength: 40 }), operations => {
        let status: (typeof CERTIFICATE_PLACES)[number] = 'NONE';
        let grade = false;
        for (const operation of operations) {
          const flags = { ...ALL, GRADED: grade };
          if (certificateWorkflow.refusal(status, operation, flags)) continue;
          status = certificateWorkflow.take(status, operation, flags);
          grade ||= graded.has(operation);
          if (status === 'ISSUED') expect(grade).toBe(true);
        }
      }),
    );
  });
});

describe('the facts', () => {
  const open = (facts: CertificateFacts | null, who: Partial<typeof moment> | object = {}, by: object = {}) =>
    availableOperations(facts, { ...holder, ...by }, { ...moment, ...who });

  test('whoever has none applies, unless dead, holding one or waiting for one', () => {
    expect(open(null)).toEqual(['APPLY', 'TRANSFER_IN']);
    expect(open(null, {}, { alive: false })).toEqual([]);
    expect(open(null, {}, { heldId: 1 })).toEqual([]);
    expect(open(null, {}, { openId: 2 })).toEqual([]);
  });

  test('an application is assigned, assessed, then reviewed by others', () => {
    expect(open(applied)).toEqual(['ASSIGN', 'REJECT', 'WITHDRAW']);
    expect(open({ ...applied, assigned: true })).toContain('ASSESS');
    const assessed: CertificateFacts = { ...applied, status: 'ASSESSED', grade: 2 };
    expect(open(assessed)).toEqual(['REVIEW', 'RETURN', 'REJECT', 'WITHDRAW']);
    expect(open(assessed, { actorId: 5 })).toEqual(['RETURN', 'WITHDRAW']);
    expect(open(assessed, { actorId: 6 })).toEqual(['RETURN', 'WITHDRAW']);
    const reviewed: CertificateFacts = { ...assessed, status: 'REVIEWED' };
    expect(open(reviewed)).toContain('ISSUE');
    expect(open(reviewed, { actorId: 6 })).not.toContain('ISSUE');
    expect(open(reviewed, {}, { heldId: 77 })).not.toContain('ISSUE');
    expect(open({ ...reviewed, issuesHere: false })).toEqual(['RETURN', 'REJECT', 'WITHDRAW']);
  });

  test('a reissue is never assessed; a renewal may be', () => {
    expect(open({ ...applied, kind: 'REISSUE', grade: 2 })).toEqual(['REVIEW', 'REJECT', 'WITHDRAW']);
    expect(open({ ...applied, kind: 'RENEWAL', grade: 2 })).toEqual([
      'ASSIGN',
      'REVIEW',
      'REJECT',
      'WITHDRAW',
    ]);
    expect(open({ ...applied, kind: 'RENEWAL' })).not.toContain('REVIEW');
  });

  test('a change must change something', () => {
    const previous = { id: 1, status: 'ISSUED', category: 'PHYSICAL', grade: 2 } as const;
    const change: CertificateFacts = { ...applied, kind: 'CHANGE', status: 'ASSESSED', previous };
    expect(open({ ...change, grade: 2 })).not.toContain('REVIEW');
    expect(open({ ...change, grade: 1 })).toContain('REVIEW');
    expect(open({ ...change, grade: 2, category: 'MULTIPLE' })).toContain('REVIEW');
  });

  test('a successor is issued while the previous one is held and not frozen', () => {
    const previous = { id: 1, status: 'ISSUED', category: 'PHYSICAL', grade: 2 } as const;
    const renewal: CertificateFacts = { ...applied, kind: 'RENEWAL', status: 'REVIEWED', grade: 2, previous };
    expect(open(renewal, {}, { heldId: 1, openId: 2 })).toContain('ISSUE');
    for (const status of ['FROZEN', 'CANCELLED', 'TRANSFERRED_OUT'] as const) {
      expect(open({ ...renewal, previous: { ...previous, status } }, {}, { heldId: 1 })).not.toContain(
        'ISSUE',
      );
    }
  });

  test('renewal opens a year before the end and stays open after it; nothing else survives the end', () => {
    const held = { heldId: 1 };
    const on = (today: string) => open(issued, { today }, held);
    expect(on('2028-12-31')).toEqual(['CHANGE', 'REPORT_LOSS', 'FREEZE', 'TRANSFER_OUT', 'CANCEL']);
    expect(on('2029-01-01')).toContain('RENEW');
    expect(on('2030-01-02')).toContain('RENEW');
    expect(on('2030-01-02')).not.toContain('CHANGE');
    expect(open({ ...issued, status: 'LOST' }, { today: '2030-01-02' }, held)).not.toContain('REISSUE');
    expect(open({ ...issued, status: 'LOST' }, {}, held)).toEqual(['FOUND', 'REISSUE', 'CANCEL']);
    // What is not lost is reissued where its number disagrees with the holder's, unless that is under way.
    const wrong = { ...issued, numberDisagrees: true };
    expect(open(wrong, {}, held)).toContain('REISSUE');
    expect(open(wrong, {}, { ...held, openId: 3 })).not.toContain('REISSUE');
  });

  test('the dead’s certificate can only be ended', () => {
    expect(open(issued, {}, { alive: false, heldId: 1 })).toEqual(['FREEZE', 'CANCEL']);
    expect(open({ ...issued, status: 'FROZEN' }, {}, { alive: false, heldId: 1 })).toEqual(['CANCEL']);
  });

  test('nobody replaces by hand', () => {
    expect(open(issued, {}, { heldId: 1 })).not.toContain('REPLACE');
    const flags = certificateFlags(issued, { ...holder, heldId: 1 }, { ...moment, successorIssued: true });
    expect(certificateWorkflow.take('ISSUED', 'REPLACE', flags)).toBe('REPLACED');
  });

  test('each role has its own steps', () => {
    const seen = (facts: CertificateFacts) =>
      ROLES.map(role => `${role}: ${open(facts, { role }, { heldId: 1 }).join(' ') || '—'}`).join('\n');
    expect(seen({ ...issued, expiresOn: '2027-01-01' })).toMatchInlineSnapshot(`
      "DISTRICT_MANAGER: RENEW CHANGE REPORT_LOSS FREEZE TRANSFER_OUT CANCEL
      DISTRICT_OFFICER: RENEW CHANGE REPORT_LOSS FREEZE TRANSFER_OUT CANCEL
      TOWN_CASEWORKER: RENEW CHANGE REPORT_LOSS
      VILLAGE_LIAISON: RENEW CHANGE REPORT_LOSS
      TOWN_HEAD: —
      LEADER: —"
    `);
    expect(seen({ ...applied, status: 'ASSESSED', grade: 1 })).toMatchInlineSnapshot(`
      "DISTRICT_MANAGER: REVIEW RETURN REJECT WITHDRAW
      DISTRICT_OFFICER: REVIEW RETURN REJECT WITHDRAW
      TOWN_CASEWORKER: WITHDRAW
      VILLAGE_LIAISON: WITHDRAW
      TOWN_HEAD: —
      LEADER: —"
    `);
  });
});

describe('taking an operation', () => {
  test('leads on, or says why not', () => {
    expect(takeOperation('APPLY', null, holder, moment)).toBe('APPLIED');
    expect(() => takeOperation('REVIEW', applied, holder, { ...moment, role: 'VILLAGE_LIAISON' })).toThrow(
      ForbiddenError,
    );
    expect(() => takeOperation('ISSUE', applied, holder, moment)).toThrow(TransitionRefused);
    try {
      takeOperation('RENEW', issued, { ...holder, heldId: 1 }, moment);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: 'CERTIFICATE_RENEWAL_NOT_OPEN', params: { months: 12 } });
    }
  });

  test('agrees with the buttons for every role and status', () => {
    for (const role of ROLES) {
      for (const status of CERTIFICATE_STATUSES) {
        const facts = { ...issued, status };
        const buttons = open(facts, role);
        for (const operation of CERTIFICATE_OPERATIONS) {
          let done = true;
          try {
            takeOperation(operation, facts, { ...holder, heldId: null }, { ...moment, role });
          } catch (error) {
            expect(error instanceof ForbiddenError || error instanceof TransitionRefused).toBe(true);
            done = false;
          }
          expect([role, status, operation, done]).toEqual([
            role,
            status,
            operation,
            buttons.includes(operation),
          ]);
        }
      }
    }
    function open(facts: CertificateFacts, role: (typeof ROLES)[number]) {
      return availableOperations(facts, holder, { ...moment, role });
    }
  });
});
