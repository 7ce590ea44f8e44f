// What a user does with an import, one line each.

import type { GraphQLResolveInfo } from 'graphql';
import { afterCommand } from '../../access/read/reader.ts';
import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { COMMAND_ERRORS } from '../../graphql/errors.ts';
import { idOf } from '../../graphql/ids.ts';
import { ImportOutcomeEnum } from './import.schema.ts';
import { checkImport, configureImport, resumeImport, startImport, stopImport } from './import.service.ts';
import { importTable } from './import.table.ts';
import { ImportRef } from './refs.ts';

const ImportMappingInput = builder.inputType('ImportMappingInput', {
  description: '一列对应的字段。 What one column holds.',
  fields: t => ({
    index: t.int({ required: true, description: '列的序号，从 0 起。 The column, from 0.' }),
    field: t.string({ description: '字段；空为不导入。 The field; null leaves the column alone.' }),
  }),
});

const idArg = builder.args(t => ({
  id: t.id({ required: true, description: '导入编号。 The import’s id.' }),
}));

interface ImportId {
  readonly id: string | number;
}

/** A command that needs to know the import alone; its answer is the import as it stands then. */
function plain(description: string, run: (ctx: Context, id: number) => Promise<void>) {
  return {
    type: ImportRef,
    errors: { types: COMMAND_ERRORS },
    description,
    args: idArg,
    resolve: async (_root: unknown, { id }: ImportId, ctx: Context, info: GraphQLResolveInfo) => {
      await run(ctx, idOf('Import', id));
      return afterCommand(ctx, importTable, idOf('Import', id), info);
    },
  };
}

builder.mutationFields(t => ({
  configureImport: t.field({
    type: ImportRef,
    errors: { types: COMMAND_ERRORS },
    description:
      '选择工作表、表头行和各列的字段，并重新检查。 Chooses the sheet, the row of headings and the columns’ fields, and checks again.',
    args: {
      ...idArg,
      sheet: t.arg.string({ description: '工作表；不填则不变。 The sheet; unchanged when left out.' }),
      headerRow: t.arg.int({
        description: '表头行号；不填则不变。 The row of headings; unchanged when left out.',
      }),
      mapping: t.arg({
        type: [ImportMappingInput],
        description: '各列的字段；不填则按表头识别。 The columns’ fields; by their headings when left out.',
      }),
    },
    resolve: async (_root, { id, ...wish }, ctx, info) => {
      await configureImport(ctx, idOf('Import', id), wish);
      return afterCommand(ctx, importTable, idOf('Import', id), info);
    },
  }),
  checkImport: t.field(plain('检查每一行，不写入。 Checks every row; nothing is written.', checkImport)),
  startImport: t.field({
    type: ImportRef,
    errors: { types: COMMAND_ERRORS },
    description: '写入所接受结果的行。 Writes the rows whose outcome is accepted.',
    args: {
      ...idArg,
      accepts: t.arg({
        type: [ImportOutcomeEnum],
        required: true,
        description: '接受的结果：NEW、UPDATE、MOVED、SUSPECT。 What to write: NEW, UPDATE, MOVED, SUSPECT.',
      }),
    },
    resolve: async (_root, { id, accepts }, ctx, info) => {
      await startImport(ctx, idOf('Import', id), accepts);
      return afterCommand(ctx, importTable, idOf('Import', id), info);
    },
  }),
  stopImport: t.field(
    plain('请求停止，在两批之间停下。 Asks for a stop, which comes between two chunks.', stopImport),
  ),
  resumeImport: t.field(plain('从停下处继续写入。 Goes on writing where it stopped.', resumeImport)),
}));
