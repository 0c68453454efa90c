export type { RetentionDeps } from './run/deps.js';
export * from './expire-unnamed-keys/expire-unnamed-keys.js';
export * from './run/deps.js';
export { makeRuns, recordedRun } from './run/recorded-run.js';
export * from './run/report.js';
export * from './run/run-retention.js';
export * from './runtime-deps.js';
export * from './start-retention-worker.js';
export * from './reconcile-schedule/reconcile-schedule.js';
