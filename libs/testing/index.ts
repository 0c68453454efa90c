export * from './eventually.js';
export * from './postgres/test-database.js';
