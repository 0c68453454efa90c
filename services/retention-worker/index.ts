export * from './expire-unnamed-keys/expire-unnamed-keys.js';
export * from './start-retention-worker.js';
