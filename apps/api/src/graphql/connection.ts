// One shape for every list: a Relay connection over a keyset page, its count bounded and counted only when asked for.

import type { InterfaceRef, ObjectRef } from '@pothos/core';
import { COUNT_BOUND, type Page } from '../access/read/page.ts';
import { type BuilderTypes, builder } from '../builder.ts';

const PageInfo = builder.objectRef<Page<unknown>['pageInfo']>('PageInfo').implement({
  description: '分页信息。 Where this page stands.',
  fields: t => ({
    hasNextPage: t.exposeBoolean('hasNextPage', { description: '后面还有。 More rows follow.' }),
    hasPreviousPage: t.exposeBoolean('hasPreviousPage', { description: '前面还有。 Rows come before.' }),
    startCursor: t.exposeString('startCursor', {
      nullable: true,
      description: '首行游标。 Cursor of the first row.',
    }),
    endCursor: t.exposeString('endCursor', {
      nullable: true,
      description: '末行游标。 Cursor of the last row.',
    }),
  }),
});

/** The connection and edge types of a row type. */
export function connectionOf<Row>(
  node: ObjectRef<BuilderTypes, Row> | InterfaceRef<BuilderTypes, Row>,
  name: string,
) {
  const edge = builder.objectRef<Page<Row>['edges'][number]>(`${name}Edge`).implement({
    description: `列表中的一行。 One row of a list of ${name}.`,
    fields: t => ({
      cursor: t.exposeString('cursor', { description: '游标。 The cursor.' }),
      node: t.expose('node', { type: node, description: '记录。 The record.' }),
    }),
  });
  return builder.objectRef<Page<Row>>(`${name}Connection`).implement({
    description: `分页列表。 A page of ${name} records.`,
    fields: t => ({
      edges: t.field({
        type: [edge],
        description: '各行及游标。 Rows with cursors.',
        resolve: page => page.edges,
      }),
      nodes: t.field({
        type: [node],
        description: '各行。 The rows.',
        resolve: page => page.edges.map(one => one.node),
      }),
      pageInfo: t.field({
        type: PageInfo,
        description: '分页信息。 Page information.',
        resolve: page => page.pageInfo,
      }),
      totalCount: t.int({
        description: `总数，查询时才统计，最多数到 ${COUNT_BOUND}：${COUNT_BOUND + 1} 表示更多。 The total, counted only when asked for; ${COUNT_BOUND + 1} means more than ${COUNT_BOUND}.`,
        resolve: page => page.count(),
      }),
    }),
  });
}

/** The arguments of every list. */
export function pageArgs() {
  return builder.args(t => ({
    first: t.int({
      description: '向后取几行，1 至 100，默认 25。 Rows after the cursor, 1 to 100, default 25.',
    }),
    after: t.string({ description: '从此游标之后。 After this cursor.' }),
    last: t.int({ description: '向前取几行，1 至 100。 Rows before the cursor, 1 to 100.' }),
    before: t.string({ description: '到此游标之前。 Before this cursor.' }),
  }));
}
