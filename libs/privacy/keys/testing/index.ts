export * from './master-key-contract.js';
export * from './transit-double.js';
