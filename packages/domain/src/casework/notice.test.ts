import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refusals } from '../refusals.testing.ts';
import { addDays } from '../shared/dates.ts';
import {
  afterReturn,
  composeNotice,
  groupReceipt,
  noticeDiffers,
  noticeLastDay,
  noticeMayEnd,
  readNoticePolicy,
  readObjection,
  readObjectionDecision,
  readReceivedObjection,
  withoutPersonal,
} from './notice.ts';

const ITEM = { zh: '家庭情况', en: 'Family' };
const programme = {
  code: 'TRIAL',
  names: { zh: '试行救助', en: 'Trial aid' },
  subject: 'PERSON' as const,
  notice: (details: { readonly family: string }) => [
    { names: ITEM, text: { zh: details.family, en: details.family } },
  ],
};
const facts = {
  requestedAmount: null,
  name: '张小明',
  others: ['李护'],
  place: '东河镇柳桥村',
  objectionsTo: '东河镇残联',
};

describe('a notice', () => {
  test('hangs three full days after the day of posting, whatever a policy says below that', () => {
    expect(noticeLastDay('2026-11-23', 3)).toBe('2026-11-26');
    expect(noticeLastDay('2026-11-23', 0)).toBe('2026-11-26');
    expect(noticeLastDay('2026-12-29', 7)).toBe('2027-01-05');
  });

  test('may end from the day after its last', () => {
    expect(noticeMayEnd('2026-11-26', '2026-11-26')).toBe(false);
    expect(noticeMayEnd('2026-11-26', '2026-11-27')).toBe(true);
  });

  test('never ends before three whole days lie between posting and ending', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 60 }), fc.integer({ min: 0, max: 80 }), (days, later) => {
        const today = addDays('2026-11-23', later);
        if (noticeMayEnd(noticeLastDay('2026-11-23', days), today)) expect(later).toBeGreaterThan(3);
      }),
    );
  });

  test('shows the masked name and the programme’s list', () => {
    const content = composeNotice(programme, { family: '张小明与李护二人生活' }, facts);
    expect(content.name).toBe('张**');
    expect(content.items).toEqual([
      { names: ITEM, text: { zh: '张**与李**二人生活', en: '张**与李**二人生活' } },
    ]);
    expect(JSON.stringify(content)).not.toContain('小明');
  });

  test('leaves what is out of a closed list as the list has it', () => {
    const kind = { zh: '慢性肾衰竭（尿毒症）', en: 'Kidney failure' };
    const listed = { ...programme, notice: () => [{ names: ITEM, text: kind, fixed: true }] };
    const sealed = { ...facts, others: [...facts.others, '慢性肾衰竭'] };
    expect(composeNotice(listed, { family: '' }, sealed).items).toEqual([{ names: ITEM, text: kind }]);
  });

  test('names an institution in full', () => {
    const content = composeNotice(
      { ...programme, subject: 'INSTITUTION' },
      { family: '托养机构' },
      { ...facts, name: '阳光托养院', others: [] },
    );
    expect(content.name).toBe('阳光托养院');
  });

  test('of a programme without a list shows the name alone', () => {
    const { notice: _notice, ...bare } = programme;
    expect(composeNotice(bare, {}, facts).items).toEqual([]);
  });
});

describe('a text for the public', () => {
  test.each([
    ['电话13912345678', '电话***'],
    ['电话 139 1234 5678。', '电话 ***。'],
    ['电话139-1234-5678', '电话***'],
    ['证件99010119800506001X号', '证件***号'],
    ['１３９１２３４５６７８', '***'],
    ['证件990101 19800506 0015', '证件***'],
    ['预计费用 250000.00 元', '预计费用 250000.00 元'],
    ['2026-11-23 至 2026-11-26', '2026-11-23 至 2026-11-26'],
  ])('%s', (written, shown) => {
    expect(withoutPersonal(written, [])).toBe(shown);
  });

  test('keeps no long number, wherever it stands', () => {
    fc.assert(
      fc.property(fc.string(), fc.stringMatching(/^\d{11,18}$/), fc.string(), (before, number, after) => {
        expect(withoutPersonal(`${before}${number}${after}`, [])).not.toContain(number);
      }),
    );
  });

  test('masks the longer of two names that begin alike', () => {
    expect(withoutPersonal('李小、李小龙', ['李小', '李小龙'])).toBe('李**、李**');
  });
});

describe('an objection', () => {
  test('says something; its author may stay unnamed', () => {
    expect(readObjection({ text: ' 与事实 不符 ', name: '', contact: null })).toEqual({
      text: '与事实 不符',
      name: null,
      contact: null,
    });
    expect(readObjection({ text: '收入不实。\r\n\r\n 他有 两处房产。\u0000' }).text).toBe(
      '收入不实。\n他有 两处房产。',
    );
    expect(refusals(() => readObjection({ text: '一' }))).toEqual(['text: TOO_SHORT']);
    expect(refusals(() => readObjection({ text: '长'.repeat(2001) }))).toEqual(['text: TOO_LONG']);
    expect(refusals(() => readObjection({}))).toEqual(['text: REQUIRED']);
    expect(refusals(() => readObjection({ text: '与事实不符', name: '名'.repeat(51) }))).toEqual([
      'name: TOO_LONG',
    ]);
  });

  test('has a receipt that can be read aloud', () => {
    expect(groupReceipt('YHTP3DK1AA2BZ5RS')).toBe('YHTP-3DK1-AA2B-Z5RS');
  });

  test('is taken down by the town from every other way than the page', () => {
    expect(readReceivedObjection({ text: '与事实不符', channel: 'PHONE' }).channel).toBe('PHONE');
    expect(refusals(() => readReceivedObjection({ text: '与事实不符', channel: 'PUBLIC_PAGE' }))).toEqual([
      'channel: NOT_A_CHOICE',
    ]);
  });

  test('is decided with findings, and the applicant told between its filing and today', () => {
    const decide = (more: object) =>
      readObjectionDecision(
        { uphold: false, findings: '经入户核查属实', toldOn: '2026-11-25', ...more },
        '2026-11-24',
        '2026-11-25',
      );
    expect(decide({})).toEqual({
      uphold: false,
      findings: '经入户核查属实',
      toldOn: '2026-11-25',
      reply: null,
    });
    expect(refusals(() => decide({ findings: ' ' }))).toEqual(['findings: REQUIRED']);
    expect(refusals(() => decide({ toldOn: '2026-11-26' }))).toEqual(['toldOn: DATE_FUTURE']);
    expect(refusals(() => decide({ toldOn: '2026-11-23' }))).toEqual(['toldOn: DATE_ORDER']);
    expect(refusals(() => decide({ toldOn: '' }))).toEqual(['toldOn: REQUIRED']);
  });
});

test('a notice stays listed between no day and a year', () => {
  expect(readNoticePolicy({ listedDays: 0 })).toEqual({ listedDays: 0 });
  expect(refusals(() => readNoticePolicy({ listedDays: 366 }))).toEqual(['listedDays: TOO_LARGE']);
  expect(refusals(() => readNoticePolicy({ listedDays: 1.5 }))).toEqual(['listedDays: INVALID']);
});

describe('a notice of a case that came back', () => {
  const shown = composeNotice(programme, { family: '一家三口' }, facts);

  test('holds as long as it would show the same, whoever takes objections by now', () => {
    const again = composeNotice(programme, { family: '一家三口' }, { ...facts, objectionsTo: '另一处' });
    expect(noticeDiffers(shown, again)).toBe(false);
    // As the database gives it back, with its keys in another order.
    const { items, name, ...rest } = shown;
    expect(noticeDiffers({ ...rest, name, items }, again)).toBe(false);
  });

  test('has to be shown anew where it would show something else, and its clock begins with the posting', () => {
    const now = composeNotice(programme, { family: '一家四口' }, facts);
    expect(noticeDiffers(shown, now)).toBe(true);
    const returned = { returnedFrom: 'DISTRICT_REVIEW', daysLeft: 4 };
    expect(afterReturn(returned, true)).toEqual({ returnedFrom: 'PUBLIC_NOTICE', daysLeft: null });
    expect(afterReturn(returned, false)).toEqual(returned);
  });
});
