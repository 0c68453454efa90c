export * from './brand.js';
export * from './envelope-header.js';
export * from './personal.js';
export * from './split.js';
export * from './tiers.js';
