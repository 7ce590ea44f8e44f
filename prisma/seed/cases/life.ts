// The life of one case: each step is asked of the domain, so that no made-up case stands where a real one could not.

import {
  type AnyProgramme,
  type CaseFacts,
  type CaseMove,
  type CaseOperation,
  type Entitlement,
  type NoticeContent,
  noticeDays,
  noticeLastDay,
  takeCaseOperation,
} from '@zhucan/domain';
import { dayOf, isoOf, MS_PER_DAY } from '../calendar.ts';
import type { Random } from '../random.ts';
import { beginRow, type LifeOf } from './begin.ts';
import type { Bureau } from './bureau.ts';
import type { Actor, CaseRow, NoticeRow, ObjectionRow } from './rows.ts';

type Json = Readonly<Record<string, unknown>>;

const MINUTE = 60_000;

/** What a step writes beside where it leads. */
export interface StepNote {
  readonly reason?: string;
  readonly record?: Json;
}

export class CaseLife {
  readonly row: CaseRow;
  readonly details: Json;
  readonly programme: AnyProgramme;
  /** What was asked for when it was handed in last. */
  asked: Entitlement | null = null;
  readonly #bureau: Bureau;
  readonly #random: Random;
  #at = 0;

  constructor(bureau: Bureau, random: Random, of: LifeOf, day: number, by: Actor | null) {
    const { programme, details } = of;
    this.#bureau = bureau;
    this.#random = random;
    this.details = details;
    this.programme = programme;
    const at = this.#moment(day);
    this.row = beginRow(of, by, at);
    this.#write('CREATE', null, by, at, {});
  }

  get stage(): string {
    return this.row.move.stage;
  }

  /** Takes a step; throws where the domain refuses it. Nobody is the software itself. */
  take(operation: CaseOperation, day: number, by: Actor | null, note: StepNote = {}): void {
    const from = this.stage;
    const move = this.#ask(operation, day, by);
    const at = this.#moment(day);
    this.row.move = move;
    if (move.closes) this.row.closed = day;
    if (note.record) {
      this.row.records[from] = {
        at: new Date(at).toISOString(),
        actor: by?.name ?? null,
        values: note.record,
      };
    }
    this.#write(operation, from, by, at, note);
  }

  /** Hands the case in, or in again. */
  submit(operation: 'SUBMIT' | 'RESUBMIT', day: number, by: Actor): void {
    const { programme, details, row } = this;
    const asked = programme.requests?.(details, this.#bureau.parameters) ?? null;
    this.asked = asked;
    row.requested = asked?.amount ?? null;
    row.policyVersion = this.#bureau.policyVersion;
    if (asked) row.calculation = shownCalculation(asked);
    if (operation === 'SUBMIT') {
      row.submitted = day;
      row.filedById = by.id;
    }
    this.take(operation, day, by);
  }

  /** The decision, or its proposal to the leader, by what the meeting recorded. */
  decide(operation: 'DECIDE' | 'PROPOSE', day: number, by: Actor, record: Json): void {
    const { programme, details, row } = this;
    const given = programme.gives?.(details, this.#bureau.parameters, record) ?? null;
    row.decided = given?.amount ?? null;
    this.take(operation, day, by, { record });
    row.decidedById = by.id;
    row.policyVersion = this.#bureau.policyVersion;
    if (given) row.calculation = shownCalculation(given);
    if (operation === 'DECIDE') row.decidedOn = day;
  }

  signOff(agree: boolean, day: number, by: Actor, reason?: string): void {
    if (agree) {
      this.take('SIGN_OFF', day, by, { record: {} });
      this.row.decidedOn = day;
      return;
    }
    this.take('REFUSE_SIGN_OFF', day, by, reason === undefined ? {} : { reason });
    this.row.decidedById = null;
    this.row.decided = null;
  }

  post(day: number, by: Actor, content: NoticeContent): NoticeRow {
    const days = noticeDays(this.programme, this.#bureau.parameters);
    const notice: NoticeRow = {
      id: this.#bureau.nextNotice(),
      caseId: 0,
      area: this.row.area,
      slug: this.#bureau.slug(this.#random),
      status: 'POSTED',
      posted: day,
      lastDay: dayOf(noticeLastDay(isoOf(day), days)),
      ended: null,
      content,
      postedById: by.id,
    };
    this.take('POST_NOTICE', day, by);
    this.row.notices.push(notice);
    return notice;
  }

  endNotice(notice: NoticeRow, day: number, by: Actor): void {
    this.take('END_NOTICE', day, by);
    notice.status = 'ENDED';
    notice.ended = day;
  }

  /** An objection from the public page, or by phone. */
  receive(
    day: number,
    by: Actor | null,
    words: Pick<ObjectionRow, 'text' | 'name' | 'contact'>,
  ): ObjectionRow {
    const notice = this.row.notices.at(-1);
    if (!notice) throw new TypeError('an objection is to a notice');
    this.take('RECEIVE_OBJECTION', day, by);
    const objection: ObjectionRow = {
      ...words,
      id: this.#bureau.nextObjection(),
      noticeId: notice.id,
      areaPath: this.row.area.path,
      channel: by ? 'PHONE' : 'PUBLIC_PAGE',
      status: 'OPEN',
      filedAt: this.#at,
      receipt: this.#bureau.receipt(this.#random),
      findings: null,
      reply: null,
      told: null,
      decidedAt: null,
      decidedById: null,
    };
    this.row.objections.push(objection);
    return objection;
  }

  answer(objection: ObjectionRow, uphold: boolean, day: number, by: Actor, findings: string): void {
    this.take(uphold ? 'UPHOLD_OBJECTION' : 'DISMISS_OBJECTION', day, by, { reason: findings });
    objection.status = uphold ? 'UPHELD' : 'DISMISSED';
    objection.findings = findings;
    objection.reply = uphold
      ? '经核查，反映情况属实，该申请已终止。'
      : '经核查，反映情况与事实不符，公示继续。';
    objection.told = day;
    objection.decidedAt = this.#at;
    objection.decidedById = by.id;
  }

  /** Hands in whatever the case needs before a stage and does not have yet. */
  handIn(before: readonly string[], day: number, by: Actor | null): void {
    const { row, programme } = this;
    const there = new Set(row.documents.map(({ kind }) => kind));
    for (const { kind, before: stage } of programme.documents(this.details, this.#bureau.parameters)) {
      if (there.has(kind) || !before.includes(stage)) continue;
      const known = programme.documentKinds.find(one => one.kind === kind);
      const form =
        known?.forms?.includes('STAMPED_COPY') && this.#random.chance(0.35) ? 'STAMPED_COPY' : 'ORIGINAL';
      row.documents.push({
        caseId: 0,
        kind,
        ...this.#bureau.files.of(kind, known?.names.zh ?? kind),
        form,
        addedById: by?.id ?? null,
        addedAt: this.#moment(day),
      });
    }
  }

  /** The moment of the latest step. */
  get at(): number {
    return this.#at;
  }

  #ask(operation: CaseOperation, day: number, by: Actor | null): CaseMove {
    const actor = by && { userId: by.id, role: by.role, programmes: [] };
    const { calendar, parameters } = this.#bureau;
    return takeCaseOperation(operation, this.#facts(), actor, this.programme, {
      today: isoOf(day),
      calendar,
      parameters,
    });
  }

  #facts(): CaseFacts {
    const { row } = this;
    const notice = row.notices.at(-1);
    const { stage, status, returnedFrom, dueOn, daysLeft } = row.move;
    return {
      stage,
      status,
      returnedFrom,
      dueOn,
      daysLeft,
      requestedAmount: row.requested,
      decidedAmount: row.decided,
      filedById: row.filedById,
      reviewedById: row.reviewedById,
      refiledByIds: [],
      decidedById: row.decidedById,
      openObjections: row.objections.filter(one => one.status === 'OPEN').length,
      notice: notice ? { lastDay: isoOf(notice.lastDay), posted: notice.status !== 'WITHDRAWN' } : null,
      missingDocuments: this.#missing(returnedFrom ?? stage),
      eligibility: 'MET',
      paymentUnderWay: false,
    };
  }

  #missing(stage: string): number {
    const order = ['DRAFT', ...this.programme.way.map(({ code }) => code)];
    const there = new Set(this.row.documents.map(({ kind }) => kind));
    return this.programme
      .documents(this.details, this.#bureau.parameters)
      .filter(({ kind, before }) => !there.has(kind) && order.indexOf(before) <= order.indexOf(stage)).length;
  }

  #write(operation: CaseOperation, from: string | null, by: Actor | null, at: number, note: StepNote): void {
    const { row } = this;
    row.updatedAt = at;
    row.events.push({
      caseId: 0,
      areaPath: row.area.path,
      operation,
      from,
      to: row.move.stage,
      status: row.move.status,
      at,
      actorId: by?.id ?? null,
      reason: note.reason ?? null,
      record: note.record ?? null,
    });
  }

  /** A moment in the office's hours, after everything before it. */
  #moment(day: number): number {
    const morning = day * MS_PER_DAY + 30 * MINUTE;
    const drawn = morning + this.#random.below(200) * MINUTE + this.#random.below(MINUTE);
    this.#at = drawn > this.#at ? drawn : this.#at + (2 + this.#random.below(9)) * MINUTE;
    return this.#at;
  }
}

function shownCalculation({ calculation, problems }: Entitlement): unknown {
  return { calculation, problems };
}

/** A day so many working days later. */
export function workdaysAfter(bureau: Bureau, day: number, count: number): number {
  return dayOf(bureau.calendar.add(isoOf(day), count));
}
