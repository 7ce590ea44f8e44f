// The operations on certificates through GraphQL, for tests: one call each, and an answer that says what came of it.

import type { CertificateOperation, CertificateState } from '@zhucan/domain';
import type { Client } from './api.ts';

/** What an operation on a certificate came to. */
export interface CertificateAnswer {
  readonly __typename: string;
  readonly id?: string;
  readonly state?: CertificateState;
  readonly kind?: string;
  readonly version?: number;
  readonly category?: string;
  readonly grade?: number | null;
  readonly issuedOn?: string | null;
  readonly expiresOn?: string | null;
  readonly number?: { readonly masked: string; readonly present: boolean };
  readonly availableOperations?: readonly CertificateOperation[];
  readonly previous?: { readonly id: string; readonly state: CertificateState } | null;
  readonly code?: string;
  readonly message?: string;
  readonly problems?: readonly { readonly code: string; readonly field: string | null }[];
  readonly currentVersion?: number;
}

interface Call {
  readonly mutation: string;
  /** Argument → its type, besides id and expectedVersion. */
  readonly args: Readonly<Record<string, string>>;
}

const reason = { reason: 'String!' };

/** Every operation that is done to a certificate, and the mutation that does it. */
export const CALLS = {
  ASSIGN: { mutation: 'assignCertificateAssessment', args: { hospitalId: 'ID', homeVisitBatchId: 'ID' } },
  ASSESS: { mutation: 'assessCertificate', args: { input: 'AssessmentInput!' } },
  REVIEW: { mutation: 'reviewCertificate', args: {} },
  RETURN: { mutation: 'returnCertificate', args: reason },
  REJECT: { mutation: 'rejectCertificate', args: reason },
  WITHDRAW: { mutation: 'withdrawCertificate', args: reason },
  ISSUE: { mutation: 'issueCertificate', args: { issuedOn: 'Date' } },
  RENEW: { mutation: 'renewCertificate', args: { reassess: 'Boolean' } },
  CHANGE: { mutation: 'changeCertificate', args: { category: 'DisabilityCategory!', ...reason } },
  REPORT_LOSS: { mutation: 'reportCertificateLost', args: { reason: 'String' } },
  FOUND: { mutation: 'certificateFound', args: { reason: 'String' } },
  REISSUE: { mutation: 'reissueCertificate', args: {} },
  TRANSFER_OUT: { mutation: 'transferCertificateOut', args: { transferCounty: 'String!' } },
  FREEZE: { mutation: 'freezeCertificate', args: reason },
  UNFREEZE: { mutation: 'unfreezeCertificate', args: reason },
  CANCEL: {
    mutation: 'cancelCertificate',
    args: { cancelReason: 'CancelReason!', reason: 'String', on: 'Date' },
  },
} as const satisfies Partial<Record<CertificateOperation, Call>>;
export type DoneOperation = keyof typeof CALLS;

const ANSWER = `
  __typename
  ... on Certificate {
    id state kind version category grade issuedOn expiresOn number { masked present } availableOperations previous { id state }
  }
  ... on Error { code message }
  ... on ValidationError { problems { code field } }
  ... on StaleError { currentVersion }`;

/** Runs one operation; what the client may not say at all comes back as the error's code. */
export async function operate(
  client: Client,
  operation: DoneOperation,
  certificate: { readonly id: string; readonly version: number },
  more: Readonly<Record<string, unknown>> = {},
): Promise<CertificateAnswer> {
  const { mutation, args }: Call = CALLS[operation];
  const names = Object.keys(args);
  const document = `mutation ($id: ID!, $expectedVersion: Int!${names.map(name => `, $${name}: ${args[name]}`).join('')}) {
    answer: ${mutation}(id: $id, expectedVersion: $expectedVersion${names.map(name => `, ${name}: $${name}`).join('')}) { ${ANSWER} }
  }`;
  const variables = { id: certificate.id, expectedVersion: certificate.version, ...more };
  const { answer } = await client.data<{ answer: CertificateAnswer }>(document, variables);
  return answer;
}

export async function apply(
  client: Client,
  personId: string,
  input: Readonly<Record<string, unknown>> = {},
): Promise<CertificateAnswer> {
  const { answer } = await client.data<{ answer: CertificateAnswer }>(
    `mutation ($personId: ID!, $input: CertificateApplicationInput!) {
      answer: applyForCertificate(personId: $personId, input: $input) { ${ANSWER} }
    }`,
    { personId, input: { category: 'PHYSICAL', ...input } },
  );
  return answer;
}

/** As an operation's answer, where it must have succeeded. */
export function succeeded(
  answer: CertificateAnswer,
): Required<Pick<CertificateAnswer, 'id' | 'version'>> & CertificateAnswer {
  const { id, version } = answer;
  if (answer.__typename !== 'Certificate' || id === undefined || version === undefined)
    throw new Error(`refused: ${JSON.stringify(answer)}`);
  return { ...answer, id, version };
}

/** An assessment that two doctors signed, physical and of the grade given. */
export function assessment(
  hospital: { readonly globalId: string },
  day: string,
  grade = 2,
  more: Readonly<Record<string, unknown>> = {},
): { readonly input: Readonly<Record<string, unknown>> } {
  return {
    input: {
      assessedOn: day,
      hospitalId: hospital.globalId,
      doctors: ['钱医生', '孙医生'],
      parts: [{ category: 'PHYSICAL', grade }],
      cause: 'ACCIDENT',
      onsetAge: 20,
      diagnosis: '右下肢缺失',
      supportNeeds: ['ASSISTIVE_TECHNOLOGY'],
      ...more,
    },
  };
}
