// What anyone does on the public pages, without a sign-in.

import type { Page } from '@playwright/test';

/** Sends an objection to the notice that is open; gives its receipt. */
export async function objects(page: Page, text: string): Promise<string> {
  await page.getByRole('textbox', { name: '异议内容' }).fill(text);
  // The form takes nothing that is sent within a moment of its opening: a reader takes longer.
  await page.waitForTimeout(3_200);
  await page.getByRole('button', { name: '提交异议' }).click();
  return (await page.locator('.receipt').textContent()) ?? '';
}
