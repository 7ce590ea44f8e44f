// Households and their registered hardship in the graph.

import { hardshipInForce } from '@zhucan/domain';
import { reads } from '../../access/read/selection.ts';
import { encodeId } from '../../graphql/ids.ts';
import { NodeRef } from '../../graphql/node.ts';
import { AreaRef, HardshipKindRef, HouseholdHardshipRef, HouseholdRef, PersonRef } from '../refs.ts';

HouseholdRef.implement({
  description:
    '家庭：成员、户主、人均收入、困难类型。 A household: members, head, income, registered hardship.',
  interfaces: [NodeRef],
  fields: t => ({
    area: t.field({
      type: AreaRef,
      description: '所在区划。 The area.',
      resolve: household => household.area,
    }),
    head: t.field({
      type: PersonRef,
      nullable: true,
      description: '户主；没有或无权查看为空。 The head; null where there is none or not yours to see.',
      resolve: household => household.head,
    }),
    address: t.exposeString('address', { nullable: true, description: '住址。 Address.' }),
    incomePerHead: t.field({
      type: 'Money',
      nullable: true,
      description: '人均年收入（元）。 Yearly income per head, in yuan.',
      resolve: household => (household.incomePerHead === null ? null : BigInt(household.incomePerHead)),
    }),
    members: t.field({
      type: [PersonRef],
      description: '成员，户主在前；只含您辖区内的。 Members, the head first; those of your area.',
      resolve: household => [...household.members],
    }),
    memberCount: t.exposeInt('memberCount', {
      description: '成员人数，只计本辖区的。 How many members, of one’s own area.',
    }),
    hardships: t.field({
      type: [HouseholdHardshipRef],
      description: '登记的困难类型，新的在前。 Registered hardship, newest first.',
      resolve: household => [...household.hardships],
    }),
    version: t.exposeInt('version', { description: '版本号，用于防止覆盖。 Version, against overwriting.' }),
    createdAt: t.field({
      type: 'DateTime',
      description: '登记时间。 When it was registered.',
      resolve: household => household.createdAt,
    }),
    updatedAt: t.field({
      type: 'DateTime',
      description: '最近修改时间。 When it was last changed.',
      resolve: household => household.updatedAt,
    }),
  }),
});

HouseholdHardshipRef.implement({
  description: '家庭的一项困难类型及起止日期。 One registered hardship of a household, with its dates.',
  fields: t => ({
    id: t.id({
      description: '编号。 The id.',
      resolve: hardship => encodeId('HouseholdHardship', hardship.id),
    }),
    kind: t.field({
      type: HardshipKindRef,
      description: '困难类型。 The kind.',
      resolve: hardship => hardship.kind,
    }),
    since: t.field({ type: 'Date', description: '起始日期。 The first day.', resolve: one => one.since }),
    until: t.field({
      type: 'Date',
      nullable: true,
      description: '截止日期（含）；未定为空。 The last day, included; null while open.',
      resolve: one => one.until,
    }),
    inForce: t.boolean({
      description: '今天有效。 In force today.',
      extensions: reads({ columns: ['since', 'until'] }),
      resolve: (one, _args, ctx) => hardshipInForce(one, ctx.today),
    }),
    certifiedBy: t.exposeString('certifiedBy', {
      nullable: true,
      description: '认定单位。 The body that certified it.',
    }),
    paperNumber: t.exposeString('paperNumber', {
      nullable: true,
      description: '认定文件编号。 Number of its paper.',
    }),
  }),
});

HardshipKindRef.implement({
  description: '困难类型；清单由区残联维护。 A kind of hardship; the district keeps the list.',
  fields: t => ({
    code: t.exposeString('code', { description: '代码。 The code.' }),
    name: t.string({
      description: '名称，使用读者的语言。 The name in the reader’s language.',
      extensions: reads({ columns: ['nameZh', 'nameEn'] }),
      resolve: (kind, _args, ctx) => (ctx.locale === 'zh' ? kind.nameZh : kind.nameEn),
    }),
    nameZh: t.exposeString('nameZh', { description: '中文名称。 The name in Chinese.' }),
    nameEn: t.exposeString('nameEn', { description: '英文名称。 The name in English.' }),
    active: t.exposeBoolean('active', { description: '在用。 Still in use.' }),
  }),
});
