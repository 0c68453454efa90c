import type { Migration } from '@koz/platform';
import identity from './migrations/0001-identity.sql';
import narrowGrants from './migrations/0002-narrow-grants.sql';

/** The schema `identity`; the role `koz_identity` exists before it is applied. */
export const migrations: readonly Migration[] = [
  { name: 'identity/0001-identity', sql: identity },
  { name: 'identity/0002-narrow-grants', sql: narrowGrants },
];
