/** Dedicated money: its accounts, what may be posted between them, its payments, and the bank's file and answer. */
export * from './bankFile.ts';
export * from './budget.ts';
export * from './input.ts';
export * from './position.ts';
export * from './postings.ts';
export * from './setOff.ts';
export * from './sources.ts';
export * from './terms.ts';
export * from './workflow.ts';
