export * from './claim-mapping.js';
export * from './read-mapping.js';
export * from './ready-mappings.js';
