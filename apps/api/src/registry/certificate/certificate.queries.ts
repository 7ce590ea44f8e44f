// Finding certificates, and checking a number without consulting the register.

import { type CertificateNumberCheck, checkCertificateNumber } from '@zhucan/domain';
import { requirePermission } from '../../access/command.ts';
import { readPage, type Sort } from '../../access/read/page.ts';
import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { connectionOf, pageArgs } from '../../graphql/connection.ts';
import { ProblemType } from '../../graphql/errors.ts';
import { idOf, optionalIdOf } from '../../graphql/ids.ts';
import { pathOfArea } from '../area/area.schema.ts';
import { CertificateStateEnum, DisabilityCategoryEnum, SexEnum } from '../enums.ts';
import { CertificateRef } from '../refs.ts';
import { CertificateKindEnum, CertificateSortEnum } from './certificate.enums.ts';
import { certificateConditions } from './certificate.filter.ts';
import { certificateTable } from './certificate.table.ts';
import { policyOf } from './policy.ts';

const CertificateFilter = builder.inputType('CertificateFilter', {
  description: '证件筛选，各项同时满足。 Which certificates; all must hold.',
  fields: t => ({
    text: t.string({
      description:
        '持证人姓名、拼音、首字母，或证号、身份证号末位或全号。 The holder’s name, pinyin, initials, or the end or the whole of a number.',
    }),
    area: t.id({ description: '此区划及以下。 This area and below.' }),
    category: t.field({ type: [DisabilityCategoryEnum], description: '类别之一。 One of these categories.' }),
    grade: t.intList({ description: '等级之一，1 至 4。 One of these grades, 1 to 4.' }),
    state: t.field({
      type: [CertificateStateEnum],
      description: '今天的状态之一。 One of these states today.',
    }),
    kind: t.field({ type: [CertificateKindEnum], description: '办证种类之一。 One of these kinds.' }),
    expiringFrom: t.field({
      type: 'Date',
      description: '有效证件在此日或以后到期。 Issued ones that end on this day or later.',
    }),
    expiringBefore: t.field({
      type: 'Date',
      description:
        '有效证件在此日之前到期，含已过期。 Issued ones that end before this day, expired ones too.',
    }),
    issuedFrom: t.field({ type: 'Date', description: '此日或以后签发。 Issued on this day or later.' }),
    issuedTo: t.field({ type: 'Date', description: '此日或以前签发。 Issued on this day or earlier.' }),
    personId: t.id({ description: '此人的证件。 This person’s.' }),
    homeVisitBatchId: t.id({ description: '此上门批次的。 Of this home visit.' }),
    withoutBatch: t.boolean({
      description: '未编入上门批次（true）或已编入（false）。 In no home visit (true), or in one (false).',
    }),
    numberDisagrees: t.boolean({
      description:
        '证号与持证人现在的身份证号不一致，应当补办。 The number disagrees with the holder’s ID number as it is now: to be reissued.',
    }),
  }),
});

export type CertificateFilterInput = typeof CertificateFilter.$inferInput;

/** The filter as conditions on an alias of the table, for pages and exports. */
export async function certificateWhere(ctx: Context, filter: CertificateFilterInput | null | undefined) {
  const { area, personId, homeVisitBatchId, ...plain } = filter ?? {};
  const wish = {
    ...plain,
    areaPath: area ? await pathOfArea(ctx, area, 'filter.area') : null,
    person: optionalIdOf('Person', personId, 'filter.personId'),
    homeVisitBatch: optionalIdOf('HomeVisitBatch', homeVisitBatchId, 'filter.homeVisitBatchId'),
  };
  const policy = wish.state ? await policyOf(ctx) : null;
  return (alias: string) => certificateConditions(ctx, alias, wish, policy);
}

const BY = {
  ID: [],
  EXPIRES: [{ column: 'expires_on', cast: 'date', nullable: true }],
  ISSUED: [{ column: 'issued_on', cast: 'date', nullable: true }],
  APPLIED: [{ column: 'applied_on', cast: 'date' }],
} as const;

function isKey(text: string): text is keyof typeof BY {
  return text in BY;
}

/** The order of a name of the list's enum. */
export function certificateSort(name: typeof CertificateSortEnum.$inferType): Sort {
  const key = name.replace(/_DESC$/, '');
  const first = isKey(key) ? BY[key] : [];
  return { keys: [...first, { column: 'id', cast: 'int' }], descending: name.endsWith('_DESC') };
}

const CertificateNumberCheckRef = builder
  .objectRef<CertificateNumberCheck>('CertificateNumberCheck')
  .implement({
    description:
      '残疾人证号检查结果；不查登记册。 What a number says and all that is wrong with it; the register is not consulted.',
    fields: t => ({
      valid: t.exposeBoolean('valid', { description: '号码正确。 Whether the number is right.' }),
      birthDate: t.expose('birthDate', {
        type: 'Date',
        nullable: true,
        description: '号码中的出生日期。 The date of birth in the number.',
      }),
      sex: t.field({
        type: SexEnum,
        nullable: true,
        description: '号码中的性别。 The sex in the number.',
        resolve: check => check.sex,
      }),
      category: t.field({
        type: DisabilityCategoryEnum,
        nullable: true,
        description: '号码第 19 位的残疾类别。 The category at position 19.',
        resolve: check => check.category,
      }),
      grade: t.exposeInt('grade', {
        nullable: true,
        description: '号码第 20 位的残疾等级。 The grade at position 20.',
      }),
      problems: t.field({
        type: [ProblemType],
        description: '全部问题。 Every problem.',
        resolve: check => [...check.problems],
      }),
    }),
  });

builder.queryFields(t => ({
  checkCertificateNumber: t.field({
    type: CertificateNumberCheckRef,
    description:
      '检查残疾人证号（GB/T 26341、GB 11643），任何文字都有答复；不查登记册，因此不透露谁在册。 Checks a certificate number; any text gets an answer, and the register is never consulted.',
    args: { number: t.arg.string({ required: true, description: '号码。 The number as written.' }) },
    resolve: (_root, { number }, ctx) => checkCertificateNumber(number, ctx.today),
  }),
  certificate: t.field({
    type: CertificateRef,
    nullable: true,
    description: '一份残疾人证。 One certificate; null where there is none or it is not yours to see.',
    args: { id: t.arg.id({ required: true, description: '证件编号。 The certificate’s id.' }) },
    resolve: (_root, args, ctx, info) => ctx.reader.one(certificateTable, idOf('Certificate', args.id), info),
  }),
  certificates: t.field({
    type: connectionOf(CertificateRef, 'Certificate'),
    description: '残疾人证列表。 Certificates.',
    args: {
      filter: t.arg({ type: CertificateFilter, description: '筛选。 Which certificates.' }),
      sort: t.arg({
        type: CertificateSortEnum,
        defaultValue: 'ID_DESC',
        description: '排序，默认最新登记在前。 Order; newest entry first.',
      }),
      ...pageArgs(),
    },
    resolve: async (_root, { filter, sort, ...page }, ctx, info) => {
      requirePermission(ctx, 'certificate.read');
      return readPage(ctx.reader, certificateTable, info, page, {
        where: await certificateWhere(ctx, filter),
        sort: certificateSort(sort ?? 'ID_DESC'),
      });
    },
  }),
}));
