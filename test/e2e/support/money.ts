// What the tests of money have in common: what a fund has by its API and by its page, what is ready to be paid.

import type { Download, Page } from '@playwright/test';
import { expect } from './app.ts';
import { ask } from './graph.ts';
import { openPage, settled } from './steps.ts';
import { zh } from './words.ts';

const { say } = zh;

interface Ready {
  number: string;
  amount: string;
  fund: { id: string };
}
interface Position {
  balance: string;
  reserved: string;
  inPayment: string;
  available: string;
}

export async function positionOf(page: Page, id: string): Promise<Position> {
  const asked = 'query ($id: ID!) { fund(id: $id) { balance reserved inPayment available } }';
  return (await ask<{ fund: Position }>(page, asked, { id })).fund;
}

export const fen = (yuan: string): bigint => BigInt(yuan.replace('.', ''));
export const shown = (yuan: string): string => `¥${yuan.replace(/\B(?=(\d{3})+\.)/g, ',')}`;
export const yuan = (amount: bigint): string => {
  const digits = amount.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
export const fundPage = (id: string) => `/funds/${encodeURIComponent(id)}/show`;

export async function readyPayments(page: Page): Promise<Ready[]> {
  const { payments } = await ask<{ payments: { edges: { node: Ready }[] } }>(
    page,
    '{ payments(first: 100, filter: { status: [READY] }) { edges { node { number amount fund { id } } } } }',
  );
  return payments.edges.map(({ node }) => node);
}

/** The figure beside its name on the fund's page. */
export async function expectFigures(page: Page, id: string, wanted: Partial<Position>): Promise<void> {
  await openPage(page, fundPage(id));
  const panel = page.getByRole('region', { name: say('fund.positionNow') });
  for (const [key, amount] of Object.entries(wanted))
    if (key === 'reserved' || key === 'inPayment' || key === 'available' || key === 'balance') {
      const line = panel
        .locator('dl > div')
        .filter({ has: page.getByText(say(`fund.${key}`), { exact: true }) });
      await expect(line.getByRole('definition')).toHaveText(shown(amount));
    }
}

export async function confirm(page: Page, title: string, submit: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: title });
  await dialog.getByRole('button', { name: submit, exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await settled(page);
}

export async function taken(page: Page, link: string): Promise<Download> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: link }).click();
  return waiting;
}
