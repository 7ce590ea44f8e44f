// Screening in the graph: counts for an area, the people of a verdict, and what one person is entitled to.

import { type CaseStatus, explain, registerServed } from '@zhucan/domain';
import { requirePermission } from '../../access/command.ts';
import { readPage } from '../../access/read/page.ts';
import { may } from '../../access/read/rule.ts';
import { reads } from '../../access/read/selection.ts';
import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { connectionOf, pageArgs } from '../../graphql/connection.ts';
import { encodeId } from '../../graphql/ids.ts';
import { holds } from '../../graphql/limits.ts';
import { type PersonRow, personTable } from '../../registry/person/person.table.ts';
import { PersonRef } from '../../registry/refs.ts';
import { CaseStatusEnum, VerdictEnum } from '../case.enums.ts';
import { officeOf } from '../office.ts';
import { ExplainedType, type Explanation } from '../parts.schema.ts';
import { nameIn } from '../programme/values.ts';
import { CaseRef } from '../refs.ts';
import { allProgrammes, programmeNamed } from '../register.ts';
import { registerFacts } from './register-facts.ts';
import { type Screening, screenedPeople, screening } from './screening.service.ts';

const ScreeningType = builder.objectRef<Screening>('Screening').implement({
  description:
    '按条件对登记册的筛查（应保未保、应助未助）。 The register screened by a programme’s criteria.',
  fields: t => ({
    eligible: t.exposeInt('eligible', { description: '符合条件的人数。 People who are eligible.' }),
    unknown: t.exposeInt('unknown', { description: '待核实的人数。 People of whom a fact is unknown.' }),
    notEligible: t.exposeInt('notEligible', { description: '不符合的人数。 People who are not eligible.' }),
    withCase: t.exposeInt('withCase', {
      description:
        '其中已有案件（办理中或已批准）的人数。 Of the first two, those with a case, open or approved.',
    }),
    served: t.exposeInt('served', {
      description: '其中已有获批案件的人数。 Of those, the ones with an approved case.',
    }),
    gap: t.exposeInt('gap', { description: '符合而没有案件的人数。 Eligible people without a case.' }),
    unknownGap: t.exposeInt('unknownGap', {
      description: '待核实而没有案件的人数。 People of whom a fact is unknown, without a case.',
    }),
  }),
});

const programmeArg = { required: true, description: '项目代码。 The programme’s code.' } as const;

builder.queryFields(t => ({
  screening: t.field({
    type: ScreeningType,
    description: '某一项目在某区划的筛查人数。 How many people of an area a programme’s criteria hold for.',
    args: {
      programme: t.arg.string(programmeArg),
      area: t.arg.id({
        description: '此区划及以下，默认本辖区。 This area and below; your own unless given.',
      }),
    },
    resolve: (_root, { programme, area }, ctx) => screening(ctx, programmeNamed(programme), area),
  }),
  eligiblePeople: t.field({
    type: connectionOf(PersonRef, 'ScreenedPerson'),
    description: '筛查出的人员。 The people of a verdict.',
    args: {
      programme: t.arg.string(programmeArg),
      verdict: t.arg({
        type: VerdictEnum,
        defaultValue: 'MET',
        description: '结论，默认符合。 The verdict; met unless given.',
      }),
      withoutCase: t.arg.boolean({
        defaultValue: true,
        description: '只列没有案件的，默认是。 Without a case alone, unless false.',
      }),
      area: t.arg.id({ description: '此区划及以下。 This area and below.' }),
      ...pageArgs(),
    },
    resolve: async (_root, { programme, verdict, withoutCase, area, ...page }, ctx, info) => {
      requirePermission(ctx, 'case.read');
      requirePermission(ctx, 'person.read');
      const wish = { verdict: verdict ?? 'MET', withoutCase: withoutCase ?? true, area };
      return readPage(ctx.reader, personTable, info, page, {
        where: await screenedPeople(ctx, programmeNamed(programme), wish),
        sort: { keys: [{ column: 'id', cast: 'int' }], descending: false },
      });
    },
  }),
}));

interface OpenCase {
  readonly id: number;
  readonly number: string;
  readonly programme: string;
  readonly status: CaseStatus;
}

interface Entitled {
  readonly programme: string;
  readonly name: string;
  readonly explained: Explanation;
  readonly openCase: OpenCase | null;
}

const OpenCaseType = builder.objectRef<OpenCase>('OpenCase').implement({
  description: '办理中的案件。 A case under way.',
  fields: t => ({
    id: t.id({ description: '案件编号。 The case’s id.', resolve: one => encodeId('Case', one.id) }),
    number: t.exposeString('number', { description: '案件编号。 Its number.' }),
    status: t.field({ type: CaseStatusEnum, description: '状态。 The status.', resolve: one => one.status }),
  }),
});

const EntitlementType = builder.objectRef<Entitled>('Entitlement').implement({
  description: '某人对某一项目的资格。 What someone is entitled to under a programme.',
  fields: t => ({
    programme: t.exposeString('programme', { description: '项目代码。 The programme’s code.' }),
    programmeName: t.exposeString('name', { description: '项目名称。 The programme’s name.' }),
    explained: t.field({
      type: ExplainedType,
      description: '逐项条件。 Every criterion.',
      resolve: one => one.explained,
    }),
    openCase: t.field({
      type: OpenCaseType,
      nullable: true,
      description: '办理中的案件。 The case that is under way.',
      resolve: one => one.openCase,
    }),
  }),
});

async function entitlementsOf(person: PersonRow, ctx: Context): Promise<Entitled[]> {
  const { viewer, today, locale } = ctx;
  if (viewer?.kind !== 'user' || !may(viewer, 'case.read') || person.erasedAt !== null) return [];
  const office = await officeOf(ctx);
  const facts = registerFacts(person.registerFacts, today);
  return allProgrammes()
    .filter(({ subject }) => subject === 'PERSON')
    .filter(({ code }) => viewer.programmes.length === 0 || viewer.programmes.includes(code))
    .map(programme => ({
      programme: programme.code,
      name: nameIn(locale, programme.names),
      explained: explain(
        programme.criteria(office.policy(programme, today).parameters),
        facts,
        null,
        registerServed(person.served, programme.code, today),
      ),
      openCase: person.openCases.find(one => one.programme === programme.code) ?? null,
    }));
}

builder.objectFields(PersonRef, t => ({
  entitlements: t.field({
    type: [EntitlementType],
    description:
      '对各项目的资格：符合、不符合、待核实，及办理中的案件。 What the person is entitled to, with the reasons.',
    extensions: { ...reads({ columns: ['registerFacts', 'served', 'openCases', 'erasedAt'] }), ...holds(4) },
    resolve: (person, _args, ctx) => entitlementsOf(person, ctx),
  }),
  cases: t.field({
    type: [CaseRef],
    description: '此人的案件，新的在前。 The person’s cases, newest first.',
    resolve: person => [...person.cases],
  }),
}));
