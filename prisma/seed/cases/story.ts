// What becomes of each application until it is decided: most go their way, some are returned, objected to, refused, or stand still
// where they are today.

import { type AidMode, composeNotice, parseMoney } from '@zhucan/domain';
import { type Random, weighted } from '../random.ts';
import type { Applicant } from './applicants.ts';
import type { Bureau } from './bureau.ts';
import { CaseLife, workdaysAfter } from './life.ts';
import { drawDetails, drawMeeting, drawSurvey, meetingDay, townOpinion } from './medical-aid.ts';
import type { Actor } from './rows.ts';

export type Fate = 'GOES_ON' | 'WITHDRAWN' | 'REFUSED_BY_TOWN' | 'REFUSED_BY_DISTRICT' | 'UPHELD';

/** One application as it is planned. */
export interface Plan {
  readonly who: Applicant;
  readonly begun: number;
  readonly fate: Fate;
  /** The place at which it stands today; it goes no further. */
  readonly halt?: string;
  readonly mode?: AidMode;
  /** So costly that the leader signs. */
  readonly large?: boolean;
}

export const drawFate = weighted<Fate>([
  ['GOES_ON', 86],
  ['WITHDRAWN', 3],
  ['REFUSED_BY_TOWN', 4],
  ['REFUSED_BY_DISTRICT', 5],
  ['UPHELD', 2],
]);

const RETURNED = [
  '诊断证明缺少医院盖章，请补交原件',
  '结算清单不完整，请补交',
  '银行账户与姓名不符，请核对',
] as const;
const REFUSED_TOWN = '经入户调查，家庭有稳定收入和存款，不属于无力支付的情形，不予受理。';
const REFUSED_DISTRICT = '经审核，该费用已由其他途径全额解决，不予批准。';
const OBJECTION = '听说这户人家在镇上还有一处门面房，希望核实。';
const DISMISSED = '经到户走访和不动产查询，反映的门面房系他人所有，情况不实。';
const UPHELD = '经查询不动产登记，申请人家庭名下有出租门面房，反映属实。';

/** The end of what may be told. */
class Standstill extends Error {}

export class CaseStory {
  readonly life: CaseLife;
  readonly #bureau: Bureau;
  readonly #random: Random;
  readonly #plan: Plan;
  readonly #horizon: number;
  #day: number;

  constructor(bureau: Bureau, random: Random, plan: Plan, horizon: number) {
    this.#bureau = bureau;
    this.#random = random;
    this.#plan = plan;
    this.#horizon = horizon;
    this.#day = plan.begun;
    const { who } = plan;
    const details = drawDetails(bureau, random, who, plan.begun, plan);
    const drafter = bureau.liaison(who.area.path) ?? bureau.caseworker(who.area.path.slice(0, 9));
    const of = { programme: bureau.programme, personId: who.personId, area: who.area, details };
    this.life = new CaseLife(bureau, random, of, plan.begun, drafter);
  }

  /** Tells it up to the decision; gives the day of the approval, or null where there is none (yet). */
  tell(): number | null {
    try {
      return this.#tell();
    } catch (error) {
      if (error instanceof Standstill) return null;
      throw error;
    }
  }

  #tell(): number | null {
    const { life } = this;
    const { fate } = this.#plan;
    life.handIn(this.#chance(0.7) ? ['TOWN_REVIEW'] : [], this.#plan.begun, this.#caseworker);
    life.submit('SUBMIT', this.#next(0, 1), this.#caseworker);
    if (this.#returns(0.14)) this.#return(this.#caseworker);
    if (fate === 'REFUSED_BY_TOWN') return this.#refuse(REFUSED_TOWN, this.#caseworker);
    this.#reviewByTown();
    if (fate === 'WITHDRAWN') {
      life.take('WITHDRAW', this.#next(0, 2), this.#caseworker, { reason: '申请人已获其他救助，自愿撤回。' });
      return null;
    }
    if (this.#publish() === 'TERMINATED') return null;
    if (this.#returns(0.05)) this.#return(this.#officer);
    if (fate === 'REFUSED_BY_DISTRICT') return this.#refuse(REFUSED_DISTRICT, this.#officer);
    return this.#decide();
  }

  get #caseworker(): Actor {
    return this.#bureau.caseworker(this.#plan.who.area.path.slice(0, 9));
  }

  get #officer(): Actor {
    const { officers } = this.#bureau;
    const officer = officers[this.#plan.who.personId % officers.length];
    if (!officer) throw new RangeError('the district has no officer');
    return officer;
  }

  /** The working day of the next step; stops where the case stands still or the present is reached. */
  #next(least: number, most: number): number {
    if (this.life.stage === this.#plan.halt) throw new Standstill();
    const days = this.#random.between(least, most);
    this.#day = workdaysAfter(this.#bureau, this.#day, days);
    if (this.#day > this.#horizon) throw new Standstill();
    return this.#day;
  }

  #chance(probability: number): boolean {
    return this.#random.chance(probability);
  }

  #returns(probability: number): boolean {
    return this.#plan.halt === 'RETURNED' || this.#chance(probability);
  }

  #return(by: Actor): void {
    this.life.take('RETURN', this.#next(0, 1), by, { reason: this.#random.pick(RETURNED) });
    this.life.submit('RESUBMIT', this.#next(2, 7), this.#caseworker);
  }

  #refuse(reason: string, by: Actor): null {
    this.life.take('REJECT', this.#next(1, 2), by, { reason });
    return null;
  }

  #reviewByTown(): void {
    const { life } = this;
    const day = this.#next(1, 3);
    life.handIn(['TOWN_REVIEW'], day, this.#caseworker);
    life.take('PASS_TOWN_REVIEW', day, this.#caseworker, { record: drawSurvey(this.#random, day) });
    const signed = this.#next(0, 1);
    const head = this.#bureau.head(this.#plan.who.area.path.slice(0, 9));
    life.take('PASS_TOWN_SIGNATURE', signed, head, { record: townOpinion(signed) });
  }

  /** The notice, with the objection that some have. */
  #publish(): 'ENDED' | 'TERMINATED' {
    const { life } = this;
    const notice = life.post(this.#next(0, 1), this.#caseworker, this.#content());
    if (this.#plan.halt === 'POSTED') throw new Standstill();
    const upheld = this.#plan.fate === 'UPHELD';
    const open = this.#plan.halt === 'OBJECTION';
    if (upheld || open || this.#chance(0.04)) {
      const named = this.#chance(0.4)
        ? { name: '许明德', contact: '电话联系' }
        : { name: null, contact: null };
      const objection = life.receive(this.#next(1, 1), null, { text: OBJECTION, ...named });
      if (open) throw new Standstill();
      life.answer(objection, upheld, this.#next(1, 3), this.#caseworker, upheld ? UPHELD : DISMISSED);
      if (upheld) {
        notice.status = 'WITHDRAWN';
        notice.ended = this.#day;
        return 'TERMINATED';
      }
    }
    if (this.#day <= notice.lastDay) this.#day = notice.lastDay;
    const ended = this.#next(1, 1);
    life.handIn(['PUBLIC_NOTICE'], ended, this.#caseworker);
    life.endNotice(notice, ended, this.#caseworker);
    return 'ENDED';
  }

  #content() {
    const { who } = this.#plan;
    const { places } = this.#bureau.world;
    const named = [who.area.path.slice(0, 9), who.area.path].map(
      path => places.areas.find(area => area.path === path)?.name ?? '',
    );
    return composeNotice(this.#bureau.programme, this.life.details, {
      requestedAmount: this.life.row.requested,
      name: who.name,
      others: who.others,
      place: named.join(''),
      objectionsTo: `${named[0]}残联专干 0990-86010000`,
      sources: { records: {}, institutions: this.#bureau.institutions },
    });
  }

  /** The meeting, and the leader's signature where it takes one. */
  #decide(): number | null {
    const { life } = this;
    const received = this.#day;
    const day = this.#next(1, 5);
    const record = this.#meeting(meetingDay(this.#bureau, this.#random, day, received));
    if (record === null) return this.#refuse('核减后的费用不足起付标准，不予救助。', this.#officer);
    const limit = parseMoney(String(this.#bureau.parameters['signOffLimit'])) ?? 0n;
    if ((life.row.requested ?? 0n) < limit) {
      life.decide('DECIDE', day, this.#officer, record);
      return day;
    }
    life.decide('PROPOSE', day, this.#officer, record);
    if (this.#plan.halt !== 'LEADER_SIGN_OFF' && this.#chance(0.03)) {
      life.signOff(false, this.#next(1, 2), this.#bureau.leader, '请补充说明家庭负债情况后再报。');
      life.decide('PROPOSE', this.#next(1, 3), this.#officer, record);
    }
    const signed = this.#next(1, 3);
    life.signOff(true, signed, this.#bureau.leader);
    return signed;
  }

  #meeting(day: number): Readonly<Record<string, unknown>> | null {
    const { asked } = this.life;
    if (!asked || asked.amount === 0n) return null;
    const names = [this.#officer.name, this.#bureau.manager.name, '社保局经办人'];
    // Where a tier's rate is the meeting's, the application was worked out with the lowest.
    const open = asked.problems.some(({ code }) => code === 'MEETING_RATE_ASSUMED');
    return drawMeeting(this.#random, day, asked.amount, names, open);
  }
}
