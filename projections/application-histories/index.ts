export * from './application-histories.js';
export * from './queries.js';
export type { ApplicationRow, PlanRow } from './tables.js';
