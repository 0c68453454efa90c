export * from './counted.js';
export * from './lag-watch.js';
export * from './metrics.js';
