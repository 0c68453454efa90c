import { pendingMigrations, roles } from '@koz/platform';
import { testDatabase, type TestDatabase } from '@koz/testing';
import { allMigrations, migrateAll } from './index.js';

describe('The schema', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.drop());

  it('is made from nothing, and a second time changes nothing', async () => {
    expect(await migrateAll(db.adminUrl)).toEqual(allMigrations.map(({ name }) => name));
    expect(await migrateAll(db.adminUrl)).toEqual([]);
    expect(await pendingMigrations(db.pool('koz_query'), allMigrations)).toEqual([]);
  });

  it('gives every migration a name that says its schema and number', () => {
    for (const { name } of allMigrations) expect(name).toMatch(/^[a-z]+\/\d{4}-[a-z0-9-]+$/);
  });

  it('lets no role but the vault’s read the vault', async () => {
    const { rows } = await db.adminPool().query<{ role: string; readable: string }>(
      `SELECT r.role, t.schemaname || '.' || t.tablename AS readable
         FROM pg_tables t CROSS JOIN unnest($1::text[]) AS r(role)
        WHERE t.schemaname = 'vault'
          AND has_table_privilege(r.role, format('%I.%I', t.schemaname, t.tablename), 'SELECT')`,
      [roles],
    );
    expect([...new Set(rows.map(({ role }) => role))]).toEqual(['koz_vault']);
  });

  it('holds every table with a controller’s rows to row-level security, the owner too', async () => {
    const { rows } = await db.adminPool().query(
      `SELECT c.oid::regclass::text AS name
         FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'controller'
        WHERE c.relkind IN ('r', 'p') AND c.relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema')
          AND c.oid <> 'reference.location'::regclass
          -- Found by its secret before anybody knows whose it is; one role alone comes there.
          AND c.oid <> 'identity.session'::regclass
          AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`,
    );
    expect(rows).toEqual([]);
  });

  it('lets the query side write no events and read models', async () => {
    const { rows } = await db.adminPool().query(
      `SELECT t.schemaname || '.' || t.tablename AS writable
         FROM pg_tables t
        WHERE t.schemaname IN ('es', 'rm', 'vault', 'reference', 'platform')
          AND has_table_privilege('koz_query', format('%I.%I', t.schemaname, t.tablename), 'INSERT, UPDATE, DELETE')`,
    );
    expect(rows).toEqual([]);
  });
});
