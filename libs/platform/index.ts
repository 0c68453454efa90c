export * from './clock/index.js';
export * from './configuration/index.js';
export * from './embedded-postgres/index.js';
export * from './errors/discreet-error.js';
export * from './health/index.js';
export * from './logging/index.js';
export * from './migrations/index.js';
export * from './postgres/index.js';
