export * from './allowed-fields.js';
export * from './create-logger.js';
export * from './logger.js';
export * from './reduce-error.js';
