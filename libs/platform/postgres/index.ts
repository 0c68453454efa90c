export * from './in-transaction.js';
export * from './lease.js';
export * from './migrations.js';
export * from './pool.js';
export * from './roles.js';
export * from './sanitise-error.js';
export * from './transaction.js';
export * from './reader-checkpoint.js';
