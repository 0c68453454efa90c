import type { Migration } from '@koz/platform';
import vault from './migrations/0001-vault.sql';
import epochs from './migrations/0002-epochs.sql';
import fence from './migrations/0003-fence.sql';
import departure from './migrations/0004-departure.sql';

/** The schema `vault`; the role `koz_vault` exists before it is applied. */
export const migrations: readonly Migration[] = [
  { name: 'vault/0001-vault', sql: vault },
  { name: 'vault/0002-epochs', sql: epochs },
  { name: 'vault/0003-fence', sql: fence },
  { name: 'vault/0004-departure', sql: departure },
];
