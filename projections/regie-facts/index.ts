export * from './queries.js';
export * from './regie-facts.js';
export type { ApplicationRow, PlanRow } from './tables.js';
