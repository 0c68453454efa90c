import { withTenant } from '@koz/platform';
import type { ControllerId } from '@koz/privacy-types';
import type pg from 'pg';

/** What a read model's query needs of a database. */
interface Sql {
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** Reads in a tenant's transaction, as the query side does: `asTenant(db.pool('koz_query'), antwerp, (sql) => …)`. */
export const asTenant = <T>(
  pool: pg.Pool,
  tenant: ControllerId,
  work: (sql: Sql) => Promise<T>,
): Promise<T> => withTenant(pool, tenant, work, { readOnly: true });
