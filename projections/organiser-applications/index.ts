export * from './organiser-applications.js';
export * from './queries.js';
export type { ApplicationRow, PlanRow } from './tables.js';
export * from './updates.js';
