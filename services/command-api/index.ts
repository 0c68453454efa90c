export type { CommandApiDeps } from './deps.js';
export * from './file-care-plan/file-care-plan.js';
export { CommandApiModule, commandApiModule } from './module.js';
export { commandApiDepsOf } from './runtime-deps.js';
