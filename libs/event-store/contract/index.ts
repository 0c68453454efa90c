export * from './event-store-contract.js';
export * from './harness.js';
export * from './samples.js';
