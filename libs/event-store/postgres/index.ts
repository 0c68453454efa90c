export type { QueueLimits } from './append-queue.js';
export type { SignalTimes } from './log-signal.js';
export * from './migrations.js';
export * from './postgres-event-store.js';
export { LogGapError } from './subscription.js';
