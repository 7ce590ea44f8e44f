// One chunk of a roster into the register, in one transaction: people, certificates, events, hardship, audit, and the rows' own
// record that they are written. Either all of it is there or nothing, whenever the process dies.

import type { ImportOutcome } from '@zhucan/domain';
import type { PoolClient } from 'pg';
import type { AuditRecord } from '../../access/audit.ts';
import { appendAuditSql } from '../../access/audit-sql.ts';
import { type Decision, decide, type Write } from './decide.ts';
import type { ReadRow } from './rows.ts';
import type { Run } from './run.ts';
import { certificateRow, changedPersonRow, newPersonRow, type TableRow } from './write-rows.ts';
import { ChunkWriter } from './write-sql.ts';

/** A row that the user accepted, with the outcome that the check found. */
export interface PendingRow {
  readonly row: ReadRow;
  readonly outcome: ImportOutcome;
}

/** A row that will be written, and the person that it is about once that is known. */
interface Accepted {
  readonly decision: Decision;
  readonly write: Write;
  readonly outcome: ImportOutcome;
  personId: number;
  areaPath: string;
}

/** A likeness that a person has looked at and accepts is written as someone new. */
function isAccepted(
  outcome: ImportOutcome,
  checked: ImportOutcome,
  accepts: readonly ImportOutcome[],
): boolean {
  if (checked === 'SUSPECT') return outcome === 'NEW' && accepts.includes('SUSPECT');
  return accepts.includes(outcome);
}

async function writePeople(writer: ChunkWriter, accepted: readonly Accepted[], run: Run): Promise<void> {
  const { vault } = run.services;
  const { register } = run.around;
  const fresh = accepted.filter(({ write }) => write.known === null);
  const rows = fresh.map(({ write: { fields, place } }) => {
    const key = register.key('ID_NUMBER', fields.idNumber);
    return newPersonRow(fields, key, place?.id ?? 0, run.actor.id, vault);
  });
  const ids = await writer.insertPeople(rows);
  for (const one of fresh) {
    one.personId = ids.get(register.key('ID_NUMBER', one.write.fields.idNumber)) ?? 0;
    one.areaPath = one.write.place?.path ?? '';
  }
  const known = accepted.filter(({ write }) => write.known !== null);
  for (const one of known) {
    one.personId = one.write.known?.id ?? 0;
    one.areaPath = one.write.place?.path ?? one.write.known?.areaPath ?? '';
  }
  await writer.updatePeople(known.map(({ write }) => changedPersonRow(write, vault)));
  const moved = known.filter(({ write, areaPath }) => write.known?.areaPath !== areaPath);
  await writer.move(moved.map(({ personId }) => personId));
  const dead = known.filter(
    ({ write }) => write.fields.diedOn !== null && write.known?.person.diedOn === null,
  );
  await writer.endByDeath(
    dead.map(({ personId }) => personId),
    run.around.today,
    run.actor.id,
  );
}

interface CertificateChanges {
  readonly closed: TableRow[];
  readonly corrected: TableRow[];
  readonly events: object[];
  readonly issued: { readonly row: TableRow; readonly one: Accepted }[];
}

/** What happens to the certificates of one row. */
function changeCertificates(one: Accepted, run: Run, changes: CertificateChanges): void {
  const { write, personId } = one;
  const { certificate: plan, known, fields } = write;
  const held = known?.certificate ?? null;
  const details = { import: run.record.id, row: one.decision.number };
  const event = (operation: string, toStatus: string, more: object = {}) =>
    changes.events.push({
      certificate_id: held?.id,
      operation,
      from_status: held?.status,
      to_status: toStatus,
      actor_id: run.actor.id,
      details: { ...details, ...more },
    });
  if (plan.kind === 'CORRECT' && held) {
    changes.corrected.push({ id: held.id, expires_on: plan.expiresOn });
    event('IMPORTED', held.status, { expiresOn: [held.expiresOn, plan.expiresOn] });
  }
  if (plan.kind === 'REPLACE' && held) {
    changes.closed.push({ id: held.id, status: 'REPLACED', closed_on: plan.issuedOn, cancel_reason: null });
    event('REPLACE', 'REPLACED');
  } else if (fields.diedOn !== null && known?.person.diedOn === null && held) {
    changes.closed.push({
      id: held.id,
      status: 'CANCELLED',
      closed_on: fields.diedOn,
      cancel_reason: 'DEATH',
    });
    event('CANCEL', 'CANCELLED');
  }
  if (plan.kind !== 'ISSUE' && plan.kind !== 'REPLACE') return;
  const areaId = write.place?.id ?? known?.areaId ?? 0;
  const row = certificateRow(
    { ...write, certificate: plan },
    { id: personId, areaId },
    run.record.areaPath.slice(0, 6),
    run.actor.id,
    run.services.vault,
    run.around.register.key('CERTIFICATE_NUMBER', fields.certificate?.number ?? ''),
  );
  changes.issued.push({ row, one });
}

async function writeCertificates(
  writer: ChunkWriter,
  accepted: readonly Accepted[],
  run: Run,
): Promise<void> {
  const changes: CertificateChanges = { closed: [], corrected: [], events: [], issued: [] };
  for (const one of accepted) changeCertificates(one, run, changes);
  await writer.correctCertificates(changes.corrected);
  await writer.closeCertificates(changes.closed);
  const ids = await writer.insertCertificates(changes.issued.map(({ row }) => row));
  const imported = changes.issued.map(({ row, one }) => ({
    certificate_id: ids.get(one.personId),
    operation: 'IMPORTED',
    from_status: null,
    to_status: row['status'],
    actor_id: run.actor.id,
    details: { import: run.record.id, row: one.decision.number },
  }));
  await writer.insertEvents([...changes.events, ...imported]);
}

/** Fields whose values the trail does not repeat. */
const SEALED_FIELDS: ReadonlySet<string> = new Set(['phone', 'guardianPhone', 'bankAccount', 'certificate']);

function auditOf({ write, decision, personId, areaPath }: Accepted, importId: number): AuditRecord {
  const changes: Record<string, readonly [unknown, unknown]> = {
    import: [null, `${importId}/${decision.number}`],
  };
  const { known, fields, changed } = write;
  if (known && known.areaPath !== areaPath) changes['area'] = [known.areaPath, areaPath];
  for (const field of known ? changed : []) {
    if (SEALED_FIELDS.has(field) || field === 'certificate') changes[field] = ['***', '***'];
    else changes[field] = [known?.person[field] ?? null, fields[field]];
  }
  return { action: 'IMPORT', entity: 'Person', entityId: personId, areaPath, changes };
}

async function writeAccepted(client: PoolClient, accepted: readonly Accepted[], run: Run): Promise<void> {
  const { services, record, actor, around } = run;
  const now = services.clock();
  const writer = new ChunkWriter(client, now);
  await writePeople(writer, accepted, run);
  await writeCertificates(writer, accepted, run);
  const hardships = accepted.flatMap(({ write, personId }) =>
    (write.fields.hardship ?? [])
      .filter(kind => !write.known?.person.hardship.includes(kind))
      .map(kind => ({ person_id: personId, kind })),
  );
  await writer.addHardships(hardships, around.today);
  await appendAuditSql(
    client,
    services.vault,
    { actor: `user:${actor.id}`, actorName: actor.name, requestId: null },
    accepted.map(one => auditOf(one, record.id)),
    now,
  );
}

/** Writes a chunk within the caller's transaction; gives how many rows were written. */
export async function writeChunk(
  client: PoolClient,
  pending: readonly PendingRow[],
  run: Run,
): Promise<number> {
  const { record, around, services } = run;
  const rows = pending.map(({ row }) => row);
  const decisions = await decide(client, rows, around, { lock: true, alike: false, seen: null });
  const accepted: Accepted[] = [];
  const settled = decisions.map((decision, at) => {
    const checked = pending[at]?.outcome ?? 'ERROR';
    const { write, outcome, problems, personId, number } = decision;
    const kept = { row_number: number, outcome, problems, person_id: personId, written: false };
    if (!write || !isAccepted(outcome, checked, record.accepts)) return () => kept;
    const one: Accepted = { decision, write, outcome: checked, personId: 0, areaPath: '' };
    accepted.push(one);
    const shown = checked === 'SUSPECT' ? checked : outcome;
    return () => ({ ...kept, outcome: shown, person_id: one.personId, written: true });
  });
  if (accepted.length > 0) await writeAccepted(client, accepted, run);
  await new ChunkWriter(client, services.clock()).settleRows(
    settled.map(row => ({ import_id: record.id, ...row() })),
  );
  return accepted.length;
}
