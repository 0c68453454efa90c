import type { Migration } from '@koz/platform';
import certificates from './migrations/0001-certificates.sql';
import logTree from './migrations/0002-log-tree.sql';
import receipts from './migrations/0003-receipts.sql';

export * from './certificate.js';
export * from './certificate-errors.js';
export * from './certificate-store.js';
export * from './receipt-hash.js';
export * from './sign-certificates.js';
export * from './signing-key.js';
export * from './checkpoint/index.js';
export * from './log-tree/index.js';
export * from './tree/index.js';
export * from './export/index.js';
export * from './verification/index.js';
export * from './verify-certificate.js';

/** The migrations of the schema `audit`; the roles that they grant to exist before. */
export const migrations: readonly Migration[] = [
  { name: 'audit/0001-certificates', sql: certificates },
  { name: 'audit/0002-log-tree', sql: logTree },
  { name: 'audit/0003-receipts', sql: receipts },
];
