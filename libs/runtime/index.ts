export type { Database } from './database.js';
export * from './identity.js';
export * from './log-in-links.js';
export * from './runtime.js';
export * from './run-process.js';
