export * from './event-store.port.js';
export * from './hash.js';
export * from './observed.js';
