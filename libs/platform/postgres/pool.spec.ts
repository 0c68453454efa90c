import { collectingLogger, eventually, testDatabase, type TestDatabase } from '@koz/testing';
import { createPool } from './pool.js';
import { isConnectionFailure, PostgresError } from './sanitise-error.js';

describe('A pool', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    const sql = `CREATE TABLE person (name text PRIMARY KEY, born date NOT NULL, age integer CHECK (age < 99));
                 GRANT SELECT, INSERT ON person TO koz_command`;
    db = await testDatabase({ migrations: [{ name: 'test/0001-person', sql }] });
  });
  afterAll(() => db.drop());

  it('connects in its role and under its name', async () => {
    const { rows } = await db
      .pool('koz_query')
      .query(
        `SELECT current_user AS role, session_user AS login, current_setting('application_name') AS name`,
      );
    expect(rows).toEqual([{ role: 'koz_query', login: 'koz', name: 'koz_query' }]);
  });

  it('reads int8 as a number, as a bigint beyond what a number holds, and a date as it is written', async () => {
    const { rows } = await db
      .adminPool()
      .query(`SELECT 42::int8 AS small, 9007199254740993 AS large, DATE '2026-03-29' AS day`);
    expect(rows).toEqual([{ small: 42, large: 9007199254740993n, day: '2026-03-29' }]);
  });

  it.each([
    [
      'a row that is there already',
      `INSERT INTO person VALUES ($1, '2000-01-01'), ($1, '2000-01-01')`,
      '23505',
    ],
    ['a value that is not allowed', `INSERT INTO person VALUES ($1, '2000-01-01', 100)`, '23514'],
    ['a value that is missing', `INSERT INTO person VALUES ($1, NULL)`, '23502'],
    ['a value that is no date', `INSERT INTO person VALUES ('x', ($1::text)::date)`, '22007'],
    ['an error raised by a function', `SELECT 1 WHERE $1::text = '' OR raise_it($1)`, 'P0001'],
  ])('throws an error without values for %s', async (_case, statement, code) => {
    await db.adminPool().query(`CREATE OR REPLACE FUNCTION raise_it(text) RETURNS boolean LANGUAGE plpgsql
      AS $$ BEGIN RAISE EXCEPTION 'no: %', $1; END $$`);
    const error = await db
      .pool('koz_command')
      .query(statement, ['Vogelstraat'])
      .then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
    expect(error).toBeInstanceOf(PostgresError);
    expect(error).toMatchObject({ code });
    expect(
      JSON.stringify([error, { ...(error as Error) }, String(error), (error as Error).stack]),
    ).not.toMatch(/Vogelstraat|2000-01-01/);
  });

  it('throws such errors from a client of its own as well', async () => {
    const client = await db.pool('koz_command').connect();
    await expect(client.query(`SELECT 'Vogelstraat'::date`)).rejects.toBeInstanceOf(PostgresError);
    client.release();
  });

  it('survives the loss of idle connections, tells of it, and connects again', async () => {
    const logger = collectingLogger();
    const pool = createPool(db.url, { role: 'koz_query', applicationName: 'to-be-lost', logger });
    await pool.query('SELECT 1');
    await db
      .adminPool()
      .query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'to-be-lost'`);
    await eventually(() => logger.messages().length > 0);
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await pool.end();
  });

  it('fails recognisably when the server is not there', async () => {
    const pool = createPool('postgresql://koz:x@127.0.0.1:9/koz');
    const error: unknown = await pool.query('SELECT 1').catch((thrown: unknown) => thrown);
    expect(isConnectionFailure(error)).toBe(true);
    await pool.end();
  });
});
