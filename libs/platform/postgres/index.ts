export * from './migrations.js';
export * from './pool.js';
export * from './roles.js';
export * from './sanitise-error.js';
export * from './transaction.js';
