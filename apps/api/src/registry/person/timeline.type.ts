// What was done about a person, each thing named in the reader's language.

import './merge.table.ts';
import './timeline.table.ts';
import { type Locale, label } from '@zhucan/domain';
import { reads } from '../../access/read/selection.ts';
import { encodeId } from '../../graphql/ids.ts';
import { MaskedTextRef, maskedNumber } from '../../graphql/masked.ts';
import { CertificateRef, PersonMergeRef, TimelineEntryRef } from '../refs.ts';
import type { TimelineRow } from './timeline.table.ts';

function titleOf(entry: TimelineRow, locale: Locale): string {
  return label(
    locale,
    entry.source === 'CERTIFICATE' ? 'certificateOperation' : 'recordAction',
    entry.action,
  );
}

/** The fields that changed by their names, then the reason. What has no name on a form is left out. */
function detailOf(entry: TimelineRow, locale: Locale): string | null {
  const named = (entry.fields ?? []).filter(field => label(locale, 'field', field) !== field);
  const names = named.map(field => label(locale, 'field', field));
  const fields = [...new Set(names)].join(locale === 'zh' ? '、' : ', ');
  const parts = [fields, entry.reason].filter(Boolean);
  return parts.length === 0 ? null : parts.join(locale === 'zh' ? '；' : '; ');
}

export const TimelineEntryType = TimelineEntryRef.implement({
  description: '办理经过中的一项。 One thing that was done about a person.',
  fields: t => ({
    at: t.field({ type: 'DateTime', description: '时间。 When.', resolve: entry => entry.at }),
    kind: t.string({
      description:
        '代码：PERSON_ 或 CERTIFICATE_ 加操作，供程序判断。 PERSON_ or CERTIFICATE_ and the operation, for programs.',
      extensions: reads({ columns: ['source', 'action'] }),
      resolve: entry => `${entry.source}_${entry.action}`,
    }),
    title: t.string({
      description: '事项，使用读者的语言。 What was done, in the reader’s language.',
      extensions: reads({ columns: ['source', 'action'] }),
      resolve: (entry, _args, ctx) => titleOf(entry, ctx.locale),
    }),
    detail: t.string({
      nullable: true,
      description: '改动的项目和原因。 The fields that changed, and why.',
      extensions: reads({ columns: ['fields', 'reason'] }),
      resolve: (entry, _args, ctx) => detailOf(entry, ctx.locale),
    }),
    actor: t.string({
      nullable: true,
      description: '经办人。 Who did it.',
      extensions: reads({ columns: ['actorName'] }),
      resolve: entry => entry.actorName,
    }),
    certificate: t.field({
      type: CertificateRef,
      nullable: true,
      description: '所涉残疾人证。 The certificate it was done to.',
      resolve: entry => entry.certificate,
    }),
  }),
});

PersonMergeRef.implement({
  description: '一次档案合并。 One merge of two records of one person.',
  fields: t => ({
    id: t.id({
      description: '合并编号，用于 unmergePeople。 The merge’s id, for unmergePeople.',
      resolve: merge => encodeId('PersonMerge', merge.id),
    }),
    mergedName: t.exposeString('mergedName', {
      description: '被合并档案的姓名。 The name on the record that was merged.',
    }),
    mergedIdNumber: t.field({
      type: MaskedTextRef,
      description: '被合并档案的身份证号，已遮盖。 The ID number on the record that was merged, masked.',
      extensions: reads({ columns: ['mergedIdNumberLast4'] }),
      resolve: merge => maskedNumber(merge.mergedIdNumberLast4, 18),
    }),
    reason: t.exposeString('reason', { description: '合并原因。 Why.' }),
    at: t.field({
      type: 'DateTime',
      description: '合并时间。 When.',
      extensions: reads({ columns: ['createdAt'] }),
      resolve: merge => merge.createdAt,
    }),
    actor: t.string({
      nullable: true,
      description: '经办人。 Who merged them.',
      extensions: reads({ columns: ['actorName'] }),
      resolve: merge => merge.actorName,
    }),
    undoneAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: '撤销时间；未撤销为空。 When it was undone; null while it stands.',
      resolve: merge => merge.undoneAt,
    }),
  }),
});
