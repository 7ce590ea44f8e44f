import { describe, expect, test } from 'vitest';
import { checkCertificateNumber } from '../../identity/certificateNumber.ts';
import { citizenIdFor } from '../../identity/citizenId.ts';
import { refusals } from '../../refusals.testing.ts';
import { addYears } from '../../shared/dates.ts';
import { ConflictError } from '../../shared/error.ts';
import {
  readApplication,
  readAssignment,
  readCancellation,
  readChange,
  readIssueDate,
  readReason,
  readTransferIn,
  readTransferOut,
} from './inputs.ts';
import { issueFacts, startChange, startReissue, startRenewal } from './issue.ts';
import { DEFAULT_CERTIFICATE_POLICY as POLICY } from './policy.ts';

const TODAY = '2026-11-23';
const HERE = { county: '990001', today: TODAY };

describe('inputs of operations', () => {
  test('an application is the district’s own unless another county is named', () => {
    expect(readApplication({ category: 'VISUAL' }, HERE)).toEqual({
      category: 'VISUAL',
      appliedOn: TODAY,
      medium: 'CARD',
      acceptingCounty: '990001',
      issuingCounty: '990001',
    });
    expect(readApplication({ category: 'VISUAL', issuingCounty: '330205' }, HERE).issuingCounty).toBe(
      '330205',
    );
    expect(
      refusals(() =>
        readApplication({ category: 'X', appliedOn: '2026-11-24', acceptingCounty: '12' }, HERE),
      ),
    ).toEqual(['category: NOT_A_CHOICE', 'acceptingCounty: COUNTY_CODE_INVALID', 'appliedOn: DATE_FUTURE']);
  });

  test('one of the two counties is the district', () => {
    const both = { category: 'VISUAL', acceptingCounty: '110101', issuingCounty: '330205' };
    expect(refusals(() => readApplication(both, HERE))).toEqual(['acceptingCounty: COUNTY_NEITHER']);
    expect(readApplication({ ...both, acceptingCounty: '990001' }, HERE).issuingCounty).toBe('330205');
  });

  test('a transfer in brings a certificate of another county that is still valid', () => {
    const right = { category: 'VISUAL', grade: 1, expiresOn: TODAY, transferCounty: '330205' };
    expect(readTransferIn(right, HERE)).toMatchObject({
      ...right,
      appliedOn: TODAY,
      issuingCounty: '990001',
    });
    expect(
      refusals(() => readTransferIn({ ...right, expiresOn: '2026-11-22', transferCounty: '990001' }, HERE)),
    ).toEqual(['expiresOn: CERTIFICATE_EXPIRED', 'transferCounty: COUNTY_SAME']);
  });

  test('exactly one assesses', () => {
    expect(readAssignment({ hospitalId: 1 })).toEqual({ hospitalId: 1, homeVisitBatchId: null });
    expect(refusals(() => readAssignment({}))).toEqual(['hospitalId: ASSIGN_ONE']);
    expect(refusals(() => readAssignment({ hospitalId: 1, homeVisitBatchId: 2 }))).toEqual([
      'hospitalId: ASSIGN_ONE',
    ]);
  });

  test('reasons are written down', () => {
    expect(readReason({ reason: ' 材料 不全 ' })).toEqual({ reason: '材料 不全' });
    expect(refusals(() => readReason({ reason: ' ' }))).toEqual(['reason: TOO_SHORT']);
    expect(refusals(() => readReason({}))).toEqual(['reason: REQUIRED']);
    expect(refusals(() => readChange({ category: 'VISUAL', reason: '' }))).toEqual(['reason: REQUIRED']);
    expect(refusals(() => readTransferOut({ transferCounty: '990001' }, HERE))).toEqual([
      'transferCounty: COUNTY_SAME',
    ]);
    expect(readCancellation({ cancelReason: 'DEATH' }, TODAY)).toEqual({
      cancelReason: 'DEATH',
      reason: null,
      on: TODAY,
    });
    expect(refusals(() => readCancellation({ cancelReason: 'FALSE_CLAIM' }, TODAY))).toEqual([
      'reason: REQUIRED',
    ]);
  });

  test('an issue comes after what led to it and not in the future', () => {
    const since = { appliedOn: '2026-11-01', assessedOn: '2026-11-10' };
    expect(readIssueDate({}, since, TODAY)).toBe(TODAY);
    expect(readIssueDate({ issuedOn: '2026-11-10' }, since, TODAY)).toBe('2026-11-10');
    expect(refusals(() => readIssueDate({ issuedOn: '2026-11-09' }, since, TODAY))).toEqual([
      'issuedOn: CERTIFICATE_NOT_YET_VALID',
    ]);
    expect(refusals(() => readIssueDate({ issuedOn: '2026-11-24' }, since, TODAY))).toEqual([
      'issuedOn: DATE_FUTURE',
    ]);
  });
});

describe('an issue', () => {
  const holder = { idNumber: citizenIdFor({ prefix: '990001', birthDate: '1990-06-15', sequence: 1 }) };
  const held = { id: 1, category: 'VISUAL', grade: 1, expiresOn: '2027-05-01', medium: 'BOOKLET' } as const;

  test('prints number and ten years', () => {
    const facts = issueFacts({ category: 'VISUAL', grade: 1, expiresOn: null }, holder, '2024-02-29', POLICY);
    expect(facts).toEqual({
      number: `${holder.idNumber}11`,
      issuedOn: '2024-02-29',
      expiresOn: '2034-02-28',
    });
    expect(checkCertificateNumber(facts.number, TODAY)).toMatchObject({
      valid: true,
      category: 'VISUAL',
      grade: 1,
    });
  });

  test('a renewal’s ten years are new; a reissue keeps the old end', () => {
    const renewed = issueFacts(startRenewal(held, false, TODAY), holder, TODAY, POLICY);
    expect(renewed.expiresOn).toBe(addYears(TODAY, 10));
    expect(issueFacts(startReissue(held, TODAY), holder, TODAY, POLICY).expiresOn).toBe('2027-05-01');
    expect(refusals(() => issueFacts(startReissue(held, TODAY), holder, '2027-05-02', POLICY))).toEqual([
      'CERTIFICATE_EXPIRED',
    ]);
  });

  test('without an assessment there is nothing to print', () => {
    expect(startRenewal(held, true, TODAY)).toMatchObject({
      kind: 'RENEWAL',
      category: 'VISUAL',
      grade: null,
      previousId: 1,
    });
    expect(startChange(held, 'MULTIPLE', TODAY)).toMatchObject({
      kind: 'CHANGE',
      category: 'MULTIPLE',
      grade: null,
    });
    expect(() => issueFacts(startChange(held, 'MULTIPLE', TODAY), holder, TODAY, POLICY)).toThrow(
      ConflictError,
    );
  });
});
