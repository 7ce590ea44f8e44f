import { describe, expect, test } from 'vitest';
import { detail } from './build.ts';
import { defineProgramme, programmeFaults, registerOf } from './define.ts';
import { askedWhere, choice, institution, text } from './fields.ts';
import type { AnyProgramme } from './programme.ts';
import { FITTING, small, smallDefinition } from './small.testing.ts';
import { from, standardWay } from './way.ts';

const names = { zh: '名', en: 'Name' };
const { pays: _, ...unpaid } = small;
const stages = (...codes: readonly string[]) => standardWay.filter(({ code }) => codes.includes(code));
const [review] = standardWay;
if (!review) throw new TypeError('the standard way begins with a review');

describe('a definition', () => {
  test('that agrees with itself has no fault', () => {
    expect(programmeFaults(small)).toEqual([]);
    expect(
      programmeFaults({
        ...unpaid,
        way: stages('TOWN_REVIEW', 'DISTRICT_REVIEW', 'DELIVERY'),
        documents: () => [],
      }),
    ).toEqual([]);
  });

  test.each<[string, Partial<AnyProgramme>]>([
    ['small-loan is no code of a programme', { code: 'small-loan' }],
    ['slo is no prefix of two capital letters', { prefix: 'slo' }],
    ['details.Big is no name of a field', { details: { ...small.details, Big: text(names) } }],
    [
      'details.kind offers a choice twice',
      {
        details: {
          ...small.details,
          kind: choice(names, [
            { value: 'A', ...names },
            { value: 'A', ...names },
          ]),
        },
      },
    ],
    [
      'details.place names no kind of institution',
      { details: { ...small.details, place: institution(names, []) } },
    ],
    [
      'details.why is asked where an unknown ghost says so',
      { details: { ...small.details, why: askedWhere('ghost', ['x'], text(names)) } },
    ],
    ['a stage stands twice in its way', { way: [...small.way, FITTING] }],
    ['its standard stages stand in another order', { way: [...small.way].reverse() }],
    [
      'DRAFT is a place of the engine’s, not a stage'.replace('’', "'"),
      { way: [{ ...FITTING, code: 'DRAFT' }] },
    ],
    [
      'its own stages do not stand between approval and delivery or payment',
      { way: [FITTING, ...standardWay] },
    ],
    [
      'a leader signs off what no district review proposed',
      { way: small.way.filter(({ code }) => code !== 'DISTRICT_REVIEW') },
    ],
    ['nobody takes TOWN_REVIEW', { way: from(small.way).with('TOWN_REVIEW', { by: [] }).stages }],
    [
      'FITTING is the turn of a role that may not complete it',
      {
        way: small.way.map(stage =>
          stage.code === 'FITTING' ? { ...stage, by: ['VILLAGE_LIAISON'] } : stage,
        ),
      },
    ],
    [
      'DISTRICT_REVIEW is due by an unknown ghostDays',
      { way: from(small.way).with('DISTRICT_REVIEW', { due: { policy: 'ghostDays' } }).stages },
    ],
    ['it needs an unknown document GHOST', { documents: () => [{ kind: 'GHOST', before: 'TOWN_REVIEW' }] }],
    [
      'PROOF is needed before CASTING, which its way lacks',
      { documents: () => [{ kind: 'PROOF', before: 'CASTING' }] },
    ],
    ['the document PROOF stands twice', { documentKinds: [...small.documentKinds, ...small.documentKinds] }],
    ['its criteria ask for an unknown detail ghost', { criteria: () => detail('ghost', names).is(1) }],
    ['not every parameter has its name', { policy: { ...small.policy, fields: {} } }],
    [
      'its notice shows story, which is sensitive',
      { notice: ({ story }) => [{ names, text: { zh: String(story), en: 'An illness' } }] },
    ],
    [
      'FITTING records secret, which is sensitive',
      {
        way: small.way.map(stage =>
          stage.code === 'FITTING'
            ? { ...stage, form: { secret: text(names, 10, { sensitive: true }) } }
            : stage,
        ),
      },
    ],
    ['it pays without a stage of payment', { way: small.way.filter(({ code }) => code !== 'PAYMENT') }],
  ])('%s', (fault, change) => {
    const definition = { ...small, ...change };
    expect(programmeFaults(definition)).toContain(fault);
    expect(() => defineProgramme(definition)).toThrow(fault);
  });

  test('a payment goes to somebody', () => {
    expect(programmeFaults(unpaid)).toEqual(['it has a payment to nobody']);
  });

  test('its way may be shorter, its own stages stand before delivery and payment', () => {
    const way = from(standardWay)
      .without('TOWN_SIGNATURE', 'LEADER_SIGN_OFF', 'DELIVERY')
      .add(FITTING).stages;
    expect(way.map(({ code }) => code)).toEqual([
      'TOWN_REVIEW',
      'PUBLIC_NOTICE',
      'DISTRICT_REVIEW',
      'FITTING',
      'PAYMENT',
    ]);
    expect(
      from([review])
        .add(FITTING)
        .stages.map(({ code }) => code),
    ).toEqual(['TOWN_REVIEW', 'FITTING']);
  });
});

describe('a register', () => {
  test('knows each programme by its code, and none twice', () => {
    expect([...registerOf(small).keys()]).toEqual(['SMALL_LOAN']);
    expect(() => registerOf(small, small)).toThrow('share the code');
    expect(() => registerOf(small, { ...smallDefinition, code: 'OTHER' })).toThrow('share the prefix');
  });
});
