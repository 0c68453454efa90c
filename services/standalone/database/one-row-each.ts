import type pg from 'pg';
import { withTransaction } from '@koz/platform';

/** Two tenants of a test. */
export const [here, elsewhere] = ['antwerpen', 'mechelen'] as const;

interface Column {
  readonly name: string;
  readonly type: string;
}

/** A table with a column `controller`: its rows are somebody's. */
export interface TenantTable {
  readonly name: string;
  readonly columns: readonly Column[];
}

/** Tables that say of each row whose it is. */
export async function tenantTables(admin: pg.Pool): Promise<TenantTable[]> {
  const { rows } = await admin.query<TenantTable>(
    `SELECT c.oid::regclass::text AS name,
            json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, NULL)) ORDER BY a.attnum)
              FILTER (WHERE a.attidentity = '' AND a.attgenerated = '') AS columns
       FROM pg_class c
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relkind IN ('r', 'p') AND c.relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema')
        AND EXISTS (SELECT FROM pg_attribute t WHERE t.attrelid = c.oid AND t.attname = 'controller')
      GROUP BY c.oid
      ORDER BY 1`,
  );
  return rows;
}

/** A statement that puts a row of a tenant into a table; of which kind the tenant is the only thing it says. */
export const insertOf = ({ name, columns }: TenantTable, tenant: string): string =>
  `INSERT INTO ${name} (${columns.map((column) => `"${column.name}"`).join(', ')})
   VALUES (${columns.map((column) => valueOf(column, tenant)).join(', ')})`;

function valueOf({ name, type }: Column, tenant: string): string {
  if (name === 'controller' || name === 'viewer_controller') return `'${tenant}'`;
  // The one stream of a controller that its query side reads.
  if (name === 'stream') return `'controller-${tenant}'`;
  if (name === 'role') return `'family'`;
  if (name === 'state') return `'queued'`;
  const value = values[type];
  if (value === undefined) throw new TypeError(`no value for a column of type ${type}`);
  return value;
}

const values: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  text: `'x' || gen_random_uuid()`,
  bytea: 'sha256(gen_random_uuid()::text::bytea)',
  integer: '(random() * 1e9)::integer',
  bigint: '(random() * 1e15)::bigint',
  smallint: '1',
  boolean: 'true',
  date: `'2026-11-23'`,
  'timestamp with time zone': `'2026-11-23T12:00:00Z'`,
  jsonb: `'{}'`,
  json: `'{}'`,
  'text[]': `'{}'`,
  'uuid[]': `'{}'`,
  'integer[]': `'{}'`,
};

/**
 * Puts a row of each tenant into each of the tables. What a row must say beside whose it is does not matter here, so that
 * the checks and foreign keys of this one database go first, and triggers stand still.
 */
export async function putOneRowEach(admin: pg.Pool, tables: readonly TenantTable[]): Promise<void> {
  await withTransaction(admin, async ({ client }) => {
    await client.query("SET LOCAL session_replication_role = 'replica'");
    for (const table of tables) {
      const { rows } = await client.query<{ drop: string }>(
        `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop
           FROM pg_constraint WHERE conrelid = $1::regclass AND contype IN ('c', 'f')`,
        [table.name],
      );
      for (const { drop } of rows) await client.query(drop);
      for (const tenant of [here, elsewhere]) await client.query(insertOf(table, tenant));
    }
  });
}
