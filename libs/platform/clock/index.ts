export * from './clock.js';
export * from './development-clock.js';
