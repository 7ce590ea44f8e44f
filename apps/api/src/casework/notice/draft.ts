// What a notice of a case shows: the programme's list, the masked name, the place, and who takes objections.

import type { Case } from '@zhucan/database';
import {
  type AnyProgramme,
  composeNotice,
  HOSPITAL_GRADES,
  type InstitutionFacts,
  institutionsIn,
  NotFoundError,
  type NoticeContent,
} from '@zhucan/domain';
import { z } from 'zod';
import type { Transaction } from '../../access/command.ts';
import type { Context } from '../../context.ts';
import { caseRule } from '../case.rule.ts';
import { openSensitive, wholeDetails } from '../details.ts';
import { programmeOfCase } from '../register.ts';

const json = z.record(z.string(), z.unknown());
const recordsShape = z.record(z.string(), z.object({ values: json }));

type Reads = Pick<Transaction, 'area' | 'person' | 'household' | 'institution' | 'publicNotice'>;

async function subjectNames(
  { person, household, institution }: Reads,
  of: Case,
): Promise<{ name: string; others: string[] }> {
  const applicant = of.personId === null ? null : await person.findUnique({ where: { id: of.personId } });
  const householdId = of.householdId ?? applicant?.householdId ?? null;
  const members =
    householdId === null
      ? []
      : await person.findMany({ where: { householdId }, select: { id: true, name: true } });
  const home = of.householdId === null ? null : await household.findUnique({ where: { id: of.householdId } });
  const place =
    of.institutionId === null ? null : await institution.findUnique({ where: { id: of.institutionId } });
  const head = members.find(({ id }) => id === home?.headId);
  const name = applicant?.name ?? head?.name ?? place?.name ?? '';
  const others = [...members.map(member => member.name), applicant?.guardianName ?? ''];
  return { name, others: others.filter(other => other !== '' && other !== name) };
}

/** Town and village, the town first. */
async function placeNames({ area }: Reads, path: string): Promise<string[]> {
  const rows = await area.findMany({
    where: { path: { in: [path.slice(0, 9), path] }, level: { not: 'DISTRICT' } },
    orderBy: { path: 'asc' },
    select: { name: true },
  });
  return rows.map(row => row.name);
}

/** What the town wrote last; its name alone where it never wrote anything. */
async function lastContact({ publicNotice }: Reads, path: string, town: string): Promise<string> {
  const last = await publicNotice.findFirst({
    where: { areaPath: { startsWith: path.slice(0, 9) } },
    orderBy: { id: 'desc' },
    select: { content: true },
  });
  const written = z.object({ objectionsTo: z.string().min(1) }).safeParse(last?.content);
  return written.success ? written.data.objectionsTo : town;
}

async function institutionFacts(
  { institution }: Reads,
  programme: AnyProgramme,
  details: Readonly<Record<string, unknown>>,
): Promise<ReadonlyMap<number, InstitutionFacts>> {
  const rows = await institution.findMany({
    where: { id: { in: institutionsIn(programme.details, details) } },
  });
  return new Map(
    rows.map(({ id, name, kind, hospitalGrade, designated }) => {
      const grade = HOSPITAL_GRADES.find(one => one === hospitalGrade) ?? null;
      return [id, { name, kind, hospitalGrade: grade, designated }];
    }),
  );
}

/** Freezes what the public will see of a case; `contact` is who takes objections, where the town writes it anew. */
export async function contentOf(
  tx: Reads,
  { vault }: Pick<Context, 'vault'>,
  of: Case,
  contact: string | null,
): Promise<NoticeContent> {
  const programme = programmeOfCase(of.programme);
  const details = wholeDetails(vault, of);
  const records = recordsShape.parse(of.records);
  const place = await placeNames(tx, of.areaPath);
  const institutions = await institutionFacts(tx, programme, details);
  const { name, others } = await subjectNames(tx, of);
  // What is sealed is no more to be read in a free text than the names are: a payee, a diagnosis.
  const sealed = Object.values(openSensitive(vault, of)).filter(value => typeof value === 'string');
  return composeNotice(programme, details, {
    name,
    others: [...others, ...sealed],
    requestedAmount: of.requestedAmount,
    place: place.join(''),
    objectionsTo: contact ?? (await lastContact(tx, of.areaPath, place[0] ?? '')),
    sources: {
      records: Object.fromEntries(Object.entries(records).map(([stage, { values }]) => [stage, values])),
      institutions,
    },
  });
}

/** What would be posted now, to be printed beforehand. */
export async function draftNotice(ctx: Context, id: number): Promise<NoticeContent> {
  const rule = ctx.viewer && caseRule('c', ctx.viewer);
  if (!rule) throw new NotFoundError();
  const { rowCount } = await ctx.db.pool.query(`SELECT 1 FROM case_file c WHERE c.id = $1 AND ${rule}`, [id]);
  if (!rowCount) throw new NotFoundError();
  const { prisma } = ctx.db;
  return contentOf(prisma, ctx, await prisma.case.findUniqueOrThrow({ where: { id } }), null);
}
