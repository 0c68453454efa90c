export type { Database } from './database.js';
export * from './runtime.js';
export * from './run-process.js';
