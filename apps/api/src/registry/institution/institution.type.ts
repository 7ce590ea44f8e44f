// Institutions and the stays in them in the graph.

import { INSTITUTION_KINDS } from '@zhucan/domain';
import { reads } from '../../access/read/selection.ts';
import { enumOf } from '../../graphql/enums.ts';
import { encodeId } from '../../graphql/ids.ts';
import { NodeRef } from '../../graphql/node.ts';
import { AreaRef, InstitutionRef, InstitutionStayRef, PersonRef } from '../refs.ts';

export const InstitutionKindEnum = enumOf(
  'InstitutionKind',
  'institutionKind',
  INSTITUTION_KINDS,
  '机构类型。 Kind of institution.',
);

InstitutionRef.implement({
  description:
    '服务残疾人的机构；本辖区及上级的可见。 An institution; those of your area and of the areas above.',
  interfaces: [NodeRef],
  fields: t => ({
    kind: t.field({ type: InstitutionKindEnum, description: '类型。 The kind.', resolve: one => one.kind }),
    name: t.exposeString('name', { description: '名称。 The name.' }),
    area: t.field({ type: AreaRef, description: '所在区划。 The area.', resolve: one => one.area }),
    hospitalGrade: t.exposeString('hospitalGrade', {
      nullable: true,
      description: '医院等级，如 3A（三级甲等）。 A hospital’s grade, such as 3A.',
    }),
    designated: t.exposeBoolean('designated', {
      description: '残疾评定定点医院。 Designated for disability assessment.',
    }),
    capacity: t.exposeInt('capacity', { nullable: true, description: '床位或名额。 Places.' }),
    contactName: t.exposeString('contactName', { nullable: true, description: '联系人。 Contact.' }),
    phone: t.exposeString('phone', { nullable: true, description: '机构电话。 The institution’s phone.' }),
    address: t.exposeString('address', { nullable: true, description: '地址。 Address.' }),
    active: t.exposeBoolean('active', { description: '在用。 Still in use.' }),
    presentCount: t.exposeInt('presentCount', {
      description: '在住（在读）人数，只计本辖区的。 How many are present, of one’s own area.',
    }),
    stays: t.field({
      type: [InstitutionStayRef],
      description: '入住（入学）记录，在住的在前，至多 500 条。 Stays, those present first, 500 at most.',
      resolve: one => [...one.stays],
    }),
    version: t.exposeInt('version', { description: '版本号，用于防止覆盖。 Version, against overwriting.' }),
  }),
});

InstitutionStayRef.implement({
  description: '在机构的一次入住（入学）。 One stay in an institution.',
  fields: t => ({
    id: t.id({ description: '编号。 The id.', resolve: stay => encodeId('InstitutionStay', stay.id) }),
    institution: t.field({
      type: InstitutionRef,
      nullable: true,
      description: '机构；无权查看为空。 The institution; null where it is not yours to see.',
      resolve: stay => stay.institution,
    }),
    person: t.field({
      type: PersonRef,
      nullable: true,
      description: '人员；无权查看为空。 The person; null where they are not yours to see.',
      resolve: stay => stay.person,
    }),
    admittedOn: t.field({
      type: 'Date',
      description: '入住（入学）日期。 Day of admission.',
      resolve: stay => stay.admittedOn,
    }),
    leftOn: t.field({
      type: 'Date',
      nullable: true,
      description: '离开日期；在住为空。 Day of leaving; null while present.',
      resolve: stay => stay.leftOn,
    }),
    present: t.boolean({
      description: '在住。 Present.',
      extensions: reads({ columns: ['leftOn'] }),
      resolve: stay => stay.leftOn === null,
    }),
  }),
});
