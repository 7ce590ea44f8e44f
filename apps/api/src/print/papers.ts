// The four papers of a case, drawn from its programme's definition: fields, stages, recorded values, and room for what is written,
// signed and sealed by hand.

import {
  type AnyProgramme,
  applicableStages,
  type NoticeContent,
  type Stage,
  todayInShanghai,
} from '@zhucan/domain';
import type { CaseEventRow, KeptRecord } from '../casework/case.rows.ts';
import { html, type Markup } from '../http/markup.ts';
import { calculationBlock } from './calculation.ts';
import { fieldCells, householdCells, memberList, subjectCells, valueText } from './facts.ts';
import { block, gridRows, type Opinion, opinion, signatureLine } from './parts.ts';
import type { Sheet } from './sheet.ts';
import type { Shown } from './shown.ts';
import { capitalAmount, dateInWords, say, yuan } from './words.ts';

export interface Desk {
  readonly sheet: Sheet;
  readonly programme: AnyProgramme;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly shown: Shown;
  /** What a notice would show that is not posted yet; null where it cannot be. */
  readonly draft: NoticeContent | null;
  readonly address: string;
}

export interface Paper {
  readonly title: string;
  readonly body: Markup;
}

function titleOf({ programme }: Desk, own: string | undefined, usual: Parameters<typeof say>[0]): string {
  return own ?? say(usual, { programme: programme.names.zh });
}

function headOf(title: string, { sheet }: Desk): Markup {
  return html`<h1>${title}</h1><p class="number">${say('number', { number: sheet.case.number })}</p>`;
}

/** The details with the sensitive ones whole where they are shown. */
function detailsOf({ sheet, shown }: Desk): Readonly<Record<string, unknown>> {
  return { ...sheet.case.details, ...shown.details };
}

function amountOf(text: string | null): bigint | null {
  return text === null ? null : BigInt(text);
}

/** Who signs and seals a stage's opinion, by whose turn it is. */
function signsOf({ by }: Stage): Pick<Opinion, 'signs' | 'seal'> {
  if (by.includes('LEADER')) return { signs: [say('leader')], seal: null };
  if (by.includes('TOWN_HEAD')) return { signs: [say('head')], seal: say('townSeal') };
  if (by.includes('TOWN_CASEWORKER')) return { signs: [say('handler')], seal: say('townSeal') };
  return { signs: [say('handler'), say('head')], seal: say('districtSeal') };
}

/** The stages that give an opinion on the application: reviews and signatures, not the notice and not what follows approval. */
const OPINIONS: readonly string[] = ['TOWN_REVIEW', 'TOWN_SIGNATURE', 'DISTRICT_REVIEW', 'LEADER_SIGN_OFF'];

/** The day in the district on which a stage recorded. */
function dayOf(record: KeptRecord | undefined): string | null {
  return record ? todayInShanghai(new Date(record.at)) : null;
}

function opinionOf({ sheet, programme }: Desk, stage: Stage): Opinion {
  const { records, institutionNames } = sheet.case;
  const record = records[stage.code];
  const survey = programme.papers?.survey;
  // What the survey found stands on the survey's own paper; here stands what was concluded from it.
  const fields = Object.entries(stage.form ?? {}).filter(
    ([name]) => survey?.stage !== stage.code || survey.opinion === name,
  );
  const lines = fields.flatMap(([name, field]) => {
    const text = valueText(field, record?.values[name], institutionNames);
    return text === '' ? [] : [`${field.names.zh}：${text}`];
  });
  const on = dayOf(record);
  return { title: stage.names.zh, lines, on, ...signsOf(stage) };
}

/** The details under the headings of the programme's own form; what stands under none comes last. */
function requestBlocks(desk: Desk): Markup[] {
  const { details, sections = [] } = desk.programme;
  const within = new Set(sections.flatMap(({ fields }) => fields));
  const rest = Object.keys(details).filter(name => !within.has(name));
  const parts = [
    ...sections.map(({ names, fields }) => ({ title: names.zh, fields })),
    { title: say('request'), fields: rest },
  ];
  const values = detailsOf(desk);
  return parts
    .filter(({ fields }) => fields.length > 0)
    .map(({ title, fields }) => {
      const own = Object.fromEntries(Object.entries(details).filter(([name]) => fields.includes(name)));
      return block(title, gridRows(fieldCells(own, values, desk.sheet.case.institutionNames)));
    });
}

export function application(desk: Desk): Paper {
  const { sheet, programme, parameters } = desk;
  const { requestedAmount, decidedAmount, stage } = sheet.case;
  const title = titleOf(desk, programme.papers?.application, 'application');
  const stages = applicableStages(
    programme,
    { requestedAmount: amountOf(requestedAmount), decidedAmount: amountOf(decidedAmount), parameters },
    stage,
  ).filter(({ code }) => OPINIONS.includes(code));
  const village: Opinion = {
    title: say('village'),
    lines: [],
    signs: [say('handler')],
    seal: say('villageSeal'),
    on: null,
  };
  return {
    title,
    body: html`${headOf(title, desk)}
${block(say('applicant'), gridRows(subjectCells(sheet, desk.shown)))}
${programme.subject === 'PERSON' && block(say('household'), gridRows(householdCells(sheet.household, sheet.today)))}
${programme.subject !== 'INSTITUTION' && memberList(sheet.household, sheet.today)}
${requestBlocks(desk)}
${calculationBlock(sheet.case)}
<section class="statement"><p>${say('statement')}</p>${signatureLine(say('applicantSignature'))}</section>
${[village, ...stages.map(one => opinionOf(desk, one))].map(opinion)}`,
  };
}

export function survey(desk: Desk): Paper | null {
  const { sheet, programme } = desk;
  const code = programme.papers?.survey?.stage ?? 'TOWN_REVIEW';
  const stage = programme.way.find(one => one.code === code);
  if (!stage) return null;
  const { records, institutionNames } = sheet.case;
  const record = records[code];
  const title = titleOf(desk, programme.papers?.survey?.title, 'survey');
  const concluding = programme.papers?.survey?.opinion ?? '';
  const { [concluding]: conclusion, ...findings } = stage.form ?? {};
  const concluded = conclusion ? valueText(conclusion, record?.values[concluding], institutionNames) : '';
  return {
    title,
    body: html`${headOf(title, desk)}
${block(say('surveySubject'), gridRows(subjectCells(sheet, desk.shown)))}
${programme.subject === 'PERSON' && block(say('household'), gridRows(householdCells(sheet.household, sheet.today)))}
${programme.subject !== 'INSTITUTION' && memberList(sheet.household, sheet.today)}
${block(say('surveyFindings'), gridRows(fieldCells(findings, record?.values ?? {}, institutionNames)))}
<section class="statement">${signatureLine(say('surveyed'))}${signatureLine(say('surveyors'))}${signatureLine(say('surveyors'))}</section>
${opinion({ title: say('surveyOpinion'), lines: concluded === '' ? [] : [concluded], on: dayOf(record), ...signsOf(stage) })}`,
  };
}

/** The notice for the village's board: what was frozen when it was posted, or what would be. Masked as the law asks. */
export function notice(desk: Desk): Paper | null {
  const { sheet, programme, address } = desk;
  const posted = sheet.notice;
  const content = posted?.content ?? desk.draft;
  if (content === null) return null;
  const title = titleOf(desk, programme.papers?.notice, 'notice');
  const period = posted
    ? say('noticePeriodValue', { from: dateInWords(posted.postedOn), to: dateInWords(posted.lastDay) })
    : say('noticeDraft');
  const cells = [
    { label: say('noticeName'), value: content.name },
    { label: say('noticePlace'), value: content.place },
    ...content.items.map(item => ({ label: item.names.zh, value: item.text.zh, wide: true })),
    { label: say('noticePeriod'), value: period, wide: true },
    { label: say('noticeTo'), value: content.objectionsTo, wide: true },
    ...(posted
      ? [{ label: say('noticePage'), value: `${address}/public/notices/${posted.slug}`, wide: true }]
      : []),
  ];
  return {
    title,
    body: html`<h1>${title}</h1>
<p class="lead">${say('noticeLead', { programme: content.programmeName.zh })}</p>
<table class="grid"><colgroup><col class="label"><col><col class="label"><col></colgroup><tbody>${gridRows(cells)}</tbody></table>
<div class="issued"><p class="seal">${say('townSeal')}</p><p>${dateInWords(posted?.postedOn)}</p></div>`,
  };
}

const AGAINST: Readonly<Record<string, 'refused' | 'terminated'>> = {
  REJECTED: 'refused',
  TERMINATED: 'terminated',
};
/** The operations whose reason a refusal gives. */
const REFUSING: readonly string[] = ['REJECT', 'UPHOLD_OBJECTION'];

function refusalOf(events: readonly CaseEventRow[]): CaseEventRow | undefined {
  return events.find(({ operation }) => REFUSING.includes(operation));
}

/** The town refuses at its own review and upholds objections; everything else is the district's. */
function sealOf(refusal: CaseEventRow | undefined): string {
  const town = refusal?.operation === 'UPHOLD_OBJECTION' || refusal?.from === 'TOWN_REVIEW';
  return say(town ? 'townSeal' : 'districtSeal');
}

function decided(desk: Desk): Markup | null {
  const { sheet, programme } = desk;
  const { status, submittedOn, decidedOn, decidedAmount, number, events } = sheet.case;
  const known = { submittedOn: dateInWords(submittedOn), programme: programme.names.zh, number };
  const against = AGAINST[status];
  if (against) {
    return html`<p>${say(against, known)}</p><p><strong>${say('reason')}：</strong>${refusalOf(events)?.reason}</p>`;
  }
  if (decidedOn === null || status === 'WITHDRAWN') return null;
  const fen = amountOf(decidedAmount);
  if (fen === null) return html`<p>${say('approvedWithoutAmount', known)}</p>`;
  const amount = say('yuanInWords', { amount: yuan(fen), words: capitalAmount(fen) });
  return html`<p>${say('approved', { ...known, amount })}</p><p>${say('decisionHow')}</p>${calculationBlock(sheet.case)}`;
}

/** To the applicant, delivered by the town: approval, or refusal with its reason in writing. */
export function decision(desk: Desk): Paper | null {
  const { sheet, programme } = desk;
  const { status, decidedOn, closedOn, person, household, institution, events } = sheet.case;
  const body = decided(desk);
  if (body === null) return null;
  const refused = AGAINST[status] !== undefined;
  const title = refused
    ? titleOf(desk, programme.papers?.refusal, 'refusal')
    : titleOf(desk, programme.papers?.approval, 'approval');
  const name = person?.name ?? household?.head?.name ?? institution?.name ?? '';
  return {
    title,
    body: html`${headOf(title, desk)}
<div class="letter"><p class="to">${say('decisionTo', { name })}</p>${body}<p>${say('decisionRights')}</p></div>
<div class="issued"><p class="seal">${sealOf(refused ? refusalOf(events) : undefined)}</p><p>${dateInWords(decidedOn ?? closedOn)}</p></div>
<section class="delivery"><h2>${say('delivery')}</h2>${signatureLine(say('deliveredBy'))}${signatureLine(say('receivedBy'))}<p class="sign">${say('deliveryPlace')}：<span class="line"></span></p></section>`,
  };
}
