// The shapes of notices and objections as they are read.

import type { NoticeContent, NoticeStatus, ObjectionChannel, ObjectionStatus } from '@zhucan/domain';
import type { CaseRow } from '../case.rows.ts';

export interface NoticeRow {
  readonly id: number;
  readonly slug: string;
  readonly status: NoticeStatus;
  readonly postedOn: string;
  readonly lastDay: string;
  readonly endedOn: string | null;
  readonly postedBy: string | null;
  readonly content: NoticeContent;
  readonly openObjections: number;
  readonly objections: readonly ObjectionRow[];
}

/** What was written, and by whom, is sealed and no column here. */
export interface ObjectionRow {
  readonly id: number;
  readonly channel: ObjectionChannel;
  readonly status: ObjectionStatus;
  readonly filedAt: string;
  readonly receipt: string;
  readonly named: boolean;
  readonly reachable: boolean;
  readonly findings: string | null;
  readonly reply: string | null;
  readonly toldOn: string | null;
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  readonly version: number;
  readonly notice: NoticeRow;
  readonly case: CaseRow | null;
}
