export type { CommandApiDeps } from './deps.js';
export * from './file-care-plan/file-care-plan.js';
export { planOfHoldIn } from './legal-holds/plan-of-hold.js';
export { CommandApiModule, commandApiModule } from './module.js';
