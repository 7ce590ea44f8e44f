// Questions to the graph as the signed-in user, for what a test has to know beforehand: which records there are.

import type { Page } from '@playwright/test';
import { expect } from './app.ts';

export async function ask<Data>(page: Page, query: string, variables: object = {}): Promise<Data> {
  const response = await page.request.post('/graphql', { data: { query, variables } });
  const body: { data: Data; errors?: unknown } = await response.json();
  expect(body.errors, query).toBeUndefined();
  return body.data;
}
