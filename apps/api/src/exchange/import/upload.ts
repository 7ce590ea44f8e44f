// A roster comes in: refused at once where it is no roster, else kept sealed, with a first guess at its columns.

import { problem, ValidationError } from '@zhucan/domain';
import { command, requirePermission } from '../../access/command.ts';
import type { Context } from '../../context.ts';
import { shownName } from '../../http/desk.ts';
import { openSheet } from '../sheet/open.ts';
import { findLayout } from './layout.ts';

export interface Upload {
  readonly fileName: string;
  readonly content: Buffer;
  /** The area that it is for; the viewer's own without one. */
  readonly areaId?: number | undefined;
}

/** Keeps an uploaded roster; gives the import's id. Throws a ValidationError that says what is wrong with the file. */
export async function keepUpload(ctx: Context, { fileName, content, areaId }: Upload): Promise<number> {
  const viewer = requirePermission(ctx, 'import.run');
  const layout = await findLayout(await openSheet(content));
  const fileHash = await ctx.files.put(content);
  return command(ctx, 'import.run', async run => {
    const area = await run.tx.area.findUnique({ where: { id: areaId ?? viewer.areaId } });
    if (!area?.active || !area.path.startsWith(viewer.areaPath))
      throw new ValidationError([problem('IMPORT_AREA_INVALID', 'area')]);
    const { id } = await run.tx.import.create({
      data: {
        areaId: area.id,
        fileName: shownName(fileName, 'roster'),
        fileSize: content.length,
        fileHash,
        sheet: layout.sheet,
        headerRow: layout.headerRow,
        mapping: { sheets: [...layout.sheets], columns: layout.columns },
        createdById: viewer.id,
      },
      select: { id: true },
    });
    run.audit({
      action: 'UPLOAD',
      entity: 'Import',
      entityId: id,
      areaPath: area.path,
      changes: { fileName: [null, shownName(fileName, 'roster')], fileHash: [null, fileHash] },
    });
    return id;
  });
}
