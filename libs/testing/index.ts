export * from './breakable-way.js';
export * from './collecting-logger.js';
export * from './eventually.js';
export * from './postgres/as-tenant.js';
export * from './postgres/test-database.js';
export * from './settable-clock.js';
export * from './given-when-then.js';
