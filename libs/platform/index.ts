export * from './clock/index.js';
export * from './embedded-postgres/index.js';
export * from './logging/logger.js';
export * from './postgres/index.js';
