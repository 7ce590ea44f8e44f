// The GraphQL types of notices by name, so that their files may point at each other without importing each other.

import { builder } from '../../builder.ts';
import type { NoticeRow, ObjectionRow } from './notice.rows.ts';

export const PublicNoticeRef = builder.objectRef<NoticeRow>('PublicNotice');
export const ObjectionRef = builder.objectRef<ObjectionRow>('Objection');
