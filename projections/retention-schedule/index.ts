export * from './queries.js';
export * from './retention-schedule.js';
export type { ApplicationRow, PlanRow } from './tables.js';
