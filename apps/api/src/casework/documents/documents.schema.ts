// Putting documents to a case and taking them out, in the graph. The file itself is uploaded first, by `POST /uploads/document`.

import { builder } from '../../builder.ts';
import { COMMAND_ERRORS } from '../../graphql/errors.ts';
import { idOf } from '../../graphql/ids.ts';
import { DocumentFormEnum } from '../case.enums.ts';
import { CaseDone, caseDone } from '../case.mutations.ts';
import { targetArgs, targetOf } from '../target.ts';
import { addDocument, removeDocument } from './documents.service.ts';

const errors = { types: COMMAND_ERRORS };

builder.mutationFields(t => ({
  addCaseDocument: t.field({
    type: CaseDone,
    errors,
    description:
      '把已上传的文件作为材料入卷；文件先由 POST /uploads/document 上传。 Puts an uploaded file to a case; POST /uploads/document gives its token.',
    args: {
      ...targetArgs,
      kind: t.arg.string({ required: true, description: '材料代码。 The kind of document.' }),
      form: t.arg({
        type: DocumentFormEnum,
        defaultValue: 'ORIGINAL',
        description: '形式，默认原件。 Its form; an original unless given.',
      }),
      upload: t.arg.string({ required: true, description: '上传凭证。 The upload’s token.' }),
      note: t.arg.string({ description: '备注。 A note.' }),
    },
    resolve: (_root, { kind, form, upload, note, ...args }, ctx, info) =>
      caseDone(
        ctx,
        info,
        addDocument(ctx, targetOf(args), {
          kind,
          form: form ?? 'ORIGINAL',
          upload,
          note: note?.trim().slice(0, 500) || null,
        }),
      ),
  }),
  removeCaseDocument: t.field({
    type: CaseDone,
    errors,
    description: '撤下材料，写明原因；文件留存。 Takes a document out, with the reason; the file is kept.',
    args: {
      id: t.arg.id({ required: true, description: '材料编号。 The document’s id.' }),
      reason: t.arg.string({ required: true, description: '原因，2 至 500 字。 Why, 2 to 500 characters.' }),
    },
    resolve: (_root, { id, reason }, ctx, info) =>
      caseDone(ctx, info, removeDocument(ctx, idOf('CaseDocument', id), { reason })),
  }),
}));
