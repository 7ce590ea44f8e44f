import type { DocumentForm } from '@zhucan/domain';
import { HttpError } from 'react-admin';
import { AddCaseDocumentDocument } from '../../generated/graphql.ts';
import { execute, unwrap } from '../../providers/graphql.ts';
import { uploadFile } from '../../providers/upload.ts';

interface Target {
  id: string;
  version: number;
}

interface Sending {
  signal: AbortSignal;
  onProgress: (part: number) => void;
}

/** Sends a file and puts it to the case; answers the case's version after it, for the next one. */
export async function addDocument(
  { id, version }: Target,
  document: { kind: string; form: DocumentForm; note: string | null },
  file: File,
  { signal, onProgress }: Sending,
): Promise<number> {
  const answer = await uploadFile('/uploads/document', file, onProgress, signal);
  const variables = { id, expectedVersion: version, upload: tokenIn(answer), ...document };
  const { addCaseDocument } = await execute(AddCaseDocumentDocument, variables, signal);
  return unwrap(addCaseDocument).case.version;
}

function tokenIn(answer: unknown): string {
  const known = typeof answer === 'object' && answer !== null && 'upload' in answer;
  if (known && typeof answer.upload === 'string') return answer.upload;
  throw new HttpError('errors.server', 500);
}
