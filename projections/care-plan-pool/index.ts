export * from './care-plan-pool.js';
export * from './queries.js';
export type { PlanRow } from './tables.js';
