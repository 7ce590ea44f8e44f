import { z } from 'zod';
import { readInput } from '../shared/input.ts';
import type { Fen } from '../shared/money.ts';

/** A year's budget follows the population: so many fen a head. */
export function budgetFor(population: number, perHead: Fen): Fen {
  return BigInt(population) * perHead;
}

const fields = z.object({
  year: z.int().min(2000).max(2100),
  population: z.int().min(0).max(100_000_000),
  perHead: z.bigint().min(0n).max(1_000_000n),
});

export interface FundBudget {
  readonly year: number;
  readonly population: number;
  readonly perHead: Fen;
  readonly amount: Fen;
}

/** Throws ValidationError. */
export function readFundBudget(input: unknown): FundBudget {
  const budget = readInput(fields, input);
  return { ...budget, amount: budgetFor(budget.population, budget.perHead) };
}
