// Imports in the graph: their file and columns, their progress, their rows with what is wrong.

import {
  IMPORT_OPERATIONS,
  IMPORT_OUTCOMES,
  IMPORT_STATUSES,
  type ImportOutcome,
  importWorkflow,
  isProblemCode,
  message,
  type Params,
} from '@zhucan/domain';
import { requirePermission } from '../../access/command.ts';
import { readPage } from '../../access/read/page.ts';
import { reads } from '../../access/read/selection.ts';
import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { connectionOf, pageArgs } from '../../graphql/connection.ts';
import { enumOf } from '../../graphql/enums.ts';
import { encodeId, idOf } from '../../graphql/ids.ts';
import { NodeRef } from '../../graphql/node.ts';
import { AreaRef, PersonRef } from '../../registry/refs.ts';
import { columnLetter } from '../sheet/xlsx-write.ts';
import { importFlags } from './import.service.ts';
import { importRowTable, importTable, type KeptProblem } from './import.table.ts';
import { type LayoutColumn, readKeptLayout } from './layout.ts';
import { ImportRef, ImportRowRef } from './refs.ts';

const ImportStatusEnum = enumOf(
  'ImportStatus',
  'importStatus',
  IMPORT_STATUSES,
  '导入状态。 Where an import stands.',
);
export const ImportOutcomeEnum = enumOf(
  'ImportOutcome',
  'importOutcome',
  IMPORT_OUTCOMES,
  '一行的结果。 What becomes of a row.',
);
const ImportOperationEnum = enumOf(
  'ImportOperation',
  'importOperation',
  IMPORT_OPERATIONS,
  '对导入的操作。 What can be done with an import.',
);

const ImportColumn = builder.objectRef<LayoutColumn>('ImportColumn').implement({
  description: '名册的一列。 A column of the roster.',
  fields: t => ({
    index: t.exposeInt('index', { description: '序号，从 0 起。 The column, from 0.' }),
    letter: t.string({
      description: '列号，如 A、AB。 The column as spreadsheets name it.',
      resolve: column => columnLetter(column.index),
    }),
    header: t.exposeString('header', { description: '表头。 The heading.' }),
    field: t.exposeString('field', {
      nullable: true,
      description: '对应的字段；空为不导入。 The field it holds; null when it is left alone.',
    }),
    sample: t.exposeStringList('sample', {
      description: '前几行的内容，号码已遮盖。 The first entries, numbers masked.',
    }),
  }),
});

const ImportCount = builder
  .objectRef<{ readonly outcome: ImportOutcome; readonly count: number }>('ImportCount')
  .implement({
    description: '某一结果的行数。 How many rows have an outcome.',
    fields: t => ({
      outcome: t.field({
        type: ImportOutcomeEnum,
        description: '结果。 The outcome.',
        resolve: one => one.outcome,
      }),
      count: t.exposeInt('count', { description: '行数。 The number of rows.' }),
    }),
  });

const ImportProblem = builder.objectRef<KeptProblem>('ImportProblem').implement({
  description: '一行中的一处错误。 One thing that is wrong with a row.',
  fields: t => ({
    code: t.exposeString('code', { description: '代码。 The code.' }),
    column: t.string({
      nullable: true,
      description: '所在列，如 C。 The column at fault, such as C.',
      resolve: ({ column }) => (column === null ? null : columnLetter(column)),
    }),
    field: t.string({
      nullable: true,
      description: '所在字段。 The field at fault.',
      resolve: problem => problem.field ?? null,
    }),
    message: t.string({
      description: '说明，使用读者的语言。 The sentence, in the reader’s language.',
      resolve: ({ code, params }, _args, ctx) => message(ctx.locale, code, params),
    }),
  }),
});

ImportRowRef.implement({
  description: '名册的一行及其结果。 A row of the roster and what becomes of it.',
  fields: t => ({
    rowNumber: t.int({
      description: '表中的行号。 The number of the row in the file.',
      extensions: reads({ columns: ['id'] }),
      resolve: row => row.id,
    }),
    outcome: t.field({
      type: ImportOutcomeEnum,
      description: '结果。 The outcome.',
      resolve: row => row.outcome,
    }),
    label: t.exposeString('label', { nullable: true, description: '姓名。 The name in the row.' }),
    problems: t.field({
      type: [ImportProblem],
      description: '全部问题。 Everything that is wrong.',
      resolve: row => [...row.problems],
    }),
    person: t.field({
      type: PersonRef,
      nullable: true,
      description: '涉及的人员。 The person concerned.',
      resolve: row => row.person,
    }),
    written: t.exposeBoolean('written', { description: '已写入。 Already in the register.' }),
  }),
});

/** The sentence of a failure, which is kept as code and parameters. */
function failureMessage(ctx: Context, failure: string | null): string | null {
  if (failure === null) return null;
  const { code, params }: { code: string; params: Params } = JSON.parse(failure);
  return message(ctx.locale, isProblemCode(code) ? code : 'IMPORT_BROKEN_OFF', params);
}

const OutcomesArg = builder.args(t => ({
  outcome: t.field({ type: [ImportOutcomeEnum], description: '只看这些结果。 Only these outcomes.' }),
}));

ImportRef.implement({
  description: '一次名册导入。 One roster on its way into the register.',
  interfaces: [NodeRef],
  fields: t => ({
    fileName: t.exposeString('fileName', { description: '文件名。 The name of the file.' }),
    fileSize: t.exposeInt('fileSize', { description: '文件大小（字节）。 Bytes of the file.' }),
    status: t.field({
      type: ImportStatusEnum,
      description: '状态。 The status.',
      resolve: one => one.status,
    }),
    area: t.field({
      type: AreaRef,
      description: '导入的区划。 The area that it is for.',
      resolve: one => one.area,
    }),
    columns: t.field({
      type: [ImportColumn],
      description: '各列及其对应的字段。 The columns and the fields they hold.',
      extensions: reads({ columns: ['mapping'] }),
      resolve: one => readKeptLayout(one.mapping).columns,
    }),
    headerRow: t.exposeInt('headerRow', {
      nullable: true,
      description: '表头行号；空为未找到。 The row of headings; null when none was found.',
    }),
    sheet: t.exposeString('sheet', { nullable: true, description: '工作表。 The sheet.' }),
    sheets: t.stringList({
      description: '文件中的工作表。 The sheets of the file.',
      extensions: reads({ columns: ['mapping'] }),
      resolve: one => readKeptLayout(one.mapping).sheets,
    }),
    totalRows: t.exposeInt('totalRows', {
      description: '总行数；检查中为估计数。 Rows in all; an estimate while they are checked.',
    }),
    checkedRows: t.exposeInt('checkedRows', { description: '已检查的行数。 Rows checked.' }),
    writtenRows: t.exposeInt('writtenRows', { description: '已写入的行数。 Rows written.' }),
    counts: t.field({
      type: [ImportCount],
      description: '各结果的行数。 Rows by outcome.',
      resolve: one => [...one.counts],
    }),
    accepts: t.field({
      type: [ImportOutcomeEnum],
      description: '接受写入的结果。 The outcomes that may be written.',
      resolve: one => [...one.accepts],
    }),
    failure: t.string({
      nullable: true,
      description: '失败的原因。 Why it failed.',
      resolve: (one, _args, ctx) => failureMessage(ctx, one.failure),
    }),
    createdBy: t.exposeString('createdBy', { description: '上传人。 Who uploaded it.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: '上传时间。 When it was uploaded.' }),
    startedAt: t.expose('startedAt', {
      type: 'DateTime',
      nullable: true,
      description: '开始写入的时间。 When writing began.',
    }),
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description: '结束的时间。 When it ended.',
    }),
    availableOperations: t.field({
      type: [ImportOperationEnum],
      description: '现在可以做的操作。 What can be done now.',
      extensions: reads({ columns: ['status', 'startedAt', 'headerRow', 'mapping'] }),
      resolve: one => [...importWorkflow.available(one.status, importFlags(one))],
    }),
    mendFileUrl: t.string({
      nullable: true,
      description:
        '下载有问题的行，改正后重新导入；没有则为空。 Where the faulty rows can be fetched; null when there are none.',
      extensions: reads({ columns: ['counts'] }),
      resolve: one =>
        one.counts.some(({ outcome }) => outcome === 'ERROR' || outcome === 'SUSPECT')
          ? `/import/${encodeId('Import', one.id)}/mend.xlsx`
          : null,
    }),
    rows: t.field({
      type: connectionOf(ImportRowRef, 'ImportRow'),
      description: '各行，按行号排列。 The rows in the order of the file.',
      extensions: reads({ columns: ['id'] }),
      args: { ...OutcomesArg, ...pageArgs() },
      resolve: (one, { outcome, ...page }, ctx, info) =>
        readPage(ctx.reader, importRowTable, info, page, {
          where: a => [
            { sql: `${a}.import_id = ?`, values: [one.id] },
            ...(outcome?.length
              ? [{ sql: `${a}.outcome = ANY(?::"ImportOutcome"[])`, values: [outcome] }]
              : []),
          ],
          sort: { keys: [{ column: 'row_number', cast: 'int' }], descending: false },
        }),
    }),
    version: t.exposeInt('version', { description: '版本号。 The version.' }),
  }),
});

builder.queryFields(t => ({
  import: t.field({
    type: ImportRef,
    nullable: true,
    description: '一次导入。 One import.',
    args: { id: t.arg.id({ required: true, description: '导入编号。 The import’s id.' }) },
    resolve: (_root, args, ctx, info) => ctx.reader.one(importTable, idOf('Import', args.id), info),
  }),
  imports: t.field({
    type: connectionOf(ImportRef, 'Import'),
    description: '导入记录，最近的在前。 Imports, newest first.',
    args: pageArgs(),
    resolve: (_root, page, ctx, info) => {
      requirePermission(ctx, 'import.run');
      return readPage(ctx.reader, importTable, info, page, {
        sort: { keys: [{ column: 'id', cast: 'int' }], descending: true },
      });
    },
  }),
}));
