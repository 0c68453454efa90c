export type { QueueLimits } from './append-queue.js';
export { LogSignal, type SignalTimes } from './log-signal.js';
export * from './migrations.js';
export * from './postgres-event-store.js';
export { LogGapError, subscription } from './subscription.js';
export { asPortError } from './unavailable.js';
export { BackOff } from './waiting.js';
