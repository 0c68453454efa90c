export * from './database-source.js';
export * from './export-error.js';
export { exportFormat, type ExportManifest } from './layout.js';
export * from './read-export.js';
export * from './write-export.js';
