import { createHash } from 'node:crypto';
import pg from 'pg';
import { applicationLogin } from '../embedded-postgres/index.js';
import { DiscreetError } from '../errors/discreet-error.js';
import { silentLogger, type Logger } from '../logging/logger.js';
import { ensureRoles } from './roles.js';
import { PostgresError, sanitisePostgresError } from './sanitise-error.js';

/** A step of the schema, applied once, in one transaction, and never changed afterwards. */
export interface Migration {
  /** `<schema>/<number>-<what>`, such as `es/0001-events`. */
  readonly name: string;
  readonly sql: string;
}

/** A migration that failed or was changed after it was applied. */
export class MigrationError extends DiscreetError {
  override readonly name = 'MigrationError';
  readonly migration: string;

  constructor(migration: string, problem: string, options?: ErrorOptions) {
    super(`Migration ${migration}: ${problem}`, options);
    this.migration = migration;
  }
}

/** Key of the advisory lock ("koz" and "mi" in ASCII) under which only one process migrates. */
const lockKey = 0x6b6f7a6d69;

/** A role works with the tables that are there: on one of its own it could put triggers, and a policy would not hold there. */
const noTemporaryTables = `
  DO $$
  BEGIN
    EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
  END
  $$`;

/**
 * Makes the roles and applies the migrations that were not yet applied, in the order given.
 *
 * @returns the names of those applied now.
 * @throws MigrationError naming the migration that failed, or whose text no longer is what was applied.
 */
export async function migrate(
  adminUrl: string,
  migrations: readonly Migration[],
  logger: Logger = silentLogger,
): Promise<string[]> {
  refuseDuplicates(migrations);
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'koz_migrator' });
  // A lost connection also rejects the query in progress; without a listener it would end the process as well.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(`SELECT pg_advisory_lock(${lockKey})`);
    await ensureRoles(client, [applicationLogin]);
    await client.query(noTemporaryTables);
    const applied = await appliedMigrations(client);
    const pending = migrations.filter((migration) => isPending(migration, applied));
    for (const migration of pending) {
      await apply(client, migration);
      logger.info({ migration: migration.name }, 'Migration applied');
    }
    return pending.map(({ name }) => name);
  } catch (error) {
    throw sanitisePostgresError(error);
  } finally {
    await client.end();
  }
}

/** The migrations of this list that the database lacks; none when all are applied and unchanged. */
export async function pendingMigrations(
  database: pg.Pool | pg.ClientBase,
  migrations: readonly Migration[],
): Promise<string[]> {
  const { rows } = await database.query<{ name: string; sha256: string }>(
    `SELECT name, sha256 FROM platform.migration`,
  );
  const applied = new Map(rows.map(({ name, sha256 }) => [name, sha256]));
  return migrations.filter((migration) => isPending(migration, applied)).map(({ name }) => name);
}

async function appliedMigrations(client: pg.Client): Promise<Map<string, string>> {
  await client.query(`
    CREATE SCHEMA IF NOT EXISTS platform;
    CREATE TABLE IF NOT EXISTS platform.migration (
      name text PRIMARY KEY,
      sha256 text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT now()
    );
    GRANT USAGE ON SCHEMA platform TO koz_command, koz_query, koz_projector, koz_process_manager, koz_vault;
    GRANT SELECT ON platform.migration TO koz_command, koz_query, koz_projector, koz_process_manager, koz_vault`);
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'SELECT name, sha256 FROM platform.migration',
  );
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]));
}

function isPending({ name, sql }: Migration, applied: ReadonlyMap<string, string>): boolean {
  const known = applied.get(name);
  if (known === undefined) return true;
  if (known !== fingerprint(sql)) {
    throw new MigrationError(name, 'de tekst is gewijzigd nadat ze werd toegepast');
  }
  return false;
}

async function apply(client: pg.Client, { name, sql }: Migration): Promise<void> {
  try {
    await client.query('BEGIN');
    await client.query(sql);
    await client.query('INSERT INTO platform.migration (name, sha256) VALUES ($1, $2)', [
      name,
      fingerprint(sql),
    ]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    const cause = sanitisePostgresError(error);
    const message = cause instanceof Error ? cause.message : 'failed';
    const line =
      cause instanceof PostgresError && cause.position
        ? ` at line ${sql.slice(0, cause.position).split('\n').length}`
        : '';
    throw new MigrationError(name, message + line, { cause });
  }
}

function refuseDuplicates(migrations: readonly Migration[]): void {
  const names = new Set<string>();
  for (const { name } of migrations) {
    if (names.has(name)) throw new MigrationError(name, 'this name is given twice');
    names.add(name);
  }
}

const fingerprint = (sql: string): string => createHash('sha256').update(sql).digest('hex');
