import { readFileSync } from 'node:fs';
import { databaseSettings } from '@zhucan/database';
import { expect, test } from 'vitest';
import { environmentVariables, readConfig } from './config.ts';

const example = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8');
const given = Object.fromEntries(
  [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
);

test('the example lists every variable, and what it shows is what is when nothing is set', () => {
  for (const name of environmentVariables) expect(given).toHaveProperty(name);
  expect(readConfig(given, '/srv')).toEqual(readConfig({}, '/srv'));
  expect(databaseSettings(given)).toEqual(databaseSettings({}));
});

test('what is wrong is named', () => {
  expect(() => readConfig({ PORT: '70000', ZHUCAN_LOG: 'loud' }, '/srv')).toThrow(/PORT: .*ZHUCAN_LOG: /);
});
