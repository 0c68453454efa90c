export * from './leaf.js';
export * from './latest-note.js';
export * from './log-tree-error.js';
export * from './tree-table.js';
