export * from './named-keys.query.js';
export * from './plan-keys.projection.js';
