// The import of real divisions in the graph.

import { builder } from '../../builder.ts';
import { COMMAND_ERRORS } from '../../graphql/errors.ts';
import { type AreaImportResult, importAreas } from './area-import.ts';

const AreaImport = builder.objectRef<AreaImportResult>('AreaImport').implement({
  description: '一次区划导入的结果。 What an import of divisions did.',
  fields: t => ({
    added: t.exposeInt('added', { description: '新增的区划数。 Areas added.' }),
    kept: t.exposeInt('kept', { description: '未变的区划数。 Areas that stay as they are.' }),
    renamed: t.exposeInt('renamed', { description: '更名的区划数。 Areas renamed.' }),
    retired: t.exposeInt('retired', {
      description:
        '资料中已没有、登记册中仍在用的区划数；予以保留。 Areas in use that the data no longer has; they stay.',
    }),
  }),
});

builder.mutationField('importAreas', t =>
  t.field({
    type: AreaImport,
    errors: { types: COMMAND_ERRORS },
    description:
      '导入本区县的真实区划，直到村（社区）；重复导入不增不减。 Imports the district’s real divisions down to its villages; a second time adds and loses nothing.',
    args: {
      county: t.arg.string({
        required: true,
        description: '六位县级代码，如 330205。 The county’s six digits, such as 330205.',
      }),
    },
    resolve: (_root, { county }, ctx) => importAreas(ctx, county),
  }),
);
