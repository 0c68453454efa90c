export * from './compact-range.js';
export * from './hashing.js';
export * from './perfect-subtrees.js';
export * from './proofs.js';
export * from './verify-proofs.js';
