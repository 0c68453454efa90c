export * from './event-store.port.js';
export * from './hash.js';
