// Everything that the continuous integration runs, as one command on plain Node: install, generate, then every check side by
// side where they do not wait for one another. Ends with the plain line «N passed, N failed».

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare } from '../apps/api/bin/prepare.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const bin = join(root, 'node_modules/.bin');
const results = join(root, 'test-results');
const path = `${bin}:${process.env.PATH}`;
const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Runs one command to its end; its output is shown whole when it is over, so that steps side by side stay readable. */
function run(command, args, { env = {}, cwd = root } = {}) {
  return new Promise(done => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, PATH: path, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const parts = [];
    child.stdout.on('data', part => parts.push(part));
    child.stderr.on('data', part => parts.push(part));
    child.on('error', error => done({ ok: false, output: String(error) }));
    child.on('close', code => done({ ok: code === 0, output: Buffer.concat(parts).toString() }));
  });
}

/** Where a machine's Chromium usually is; a test runner's own download is not relied on. */
const CHROMIUM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const WALLED = ['packages', 'prisma/src', 'prisma/seed', 'apps', 'test'];

const totals = { passed: 0, failed: 0 };

function report(name, { ok, output, passed = ok ? 1 : 0, failed = ok ? 0 : 1 }, started) {
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  totals.passed += passed;
  totals.failed += failed;
  process.stdout.write(
    `\n── ${name}: ${ok ? 'passed' : 'FAILED'} (${passed} passed, ${failed} failed, ${seconds} s)\n`,
  );
  if (output.trim()) process.stdout.write(`${output.trimEnd()}\n`);
  return ok;
}

/** A check that passes or fails as one. */
async function check(name, command, args, options) {
  const started = performance.now();
  return report(name, await run(command, args, options), started);
}

/** The counts of a report file; a runner that failed, or wrote none, or ran nothing, counts as one failure at least. */
function counted(result, file, read) {
  const { passed, failed } = existsSync(file)
    ? read(JSON.parse(readFileSync(file, 'utf8')))
    : { passed: 0, failed: 0 };
  const broken = !result.ok || passed === 0;
  return {
    ok: !broken && failed === 0,
    output: result.output,
    passed,
    failed: broken ? Math.max(1, failed) : failed,
  };
}

const fromVitest = ({ numPassedTests, numFailedTests }) => ({
  passed: numPassedTests,
  failed: numFailedTests,
});

/** Playwright's tests; a flaky or skipped one is a failure here, because nothing may be left to chance. */
const fromPlaywright = ({ stats }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + stats.skipped,
});

/** The walls between packages. A checker that saw no module has checked nothing. */
async function boundaries() {
  const started = performance.now();
  const args = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...WALLED];
  const { ok, output } = await run(join(bin, 'depcruise'), args);
  const { summary } = JSON.parse(output.slice(output.indexOf('{')));
  const violations = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
  const seen = summary.totalCruised > 0;
  return report(
    'boundaries',
    { ok: ok && seen, output: [`${summary.totalCruised} modules`, ...violations].join('\n') },
    started,
  );
}

async function vitest(name, project, env = {}) {
  const started = performance.now();
  const file = join(results, `${name}.json`);
  const args = [
    'run',
    '--project',
    project,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  const result = await run(join(bin, 'vitest'), args, { env });
  return report(`tests: ${name}`, counted(result, file, fromVitest), started);
}

async function browser() {
  const started = performance.now();
  const chromium = process.env.CHROMIUM || CHROMIUM.find(existsSync);
  if (!process.env.CI && !chromium) {
    process.stdout.write(
      'No Chromium on this machine: the browser tests need one (CHROMIUM names it). Skipped.\n',
    );
    return;
  }
  const file = join(results, 'browser.json');
  const command = join(root, 'test/node_modules/.bin/playwright');
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: file, ...(chromium ? { CHROMIUM: chromium } : {}) };
  const result = await run(command, ['test', '--config', 'playwright.config.ts', '--reporter=line,json'], {
    env,
    cwd: join(root, 'test'),
  });
  return report('tests: browser', counted(result, file, fromPlaywright), started);
}

/** An outside PostgreSQL, where the machine has one; the continuous integration must have it. */
function outsidePostgres() {
  const url = process.env.ZHUCAN_OUTSIDE_DATABASE_URL;
  if (url) return url;
  if (process.env.CI)
    throw new Error('ZHUCAN_OUTSIDE_DATABASE_URL must name an outside PostgreSQL in continuous integration.');
  process.stdout.write(
    'No ZHUCAN_OUTSIDE_DATABASE_URL: the outside PostgreSQL is tested in continuous integration only.\n',
  );
  return undefined;
}

async function all() {
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  await prepare(root);
  const outside = outsidePostgres();
  const fast = Promise.all([
    check('format and lint', join(bin, 'biome'), ['ci', '.']),
    boundaries(),
    check('dead code', join(bin, 'knip'), []),
    // Turbo calls pnpm, which only npx brings along.
    check('types', 'npx', [
      '--yes',
      packageManager,
      'exec',
      'turbo',
      'run',
      'types',
      '--output-logs=errors-only',
    ]),
    vitest('unit', 'unit'),
  ]);
  // The browser waits for no one, but the database tests want the cores it leaves: first these, then that.
  await fast;
  await vitest('api', 'api');
  if (outside) await vitest('api on an outside PostgreSQL', 'outside', { ZHUCAN_TEST_DATABASE_URL: outside });
  await browser();
}

try {
  await all();
} catch (error) {
  totals.failed += 1;
  process.stdout.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
}
process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed\n`);
process.exit(totals.failed === 0 ? 0 : 1);
