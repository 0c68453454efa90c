import pg from 'pg';
import { testDatabase, type TestDatabase } from '@koz/testing';
import { migrate, pendingMigrations } from './migrations.js';
import { roles } from './roles.js';

const first = { name: 'test/0001-first', sql: 'CREATE TABLE first (n integer)' };
const second = { name: 'test/0002-second', sql: 'CREATE TABLE second AS SELECT n FROM first' };

describe('The migration runner', () => {
  let db: TestDatabase;

  beforeEach(async () => {
    db = await testDatabase();
  });
  afterEach(() => db.drop());

  it('applies in order what was not yet applied, once', async () => {
    expect(await migrate(db.adminUrl, [first])).toEqual(['test/0001-first']);
    expect(await pendingMigrations(db.adminPool(), [first, second])).toEqual(['test/0002-second']);
    expect(await migrate(db.adminUrl, [first, second])).toEqual(['test/0002-second']);
    expect(await migrate(db.adminUrl, [first, second])).toEqual([]);
  });

  it('applies each once when several processes migrate at the same time', async () => {
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => migrate(db.adminUrl, [first, second])));
    expect(outcomes.flat().sort()).toEqual(['test/0001-first', 'test/0002-second']);
  });

  it('refuses one whose text was changed after it was applied', async () => {
    await migrate(db.adminUrl, [first]);
    await expect(migrate(db.adminUrl, [{ ...first, sql: `${first.sql} ` }, second])).rejects.toMatchObject({
      name: 'MigrationError',
      migration: 'test/0001-first',
    });
  });

  it('names the one that failed and the line, leaves nothing of it, and keeps those before', async () => {
    const broken = { name: 'test/0002-broken', sql: 'CREATE TABLE half (n integer);\nSELECT * FROM absent' };
    await expect(migrate(db.adminUrl, [first, broken])).rejects.toThrow(
      'Migration test/0002-broken: relation "absent" does not exist (42P01) at line 2',
    );
    const { rows } = await db
      .adminPool()
      .query(`SELECT to_regclass('first') AS first, to_regclass('half') AS half`);
    expect(rows).toEqual([{ first: 'first', half: null }]);
  });

  it('refuses two of the same name', async () => {
    await expect(migrate(db.adminUrl, [first, first])).rejects.toThrow('test/0001-first');
  });

  it('makes the roles, which the application’s login may take but whose rights it does not have', async () => {
    const { rows } = await db
      .adminPool()
      .query<{ rolname: string }>(
        `SELECT rolname FROM pg_roles WHERE rolname = ANY($1) AND NOT rolcanlogin AND NOT rolsuper AND NOT rolbypassrls`,
        [roles],
      );
    expect(rows.map(({ rolname }) => rolname).sort()).toEqual([...roles].sort());
    await migrate(db.adminUrl, [
      { name: 'test/0001', sql: 'CREATE TABLE t (); GRANT SELECT ON t TO koz_query' },
    ]);
    const login = new pg.Client({ connectionString: db.url });
    await login.connect();
    await expect(login.query('SELECT FROM t')).rejects.toMatchObject({ code: '42501' });
    await login.query('SET ROLE koz_query');
    expect((await login.query('SELECT FROM t')).rowCount).toBe(0);
    await login.end();
  });
});
