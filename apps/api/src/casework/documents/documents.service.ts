// Documents of a case: uploaded and kept sealed by their hash, put to a case by a token that only its uploader has, taken out with a
// reason, given out under the row rule.

import {
  CLOSED_STATUSES,
  ConflictError,
  type DocumentForm,
  ForbiddenError,
  NotFoundError,
  problem,
  readReason,
  ValidationError,
} from '@zhucan/domain';
import { z } from 'zod';
import { requireViewer } from '../../access/command.ts';
import { may } from '../../access/read/rule.ts';
import type { Context } from '../../context.ts';
import { shownName } from '../../http/desk.ts';
import { caseRule, seesPeople } from '../case.rule.ts';
import { recordAside } from '../events.ts';
import { caseCommand, lockCase } from '../operate.ts';
import { programmeOfCase } from '../register.ts';
import type { Target } from '../target.ts';
import { DOCUMENT_MEGABYTES_MOST, ENDINGS, mediaTypeOf } from './media-type.ts';

/** What an upload's token says, sealed: who may use it, for what, and until when. */
const tokenShape = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.int().positive(),
  mediaType: z.string(),
  fileName: z.string(),
  userId: z.int(),
  until: z.string(),
});
type Token = z.infer<typeof tokenShape>;

const TOKEN_HOURS = 12;

/** Whoever does something to cases may bring documents. */
function requireUploader(ctx: Context): { id: number } {
  const viewer = requireViewer(ctx);
  const allowed = may(viewer, 'case.draft') || may(viewer, 'case.notice');
  if (viewer.kind !== 'user' || !allowed) throw new ForbiddenError();
  return viewer;
}

/** Keeps an uploaded file; gives the token by which its uploader puts it to a case. Throws ValidationError. */
export async function keepDocument(
  ctx: Context,
  { fileName, content }: { readonly fileName: string; readonly content: Buffer },
): Promise<{ upload: string; mediaType: string; size: number }> {
  const viewer = requireUploader(ctx);
  if (content.length === 0) throw new ValidationError([problem('DOCUMENT_EMPTY', 'file')]);
  if (content.length > DOCUMENT_MEGABYTES_MOST * 1_048_576)
    throw new ValidationError([problem('DOCUMENT_TOO_LARGE', 'file', { max: DOCUMENT_MEGABYTES_MOST })]);
  const mediaType = mediaTypeOf(content);
  if (mediaType === undefined) throw new ValidationError([problem('DOCUMENT_TYPE', 'file')]);
  const token: Token = {
    sha256: await ctx.files.put(content),
    size: content.length,
    mediaType,
    fileName: shownName(fileName, 'document'),
    userId: viewer.id,
    until: new Date(ctx.now.getTime() + TOKEN_HOURS * 3_600_000).toISOString(),
  };
  const upload = Buffer.from(ctx.vault.seal(JSON.stringify(token))).toString('base64url');
  return { upload, mediaType, size: content.length };
}

function readToken(ctx: Context, upload: string, userId: number): Token {
  let token: Token | undefined;
  try {
    token = tokenShape.parse(JSON.parse(ctx.vault.open(Buffer.from(upload, 'base64url'))));
  } catch {
    token = undefined;
  }
  if (!token || token.userId !== userId || token.until < ctx.now.toISOString())
    throw new ValidationError([problem('UPLOAD_INVALID', 'upload')]);
  return token;
}

export interface NewDocument {
  readonly kind: string;
  readonly form: DocumentForm;
  readonly upload: string;
  readonly note: string | null;
}

function assertOpen(status: string, stage: string): void {
  if (CLOSED_STATUSES.some(closed => closed === status))
    throw new ConflictError('CASE_CLOSED', { status: stage });
}

/** Puts an uploaded file to a case; gives the case's id. Every document is an event, as everything that happens to a case is. */
export function addDocument(ctx: Context, target: Target, input: NewDocument): Promise<number> {
  requireUploader(ctx);
  const permission = may(ctx.viewer, 'case.draft') ? 'case.draft' : 'case.notice';
  return caseCommand(ctx, permission, async run => {
    const before = await lockCase(run, target.id, target.expectedVersion);
    assertOpen(before.status, before.status);
    const kinds = programmeOfCase(before.programme).documentKinds;
    const kind = kinds.find(one => one.kind === input.kind);
    if (!kind) throw new ValidationError([problem('NOT_A_CHOICE', 'kind')]);
    const forms: readonly DocumentForm[] = kind.forms ?? ['ORIGINAL'];
    if (!forms.includes(input.form)) throw new ValidationError([problem('DOCUMENT_FORM', 'form')]);
    const { sha256, size, mediaType, fileName } = readToken(ctx, input.upload, run.actor.id);
    const file = await run.tx.storedFile.upsert({
      where: { sha256 },
      create: { sha256, size, mediaType },
      update: {},
      select: { id: true },
    });
    const { id } = await run.tx.caseDocument.create({
      data: {
        caseId: before.id,
        kind: input.kind,
        fileId: file.id,
        fileName,
        form: input.form,
        note: input.note,
        addedById: run.actor.id,
        addedAt: ctx.now,
      },
      select: { id: true },
    });
    await recordAside(run, before, 'ADD_DOCUMENT', null);
    run.audit({
      action: 'ADD_DOCUMENT',
      entity: 'Case',
      entityId: before.id,
      areaPath: before.areaPath,
      changes: { document: [null, id], kind: [null, input.kind], sha256: [null, sha256] },
    });
    return before.id;
  });
}

/** Takes a document out, with the reason; the file and its row stay. Gives the case's id. */
export function removeDocument(ctx: Context, id: number, input: unknown): Promise<number> {
  requireUploader(ctx);
  const { reason } = readReason(input);
  const permission = may(ctx.viewer, 'case.draft') ? 'case.draft' : 'case.notice';
  return caseCommand(ctx, permission, async run => {
    const found = await run.tx.caseDocument.findUnique({ where: { id }, select: { caseId: true } });
    if (!found) throw new NotFoundError();
    const before = await lockCase(run, found.caseId);
    assertOpen(before.status, before.status);
    // What a decision was taken on stays with it, and what was proposed on until the leader has answered.
    if (before.decidedOn !== null || before.decidedById !== null) throw new ConflictError('DOCUMENT_DECIDED');
    const { count } = await run.tx.caseDocument.updateMany({
      where: { id, removedAt: null },
      data: { removedAt: ctx.now, removedById: run.actor.id },
    });
    if (count === 0) throw new ConflictError('DOCUMENT_REMOVED');
    await recordAside(run, before, 'REMOVE_DOCUMENT', reason);
    run.audit({
      action: 'REMOVE_DOCUMENT',
      entity: 'Case',
      entityId: before.id,
      areaPath: before.areaPath,
      reason,
      changes: { document: [id, null] },
    });
    return before.id;
  });
}

export interface GivenOut {
  readonly content: Buffer;
  readonly mediaType: string;
  /** Made of the case's number and the kind: never what an uploader called it. */
  readonly name: string;
}

/** A document's content, for whoever reads its case; anyone else is told that there is none. */
export async function documentContent(ctx: Context, id: number): Promise<GivenOut> {
  const rule = seesPeople(ctx.viewer) && ctx.viewer ? caseRule('c', ctx.viewer) : null;
  if (rule === null) throw new NotFoundError();
  const [row] = await ctx.reader.query({
    text: `SELECT f.sha256, f.media_type, c.number, lower(d.kind) FROM case_document d
             JOIN stored_file f ON f.id = d.file_id JOIN case_file c ON c.id = d.case_id
            WHERE d.id = $1::int AND ${rule}
              AND NOT EXISTS (SELECT 1 FROM person p WHERE p.id = c.person_id AND p.erased_at IS NOT NULL)`,
    values: [id],
  });
  if (!row) throw new NotFoundError();
  const [sha256, mediaType, number, kind] = row.map(String);
  const ending = ENDINGS[mediaType ?? ''] ?? 'bin';
  return {
    content: await ctx.files.get(sha256 ?? ''),
    mediaType: mediaType ?? '',
    name: `${number}-${kind}-${id}.${ending}`,
  };
}
