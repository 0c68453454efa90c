export type { RelayDeps } from './deps.js';
export { relayDepsOf } from './runtime-deps.js';
export { startRelay, type RunningRelay } from './start-relay.js';
