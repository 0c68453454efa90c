import type { Migration } from '@koz/platform';
import vault from './migrations/0001-vault.sql';

/** The schema `vault`; the role `koz_vault` exists before it is applied. */
export const migrations: readonly Migration[] = [{ name: 'vault/0001-vault', sql: vault }];
