export { cellText, type RosterCell, readDateCell, readNumberCell } from './cells.ts';
export * from './certificate.ts';
export * from './headers.ts';
export * from './outcome.ts';
export * from './places.ts';
export * from './row.ts';
export * from './terms.ts';
export { type ImportFlag, importWorkflow } from './workflow.ts';
