import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createPool, migrate, type Migration, type Role } from '@koz/platform';

export interface TestDatabaseOptions {
  /** Applied to the new database; none when absent. */
  readonly migrations?: readonly Migration[];
}

/** A database of a spec's own, on the server that Jest's globalSetup started. */
export interface TestDatabase {
  readonly name: string;
  /** As the application's login, which has to take a role. */
  readonly url: string;
  readonly adminUrl: string;
  /** A pool whose connections take this role; the same pool each time for a role. Closed by `drop`. */
  pool(role: Role): pg.Pool;
  /** A pool of the superuser, whom row-level security does not hold. Closed by `drop`. */
  adminPool(): pg.Pool;
  /** Closes the pools and removes the database, also when others are still connected. */
  drop(): Promise<void>;
}

/**
 * Makes a fresh database: `const db = await testDatabase({ migrations })` in `beforeAll`, `await db.drop()` in
 * `afterAll`.
 */
export async function testDatabase({ migrations = [] }: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = testServer();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(server.adminUrl, `CREATE DATABASE ${name}`);
  const adminUrl = onDatabase(server.adminUrl, name);
  const url = onDatabase(server.url, name);
  await migrate(adminUrl, migrations);
  const pools = new Map<string, pg.Pool>();
  const poolOf = (key: string, make: () => pg.Pool): pg.Pool => {
    const pool = pools.get(key) ?? make();
    pools.set(key, pool);
    return pool;
  };
  return {
    name,
    url,
    adminUrl,
    pool: (role) => poolOf(role, () => createPool(url, { role })),
    adminPool: () => poolOf('admin', () => createPool(adminUrl, { applicationName: 'test_admin' })),
    drop: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.end()));
      await asAdmin(server.adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

interface TestServer {
  readonly url: string;
  readonly adminUrl: string;
}

function testServer(): TestServer {
  const found = process.env['KOZ_TEST_POSTGRES'];
  if (!found) throw new Error('No test server: run this spec with the workspace’s Jest configuration.');
  return JSON.parse(found) as TestServer;
}

const onDatabase = (url: string, name: string): string => url.replace(/\/[^/]*$/, `/${name}`);

async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
