// From a fresh clone to something that can run, on plain Node: packages, generated code, the dashboard. What is there
// already and fits is left alone, so that a second time costs next to nothing.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';

const OLDEST_NODE = 20;

/** A sentence for whoever started the program: what is wrong and what to do. */
export class PrepareError extends Error {
  name = 'PrepareError';
  /** The exit code that fits. */
  code = 1;
}

/** Installs, generates and builds what is missing or out of date under the root folder. */
export async function prepare(root, say = line => process.stdout.write(`${line}\n`)) {
  const [major] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE) {
    throw new PrepareError(`Node ${OLDEST_NODE} or newer is needed; this is ${process.version}.`);
  }
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const pnpm = args => runPnpm(root, packageManager, args);
  await install(root, pnpm, say);
  await build(pnpm, say);
}

/** The Node that the project brings along. */
export function ownNode(root) {
  return join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

async function install(root, pnpm, say) {
  const stamp = join(root, 'node_modules/.zhucan-installed');
  const wanted = fingerprint(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && existsSync(ownNode(root))) return;
  say('Installing packages (a minute or two the first time)…');
  await pnpm(['install', '--frozen-lockfile', '--prefer-offline', '--config.confirm-modules-purge=false']);
  writeFileSync(stamp, wanted);
}

/** What the installed packages follow from: the lock file, what pnpm may build, and the machine. */
function fingerprint(root) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`);
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** Turbo knows from its cache what has changed since. */
async function build(pnpm, say) {
  say('Building what has changed…');
  await pnpm(['exec', 'turbo', 'run', 'generate', 'build', '--output-logs=errors-only']);
}

/** pnpm is fetched by npm, which comes with Node; nothing else needs to be there. */
async function runPnpm(root, packageManager, args) {
  const env = { ...process.env, CI: 'true', TURBO_TELEMETRY_DISABLED: '1', NO_UPDATE_NOTIFIER: '1' };
  const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx';
  const { code, signal, output } = await run(npx, ['--yes', packageManager, ...args], {
    cwd: root,
    env,
    quiet: true,
  });
  if (code === 0) return;
  const failure = new PrepareError(signal ? 'Stopped.' : `${output}\n\n«pnpm ${args.join(' ')}» failed.`);
  failure.code = code;
  throw failure;
}
