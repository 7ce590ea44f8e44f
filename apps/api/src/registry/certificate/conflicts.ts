// The unique indexes of certificates as the conflicts that they stand for. The locks make them hard to reach; whoever writes
// around the locks, such as a load of data meanwhile, must still not turn into a fault of the software.

import { Prisma } from '@zhucan/database';
import { ConflictError, type ProblemCode } from '@zhucan/domain';

const MEANING: Readonly<Record<string, ProblemCode>> = {
  certificate_in_force_key: 'CERTIFICATE_HELD',
  certificate_under_way_key: 'CERTIFICATE_OPEN',
  certificate_successor_key: 'CERTIFICATE_OPEN',
  certificate_number_in_force_key: 'CERTIFICATE_NUMBER_TAKEN',
};

function indexesIn(error: Prisma.PrismaClientKnownRequestError): string {
  return `${JSON.stringify(error.meta ?? {})} ${error.message}`;
}

/** The answer, or the conflict behind a lost unique index. */
export async function asConflict<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') {
      const text = indexesIn(error);
      const index = Object.keys(MEANING).find(name => text.includes(name));
      const code = index === undefined ? undefined : MEANING[index];
      if (code) throw new ConflictError(code);
    }
    throw error;
  }
}
