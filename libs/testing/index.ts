export * from './eventually.js';
export * from './given-when-then.js';
export * from './postgres/test-database.js';
