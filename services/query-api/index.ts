export { hasCarePlans, hasInbox, hasPool } from './answering/fresh-reads.js';
export * from './export-care-plan/controller-plans.js';
export type { QueryApiDeps } from './deps.js';
export { queryApiModule } from './query-api.module.js';
export { queryApiDepsOf } from './runtime-deps.js';
