// The contract with partners: prints the schema, sorted, into `schema.graphql`, which is checked in. A test fails when it is stale.

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { printSchema } from 'graphql';
import { schema } from './schema.ts';

export const SCHEMA_FILE = fileURLToPath(new URL('../schema.graphql', import.meta.url));

export function printedSchema(): string {
  return `${printSchema(schema)}\n`;
}

if (import.meta.main) {
  writeFileSync(SCHEMA_FILE, printedSchema());
  process.stdout.write('Wrote schema.graphql\n');
}
