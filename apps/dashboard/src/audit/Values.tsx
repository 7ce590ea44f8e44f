import { useQueries } from '@tanstack/react-query';
import { formatMoment, joined } from '../components/format.ts';
import { AuditAreaDocument, AuditRecordDocument, type AuditRecordQuery } from '../generated/graphql.ts';
import { execute } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { type Term, useTerm } from '../providers/i18n/terms.ts';
import { useAuditTerms } from './terms.ts';
import { type Piece, referencesIn } from './values.ts';

function nameOf(node: AuditRecordQuery['node']): string | undefined {
  switch (node?.__typename) {
    case 'Area':
      return node.fullName;
    case 'Household':
      return [node.head?.name, node.address].filter(Boolean).join(' · ') || undefined;
    case 'HomeVisitBatch':
      return `${node.visitOn} ${node.area.fullName}`;
    case 'Person':
    case 'Institution':
      return node.name;
    default:
      return undefined;
  }
}

export type Names = ReadonlyMap<string, string>;

const KEPT_MS = 5 * 60_000;

/** The names of the records that pieces speak of, as far as the reader may see them. */
export function useNames(pieces: readonly Piece[]): Names {
  const { records, areaCodes } = referencesIn(pieces);
  return useQueries({
    queries: [
      ...records.map(id => ({
        queryKey: ['audit', 'record', id],
        queryFn: async () => [id, nameOf((await execute(AuditRecordDocument, { id })).node)] as const,
        staleTime: KEPT_MS,
      })),
      ...areaCodes.map(code => ({
        queryKey: ['audit', 'area', code],
        queryFn: async () =>
          [code, (await execute(AuditAreaDocument, { code })).areas.nodes[0]?.fullName] as const,
        staleTime: KEPT_MS,
      })),
    ],
    combine: answers =>
      new Map(answers.flatMap(({ data }) => (data?.[1] === undefined ? [] : [[data[0], data[1]] as const]))),
  });
}

interface Words {
  readonly term: Term;
  readonly field: (name: string) => string;
  readonly names: Names;
  readonly unknown: string;
}

function wordOf(piece: Piece, words: Words): string {
  if ('text' in piece) return piece.text;
  if ('group' in piece) return words.term(piece.group, piece.code);
  if ('moment' in piece) return formatMoment(piece.moment);
  if ('record' in piece) return words.names.get(piece.record) ?? words.unknown;
  if ('areaCode' in piece) return words.names.get(piece.areaCode) ?? piece.areaCode;
  const inner = joined(piece.pieces.map(one => wordOf(one, words)));
  return `${words.field(piece.field)}: ${inner}`;
}

/** One side of a change in the reader's words. */
export function Values({ pieces, names }: { pieces: readonly Piece[]; names: Names }) {
  const t = useT();
  const term = useTerm();
  const { field } = useAuditTerms();
  const words: Words = { term, field, names, unknown: t('audit.unseen') };
  return pieces.length === 0 ? '—' : joined(pieces.map(piece => wordOf(piece, words)));
}
