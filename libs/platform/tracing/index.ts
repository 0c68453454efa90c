export * from './start-tracing.js';
export * from './tracing.js';
