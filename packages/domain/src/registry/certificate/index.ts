export * from './assessment.ts';
export * from './homeVisit.ts';
export * from './inputs.ts';
export * from './issue.ts';
export * from './policy.ts';
export * from './terms.ts';
export * from './validity.ts';
export * from './workflow.ts';
