import { describe, expect, it } from 'vitest';
import { emptyDatabase } from '../../test/support/database.ts';
import { differenceFromSchema, migrate } from './migrate.ts';

describe('migrate', () => {
  it('leads to the schema, and a second run changes nothing', async () => {
    const database = await emptyDatabase();
    try {
      const applied = await migrate(database.url);
      expect(applied.length).toBeGreaterThan(1);
      expect(await migrate(database.url)).toEqual([]);
      expect(await differenceFromSchema(database.url)).toBe('');
    } finally {
      await database.drop();
    }
  });
});
