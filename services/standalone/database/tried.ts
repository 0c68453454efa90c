import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Role } from '@koz/platform';
import type { TestDatabase } from '@koz/testing';

/** A table or view, with its columns. */
export interface Relation {
  /** `schema.name`, as the expectations name it. */
  readonly name: string;
  readonly columns: readonly string[];
  /** `r` a table, `v` a view; the others as in pg_class. */
  readonly kind: string;
}

/** Every relation that is not PostgreSQL's own. */
export async function relationsOf(admin: pg.Pool): Promise<Relation[]> {
  const { rows } = await admin.query<Relation>(
    `SELECT n.nspname || '.' || c.relname AS name, c.relkind AS kind,
            array_agg(a.attname::text ORDER BY a.attnum) AS columns
       FROM pg_class c
       JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
        AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
      GROUP BY n.nspname, c.relname, c.relkind
      ORDER BY 1`,
  );
  return rows;
}

/** A login of a service's own, as production gives each: a member of one role, which it takes as it connects. */
export interface ServiceLogin {
  connect(): Promise<pg.Client>;
  drop(): Promise<void>;
}

export async function loginFor(db: TestDatabase, role: Role): Promise<ServiceLogin> {
  const name = `service_${randomBytes(8).toString('hex')}`;
  const password = randomBytes(16).toString('hex');
  await db.adminPool().query(`CREATE ROLE ${name} LOGIN PASSWORD '${password}'`);
  await db.adminPool().query(`GRANT ${role} TO ${name} WITH INHERIT FALSE, SET TRUE`);
  const url = new URL(db.url);
  url.username = name;
  url.password = password;
  const clients: pg.Client[] = [];
  return {
    async connect() {
      const client = new pg.Client({ connectionString: url.href, options: `-c role=${role}` });
      clients.push(client);
      await client.connect();
      return client;
    },
    async drop() {
      await Promise.all(clients.map((client) => client.end()));
      await db.adminPool().query(`DROP ROLE ${name}`);
    },
  };
}

/** How PostgreSQL answered a statement, which is taken back. */
export type Answer = 'done' | 'rights' | 'rows' | 'failed';

/**
 * Runs a statement and takes it back.
 * @returns `rights` where the role is not let do it, `rows` where row-level security refused a row, `failed` where what it
 *   says cannot be (a missing value, a trigger that refuses every change)
 */
export async function answerTo(
  client: pg.Client,
  statement: string,
  values: unknown[] = [],
): Promise<Answer> {
  await client.query('BEGIN');
  try {
    await client.query(statement, values);
    return 'done';
  } catch (error) {
    const { code, message } = error as pg.DatabaseError;
    if (code !== '42501') return 'failed';
    return message.includes('row-level security') ? 'rows' : 'rights';
  } finally {
    await client.query('ROLLBACK');
  }
}

const isLet = async (client: pg.Client, statement: string): Promise<boolean> =>
  (await answerTo(client, statement)) !== 'rights';

/** What a role is let do to a relation, tried, in the letters of the expectations. */
export async function rightsOn(client: pg.Client, { name, columns, kind }: Relation): Promise<string> {
  const isTable = kind !== 'v';
  const select = await isLet(client, `SELECT FROM ${name} LIMIT 0`);
  const insert = await isLet(client, `INSERT INTO ${name} DEFAULT VALUES`);
  const update = await updatable(client, name, columns);
  const remove = await isLet(client, `DELETE FROM ${name} WHERE false`);
  const truncate = isTable && (await isLet(client, `TRUNCATE ${name}`));
  const owned = await isAnyLet(client, isTable ? ownersOnly(name) : [`DROP VIEW ${name}`]);
  return [
    select ? 'S' : '',
    insert ? 'I' : '',
    update,
    remove ? 'D' : '',
    truncate ? 'T' : '',
    owned ? 'O' : '',
  ].join('');
}

const ownersOnly = (name: string): string[] => [
  `ALTER TABLE ${name} DISABLE TRIGGER USER`,
  `ALTER TABLE ${name} NO FORCE ROW LEVEL SECURITY`,
  `ALTER TABLE ${name} DISABLE ROW LEVEL SECURITY`,
  `CREATE POLICY opened ON ${name} USING (true)`,
  `CREATE TRIGGER watched BEFORE UPDATE ON ${name} FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()`,
  `CREATE INDEX ON ${name} ((1))`,
  `DROP TABLE ${name}`,
];

async function isAnyLet(client: pg.Client, statements: readonly string[]): Promise<boolean> {
  for (const statement of statements) if (await isLet(client, statement)) return true;
  return false;
}

async function updatable(client: pg.Client, name: string, columns: readonly string[]): Promise<string> {
  const may: string[] = [];
  for (const column of columns)
    if (await isLet(client, `UPDATE ${name} SET "${column}" = DEFAULT WHERE false`)) may.push(column);
  if (may.length === columns.length) return 'U';
  return may.length === 0 ? '' : `U(${may.join(',')})`;
}
