// Made-up people for a test: their numbers begin with 99, which is assigned to nobody.

import { expect, type Page } from '@playwright/test';
import { citizenIdFor } from '@zhucan/domain';
import { chooseFound, field, openPage } from './steps.ts';
import { zh } from './words.ts';

export interface MadeUp {
  readonly name: string;
  readonly initials: string;
  readonly birthDate: string;
  readonly sex: 'MALE' | 'FEMALE';
  readonly idNumber: string;
}

/** Someone whom the seeded district does not have; an odd sequence is a man's. */
export function madeUp(name: string, initials: string, birthDate: string, sequence: number): MadeUp {
  const idNumber = citizenIdFor({ prefix: '990101', birthDate, sequence });
  return { name, initials, birthDate, sex: sequence % 2 === 1 ? 'MALE' : 'FEMALE', idNumber };
}

/** Fills the form of a new person; the village is the first that the user may choose. */
export async function fillPerson(page: Page, person: MadeUp): Promise<void> {
  await field(page, zh.term('field', 'name')).fill(person.name);
  await field(page, zh.term('field', 'idNumber')).fill(person.idNumber);
  await chooseFound(page, zh.term('field', 'areaId'), /(村|社区)/);
}

/** Registers someone through the form and stays on their page. */
export async function register(page: Page, person: MadeUp): Promise<void> {
  await openPage(page, '/people/create');
  await fillPerson(page, person);
  await page.getByRole('button', { name: zh.say('action.save') }).click();
  await expect(page.getByRole('heading', { level: 1, name: person.name })).toBeVisible();
}
