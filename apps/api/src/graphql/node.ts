// Any record by its global id: the table behind the id's type is read like everywhere else, row rule and all.

import { ValidationError } from '@zhucan/domain';
import { tableOf } from '../access/read/table.ts';
import { builder } from '../builder.ts';
import { decodeId, encodeId } from './ids.ts';

export interface NodeRow {
  readonly id: number;
}

export const NodeRef = builder.interfaceRef<NodeRow>('Node').implement({
  description: '有全局编号的记录。 A record with a global id.',
  fields: t => ({
    id: t.id({
      description: '全局编号，对客户端不透明。 The global id, opaque to clients.',
      resolve: (row, _args, _ctx, info) => encodeId(info.parentType.name, row.id),
    }),
  }),
});

builder.queryField('node', t =>
  t.field({
    type: NodeRef,
    nullable: true,
    description:
      '按全局编号取一条记录。 A record by its global id; null where there is none or it is not yours to see.',
    args: { id: t.arg.id({ required: true, description: '全局编号。 The global id.' }) },
    resolve: (_root, args, ctx, info) => {
      const { typename, id } = decodeId(args.id);
      const table = tableOf(typename);
      const type = info.schema.getType(typename);
      const isNode = type && 'getInterfaces' in type && type.getInterfaces().some(one => one.name === 'Node');
      if (!table || !isNode) throw new ValidationError([{ code: 'ID_INVALID', field: 'id', params: {} }]);
      return ctx.reader.one<NodeRow>(table, id, info);
    },
  }),
);
