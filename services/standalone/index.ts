export * from './first-start.js';
export * from './standalone.js';
export { waysIn } from './ways-in.js';
