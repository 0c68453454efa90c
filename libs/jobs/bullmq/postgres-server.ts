import { createPostgresBackend, runMigrations, type BackendFactory, type IQueueBackend } from 'bullmq';
import pg from 'pg';
import { createPool, sanitisePostgresError, type Logger } from '@koz/platform';
import type { QueueServer } from './queue-server.js';

export interface PostgresServerOptions {
  /** As the application's login, which takes the role `koz_jobs`. */
  readonly url: string;
  /** Makes the schema and brings it up to date; nothing else is done with it. */
  readonly adminUrl: string;
  readonly logger: Logger;
}

/** All of BullMQ's tables and functions, and nothing else. */
export const schema = 'jobs';
const role = 'koz_jobs';

/** Key of the advisory lock ("koz" and "jo" in ASCII) under which only one process makes the schema. */
const lockKey = 0x6b6f7a6a6f;
/** A queue and a worker have a pool each, beside the connection on which the worker listens. */
const mostConnections = 4;
const connectWithinMs = 10_000;

/**
 * The queue in the schema `jobs` of our own database, which BullMQ's own migrations make. It is used as `koz_jobs`, which
 * can do nothing outside it; the schema belongs to whoever migrates, so a process that takes jobs cannot change its tables.
 */
export function postgresServer({ url, adminUrl, logger }: PostgresServerOptions): QueueServer {
  const pool = createPool(url, { role, max: 1, applicationName: 'koz_jobs_check', logger });
  return {
    factory: createPostgresBackend as BackendFactory<IQueueBackend, unknown>,
    connection: {
      connectionString: url,
      options: `-c role=${role}`,
      schema,
      max: mostConnections,
      application_name: role,
      keepAlive: true,
      connectionTimeoutMillis: connectWithinMs,
    },
    prepare: () => prepare(adminUrl),
    async check() {
      const { rows } = await pool.query<{ there: boolean }>(
        `SELECT to_regclass('${schema}.job') IS NOT NULL AS there`,
      );
      return rows[0]?.there ? true : 'the schema of the queue is gone';
    },
    // Its client does not wait for one.
    giveUp: () => undefined,
    close: () => pool.end(),
  };
}

async function prepare(adminUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl, application_name: 'koz_jobs_migrator' });
  // A lost connection also rejects the query in progress; without a listener it would end the process as well.
  admin.on('error', () => undefined);
  try {
    await admin.connect();
    await makeSchema(admin);
    await runMigrations(admin, schema);
  } catch (error) {
    throw sanitisePostgresError(error);
  } finally {
    await admin.end();
  }
}

/**
 * What BullMQ's migrations make in it, now and in later versions, is the role's to use and not to change. BullMQ makes one
 * thing more by itself, a sequence per queue that numbers its jobs.
 */
async function makeSchema(admin: pg.Client): Promise<void> {
  await admin.query('BEGIN');
  await admin.query(`SELECT pg_advisory_xact_lock(${lockKey})`);
  const { rows } = await admin.query(`SELECT FROM pg_namespace WHERE nspname = '${schema}'`);
  if (rows.length === 0)
    await admin.query(`
      CREATE SCHEMA ${schema};
      GRANT USAGE, CREATE ON SCHEMA ${schema} TO ${role};
      ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${role};
      ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO ${role}`);
  await admin.query('COMMIT');
}
