// The cells that several exports share: places, masked and whole numbers, days, terms.

import { certificateState, type LabelGroup, label, maskTail } from '@zhucan/domain';
import type { AreaRow } from '../../registry/area/area.table.ts';
import type { CertificateRow } from '../../registry/certificate/certificate.table.ts';
import type { OutCell } from '../sheet/xlsx-write.ts';
import type { CellContext, ExportColumn } from './list.ts';

export const AREA_READS = {
  columns: ['name', 'level', 'fullName'],
  relations: { parent: { columns: ['name'] } },
};

export function villageOf(area: AreaRow): string {
  return area.level === 'VILLAGE' ? area.name : '';
}

export function townOf(area: AreaRow): string {
  if (area.level === 'DISTRICT') return '';
  return area.level === 'TOWN' ? area.name : (area.parent?.name ?? '');
}

export function dayCell(day: string | null | undefined): OutCell {
  return day ? { day } : null;
}

export function termCell(
  { locale }: CellContext,
  group: LabelGroup,
  key: string | number | null | undefined,
): OutCell {
  return key === null || key === undefined ? null : label(locale, group, key);
}

export function answerCell(context: CellContext, value: boolean): OutCell {
  return termCell(context, 'answer', value ? 'yes' : 'no');
}

/** A number whole where it was revealed, else masked but for its last four. */
export function numberCell(
  last4: string | null | undefined,
  length: number,
  whole: string | null | undefined,
): OutCell {
  if (whole) return whole;
  return last4 ? maskTail(last4, length) : null;
}

/** Characters of a mask where the value's own length is not kept. */
export const LENGTH = { idNumber: 18, certificateNumber: 20, phone: 11, bankAccount: 16 } as const;

export const CERTIFICATE_READS = {
  columns: ['category', 'grade', 'numberLast4', 'status', 'issuedOn', 'expiresOn'],
};

/** What certificates and people's current ones show alike. */
export function certificateColumns<Row>(of: (row: Row) => CertificateRow | null): ExportColumn<Row>[] {
  return [
    {
      heading: 'certificateNumber',
      width: 24,
      cell: (row, { revealed }) => {
        const one = of(row);
        return numberCell(
          one?.numberLast4,
          LENGTH.certificateNumber,
          one && revealed?.certificates.get(one.id),
        );
      },
    },
    { heading: 'category', width: 12, cell: (row, c) => termCell(c, 'category', of(row)?.category) },
    { heading: 'grade', width: 8, cell: (row, c) => termCell(c, 'grade', of(row)?.grade) },
    {
      heading: 'state',
      width: 12,
      cell: (row, c) => {
        const one = of(row);
        return one && termCell(c, 'certificateState', certificateState(one, c.today, c.policy));
      },
    },
    { heading: 'issuedOn', width: 12, cell: row => dayCell(of(row)?.issuedOn) },
    { heading: 'expiresOn', width: 12, cell: row => dayCell(of(row)?.expiresOn) },
  ];
}
