declare global {
  var __zod_globalConfig: { jitless?: boolean } | undefined;
}

/**
 * The domain's checks could be compiled, which the content security policy forbids: they are told not to try. Zod reads this
 * object, whoever makes it first, when it checks for the first time.
 */
export function obeyPolicy(): void {
  globalThis.__zod_globalConfig = Object.assign(globalThis.__zod_globalConfig ?? {}, { jitless: true });
}
