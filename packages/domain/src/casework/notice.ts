import { z } from 'zod';
import { addDays, type CalendarDate } from '../shared/dates.ts';
import { inOrder, notAfter, optionalText, readInput, requiredDate, requiredText } from '../shared/input.ts';
import { maskName } from '../shared/mask.ts';
import type { Fen } from '../shared/money.ts';
import { tidy } from '../shared/text.ts';
import type { Names } from './fields.ts';
import type { NoticeItem, NoticeSources, ProgrammeDefinition } from './programme.ts';
import { OBJECTION_CHANNELS, type ObjectionChannel } from './terms.ts';

/** Full calendar days after the day of posting, below which no policy goes. */
export const NOTICE_DAYS_LEAST = 3;

/** The kind of document that proves that a notice hung in the village: needed before it ends. */
export const NOTICE_PHOTO = 'NOTICE_PHOTO';

/** What a notice shows, as it was posted: nothing of it is read anew later. */
export interface NoticeContent {
  readonly programme: string;
  readonly programmeName: Names;
  /** The masked name: 张**. */
  readonly name: string;
  readonly items: readonly Pick<NoticeItem, 'names' | 'text'>[];
  /** Town and village. */
  readonly place: string;
  /** Who takes objections, and how they are reached. */
  readonly objectionsTo: string;
}

/** The last day on which a notice must still hang. */
export function noticeLastDay(postedOn: CalendarDate, days: number): CalendarDate {
  return addDays(postedOn, Math.max(NOTICE_DAYS_LEAST, days));
}

/** A notice has hung long enough from the day after its last. */
export function noticeMayEnd(lastDay: CalendarDate, today: CalendarDate): boolean {
  return today > lastDay;
}

/** Digits in a row, or in groups as numbers are read aloud, in half or full width: a phone, an account, an ID number. */
const DIGIT = '[0-9０-９]';
const LONG_NUMBER = new RegExp(`${DIGIT}{9,}[XxＸ]?|${DIGIT}{3,}(?:[ -]${DIGIT}{4,}){1,5}[XxＸ]?`, 'g');

/**
 * A text for the public without what identifies: names of these people masked, long numbers gone. A programme's list shows neither
 * by its making; this is for what someone typed into a free text.
 */
export function withoutPersonal(text: string, names: readonly string[]): string {
  const byLength = names.filter(name => name.length > 1).sort((a, b) => b.length - a.length);
  const unnamed = byLength.reduce((masked, name) => masked.replaceAll(name, maskName(name)), tidy(text));
  return unnamed.replace(LONG_NUMBER, '***');
}

/** Whether the public was shown something else than would be shown now: then it has to be shown anew. */
export function noticeDiffers(shown: NoticeContent, now: NoticeContent): boolean {
  const told = ({ name, items }: NoticeContent) =>
    JSON.stringify([name, items.map(({ names, text }) => [names.zh, text.zh, text.en])]);
  return told(shown) !== told(now);
}

/** A returned case goes back to where it was; to the public notice where what the notice showed has changed meanwhile. */
export function afterReturn<Facts extends { returnedFrom: string | null; daysLeft: number | null }>(
  facts: Facts,
  differs: boolean,
): Facts {
  return differs ? { ...facts, returnedFrom: 'PUBLIC_NOTICE', daysLeft: null } : facts;
}

export interface NoticeFacts {
  readonly requestedAmount: Fen | null;
  readonly name: string;
  /** Everyone whose name a free text may hold: the household, the guardian. */
  readonly others: readonly string[];
  readonly place: string;
  readonly objectionsTo: string;
  readonly sources?: NoticeSources;
}

/** Freezes what the public will see of a case. */
export function composeNotice<Details>(
  programme: Pick<ProgrammeDefinition, 'code' | 'names' | 'subject'> & {
    notice?(details: Details, requested: Fen | null, sources?: NoticeSources): readonly NoticeItem[];
  },
  details: Details,
  facts: NoticeFacts,
): NoticeContent {
  const names = programme.subject === 'INSTITUTION' ? facts.others : [facts.name, ...facts.others];
  const items = programme.notice?.(details, facts.requestedAmount, facts.sources) ?? [];
  const forPublic = (text: string): string => withoutPersonal(text, names);
  return {
    programme: programme.code,
    programmeName: programme.names,
    // An institution is nobody's personal data.
    name: programme.subject === 'INSTITUTION' ? facts.name : maskName(facts.name),
    items: items.map(item => ({
      names: item.names,
      text: item.fixed ? item.text : { zh: forPublic(item.text.zh), en: forPublic(item.text.en) },
    })),
    place: facts.place,
    objectionsTo: facts.objectionsTo,
  };
}

/** Who takes objections, as the town writes it; empty to keep to what it wrote last. */
export function readNoticeContact(input: unknown): { readonly objectionsTo: string | null } {
  return readInput(z.object({ objectionsTo: optionalText(200) }), input);
}

/** An objection says at least so much, and at most so much. */
export const OBJECTION_TEXT_MIN = 2;
export const OBJECTION_TEXT_MAX = 2000;

/** What someone has against a notice; who they are is theirs to say or not. */
export interface ObjectionInput {
  readonly text: string;
  readonly name: string | null;
  readonly contact: string | null;
}

/** Paragraphs stay paragraphs. */
function tidyParagraphs(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map(tidy)
    .filter(line => line !== '')
    .join('\n');
}

const objectionFields = z.object({
  text: z.string().transform(tidyParagraphs).pipe(z.string().min(OBJECTION_TEXT_MIN).max(OBJECTION_TEXT_MAX)),
  name: optionalText(50),
  contact: optionalText(100),
});

export function readObjection(input: unknown): ObjectionInput {
  return readInput(objectionFields, input);
}

const receivedFields = objectionFields.extend({
  channel: z.enum(OBJECTION_CHANNELS).exclude(['PUBLIC_PAGE']),
});

/** As a town takes it down: by phone, in person, by letter. */
export function readReceivedObjection(
  input: unknown,
): ObjectionInput & { readonly channel: Exclude<ObjectionChannel, 'PUBLIC_PAGE'> } {
  return readInput(receivedFields, input);
}

export interface ObjectionDecision {
  readonly uphold: boolean;
  /** What the town found; inner. */
  readonly findings: string;
  /** The day on which the applicant was told. */
  readonly toldOn: CalendarDate;
  /** What whoever objected reads under their receipt number. */
  readonly reply: string | null;
}

const decisionFields = z.object({
  uphold: z.boolean(),
  findings: requiredText(2000),
  toldOn: requiredDate(),
  reply: optionalText(500),
});

/** A decision on an objection that was filed on a day. */
export function readObjectionDecision(
  input: unknown,
  filedOn: CalendarDate,
  today: CalendarDate,
): ObjectionDecision {
  return readInput(decisionFields, input, ({ toldOn }) => [
    ...notAfter(toldOn, today, 'toldOn'),
    ...inOrder(filedOn, toldOn, 'toldOn'),
  ]);
}

/** A receipt number in groups of four, for reading aloud: as the public has it, so the town sees it. */
export function groupReceipt(receipt: string): string {
  return receipt.match(/.{1,4}/g)?.join('-') ?? receipt;
}

/** How notices are shown. */
export interface NoticePolicy {
  /** Days after its end for which a notice stays on the public page. */
  readonly listedDays: number;
}

export const DEFAULT_NOTICE_POLICY: NoticePolicy = { listedDays: 30 };

const policyFields = z.object({ listedDays: z.int().min(0).max(365) });

export function readNoticePolicy(input: unknown): NoticePolicy {
  return readInput(policyFields, input);
}
