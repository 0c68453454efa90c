export * from './ledger-tree.js';
export { leafOfRow, rowHash, type LedgerRow } from './row-hash.js';
export * from './sealing.js';
export * from './verify-ledger.js';
