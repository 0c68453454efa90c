export * from './check-fence.js';
export * from './entry.js';
export * from './fence.js';
export * from './fence-directory.js';
export * from './fence-errors.js';
export { type FenceRecord, readEntries, readRecords } from './read-fence.js';
