export * from './care-plans.js';
export * from './queries.js';
export type { ApplicationRow, PlanRow } from './tables.js';
