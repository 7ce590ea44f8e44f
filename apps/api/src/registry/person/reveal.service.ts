// Sensitive values whole: for who may, with a reason, and never without a trace. The trail names the fields, not the values.

import { ConflictError, NotFoundError, problem, readReason, ValidationError } from '@zhucan/domain';
import { type Command, command, lockRow, requirePermission } from '../../access/command.ts';
import { openSensitive } from '../../casework/details.ts';
import { lockCase } from '../../casework/operate.ts';
import type { Context } from '../../context.ts';
import { fundAccount, type HeldAccount, payeeAccount } from '../../fund/sensitive.ts';
import { tableNamed } from '../certificate/locks.ts';
import { dayOf } from '../certificate/operation.ts';

/** The fields that can be shown whole, by the type of the record that holds them. */
const FIELDS_OF = {
  Person: ['ID_NUMBER', 'BIRTH_DATE', 'PHONE', 'GUARDIAN_PHONE', 'BANK_ACCOUNT'],
  Certificate: ['CERTIFICATE_NUMBER'],
  Assessment: ['DIAGNOSIS'],
  Case: ['CASE_DETAILS'],
  Payment: ['BANK_ACCOUNT'],
  Fund: ['BANK_ACCOUNT'],
} as const;

export type SensitiveField = (typeof FIELDS_OF)[keyof typeof FIELDS_OF][number];
export type SensitiveType = keyof typeof FIELDS_OF;

export interface RevealedValue {
  readonly field: SensitiveField;
  /** Which detail of a case, by its field's name. */
  readonly name?: string;
  readonly value: string | null;
}

interface Held {
  readonly areaPath: string;
  readonly value: (field: SensitiveField) => string | null;
  /** Of a case, every sensitive detail by its field's name. */
  readonly details?: Readonly<Record<string, string>>;
}

export function isSensitiveType(typename: string): typename is SensitiveType {
  return Object.hasOwn(FIELDS_OF, typename);
}

async function ofPerson(run: Command, id: number): Promise<Held> {
  const { areaPath } = await lockRow(run, tableNamed('Person'), id);
  const person = await run.tx.person.findUniqueOrThrow({ where: { id } });
  if (person.erasedAt) throw new ConflictError('ERASED');
  const opened = (sealed: Uint8Array | null) => (sealed === null ? null : run.ctx.vault.open(sealed));
  const value = (field: SensitiveField): string | null => {
    switch (field) {
      case 'ID_NUMBER':
        return opened(person.idNumberEnc);
      case 'BIRTH_DATE':
        return dayOf(person.birthDate);
      case 'PHONE':
        return opened(person.phoneEnc);
      case 'GUARDIAN_PHONE':
        return opened(person.guardianPhoneEnc);
      case 'BANK_ACCOUNT':
        return opened(person.bankAccountEnc);
      case 'CERTIFICATE_NUMBER':
      case 'DIAGNOSIS':
      case 'CASE_DETAILS':
        return null;
    }
  };
  return { areaPath, value };
}

async function ofCertificate(run: Command, id: number): Promise<Held> {
  const { areaPath } = await lockRow(run, tableNamed('Certificate'), id);
  const { numberEnc } = await run.tx.certificate.findUniqueOrThrow({
    where: { id },
    select: { numberEnc: true },
  });
  return { areaPath, value: () => (numberEnc === null ? null : run.ctx.vault.open(numberEnc)) };
}

/** An assessment is its certificate's, whose area it shares. */
async function ofAssessment(run: Command, id: number): Promise<Held> {
  const assessment = await run.tx.assessment.findUnique({
    where: { id },
    select: { certificateId: true, diagnosisEnc: true },
  });
  if (!assessment) throw new NotFoundError();
  const { areaPath } = await lockRow(run, tableNamed('Certificate'), assessment.certificateId);
  const { diagnosisEnc } = assessment;
  return { areaPath, value: () => (diagnosisEnc === null ? null : run.ctx.vault.open(diagnosisEnc)) };
}

/** What a programme's details hold sealed; the case follows the row rule of cases. */
async function ofCase(run: Command, id: number): Promise<Held> {
  const row = await lockCase(run, id);
  const details = openSensitive(run.ctx.vault, row);
  return {
    areaPath: row.areaPath,
    value: () => null,
    details: Object.fromEntries(Object.entries(details).map(([name, value]) => [name, String(value)])),
  };
}

/** The values of one field: of a case there are as many as it has sensitive details. */
function valuesOf({ value, details }: Held, field: SensitiveField): RevealedValue[] {
  if (field !== 'CASE_DETAILS') return [{ field, value: value(field) }];
  return Object.entries(details ?? {}).map(([name, one]) => ({ field, name, value: one }));
}

function ofAccount(read: (run: Command, id: number) => Promise<HeldAccount>) {
  return async (run: Command, id: number): Promise<Held> => {
    const { areaPath, account } = await read(run, id);
    return { areaPath, value: () => account };
  };
}

const READ = {
  Person: ofPerson,
  Certificate: ofCertificate,
  Assessment: ofAssessment,
  Case: ofCase,
  Payment: ofAccount(payeeAccount),
  Fund: ofAccount(fundAccount),
} as const;

/** The values asked for; null where nothing is recorded. Refused where none of them is. */
export function revealSensitive(
  ctx: Context,
  type: SensitiveType,
  id: number,
  asked: readonly SensitiveField[],
  input: unknown,
): Promise<RevealedValue[]> {
  requirePermission(ctx, 'sensitive.reveal');
  const { reason } = readReason(input);
  const fields = [...new Set(asked)];
  const known: readonly SensitiveField[] = FIELDS_OF[type];
  if (fields.length === 0) throw new ValidationError([problem('REQUIRED', 'fields')]);
  if (fields.some(field => !known.includes(field)))
    throw new ValidationError([problem('NOT_A_CHOICE', 'fields')]);
  return command(ctx, 'sensitive.reveal', async run => {
    const held = await READ[type](run, id);
    const { areaPath } = held;
    const values = fields.flatMap(field => valuesOf(held, field));
    if (values.every(one => one.value === null)) throw new ConflictError('REVEAL_NOTHING', {}, 'fields');
    run.audit({
      action: 'REVEAL',
      entity: type,
      entityId: id,
      areaPath,
      reason,
      changes: Object.fromEntries(fields.map(field => [field, [null, null] as const])),
    });
    return values;
  });
}
